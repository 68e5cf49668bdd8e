using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Actions;

/// <summary>
/// Lists, describes and results of actions. Of describes the guides show no sample: names of members follow what Flow Builder reads; that
/// this is all of them is not confirmed.
/// </summary>
internal static class ActionJson
{
    /// <summary>REST guide, "Get Standard Invocable Actions".</summary>
    public static void List(ApiCall call, IEnumerable<InvocableAction> actions)
    {
        call.Json.BeginObject().Name("actions"u8).BeginArray();
        foreach (var action in actions)
            call.Json.BeginObject().Name("label"u8).String(action.Label).Name("name"u8).String(action.Name).Name("type"u8).String(action.Type)
                .Name("url"u8).String($"{call.Root}/actions/{action.Path}").EndObject();
        call.Json.EndArray().EndObject();
    }

    public static void Describe(ApiCall call, InvocableAction action)
    {
        var json = call.Json.BeginObject().Name("description"u8).String(action.Description).Name("inputs"u8).BeginArray();
        foreach (var input in action.Inputs)
            if (input.Since <= call.Version) Value(json, input, isInput: true);
        json.EndArray().Name("label"u8).String(action.Label).Name("name"u8).String(action.Name).Name("outputs"u8).BeginArray();
        foreach (var output in action.Outputs) Value(json, output, isInput: false);
        json.EndArray().Name("standard"u8).Boolean(action.IsStandard).Name("targetEntityName"u8).Null().Name("type"u8).String(action.Type).EndObject();
    }

    /// <summary>Actions guide, "Invoking Actions"; version, sortOrder and invocationId are seen in answers of orgs.</summary>
    public static void Results(JsonOut json, InvocableAction action, IEnumerable<ActionResult> results)
    {
        json.BeginArray();
        foreach (var result in results)
        {
            json.BeginObject().Name("actionName"u8).String(action.Name).Name("errors"u8);
            if (result.Errors.Count == 0) json.Null();
            else Errors(json, result);
            json.Name("invocationId"u8).Null().Name("isSuccess"u8).Boolean(result.Errors.Count == 0).Name("outputValues"u8);
            if (result.Outputs is { } outputs) json.Raw(outputs.Span);
            else json.Null();
            json.Name("sortOrder"u8).Number(-1).Name("version"u8).Number(1).EndObject();
        }
        json.EndArray();
    }

    private static void Errors(JsonOut json, ActionResult result)
    {
        json.BeginArray();
        foreach (var error in result.Errors)
        {
            json.BeginObject().Name("statusCode"u8).String(error.Code).Name("message"u8).String(error.Message).Name("fields"u8).BeginArray();
            foreach (var field in error.Fields) json.String(field);
            json.EndArray().EndObject();
        }
        json.EndArray();
    }

    private static void Value(JsonOut json, ActionValue value, bool isInput)
    {
        json.BeginObject().Name("apexClass"u8).String(value.ApexClass);
        if (isInput) json.Name("byteLength"u8).Number(value.Length);
        json.Name("description"u8).String(value.Description).Name("label"u8).String(value.Label ?? value.Name)
            .Name("maxOccurs"u8).Number(value.IsList ? ActionValue.Many : 1).Name("name"u8).String(value.Name).Name("picklistValues"u8);
        if (value.Choices.Count == 0) json.Null();
        else
        {
            json.BeginArray();
            foreach (var choice in value.Choices) json.String(choice);
            json.EndArray();
        }
        if (isInput) json.Name("required"u8).Boolean(value.IsRequired);
        json.Name("sobjectType"u8).Null().Name("type"u8).String(value.Type).EndObject();
    }
}
