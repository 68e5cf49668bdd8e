using FakeForce.Engine;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;
using FakeForce.Server.Rest.Describe;

namespace FakeForce.Server.Rest.Actions;

/// <summary>/actions: what there is, what it takes, and running it.</summary>
internal static class ActionCalls
{
    /// <summary>Sets of inputs in one call. No guide states Salesforce's number: this is that of the records in a composite request.</summary>
    private const int MostInputs = 200;

    public static ValueTask Kinds(ApiCall call)
    {
        MustBeThere(call);
        return Unless304(call, json => json.BeginObject().Name("standard"u8).String($"{call.Root}/actions/standard").Name("custom"u8).String($"{call.Root}/actions/custom").EndObject());
    }

    public static ValueTask Types(ApiCall call)
    {
        MustBeThere(call);
        return Unless304(call, json =>
        {
            json.BeginObject();
            foreach (var (name, since) in ActionTypes.All)
                if (OrgActions.SinceIs(call, since)) json.Name(name).String($"{call.Root}/actions/custom/{name}");
            json.EndObject();
        });
    }

    public static ValueTask Standard(ApiCall call)
    {
        var actions = OrgActions.Standard(call);
        return Unless304(call, _ => ActionJson.List(call, actions));
    }

    public static ValueTask Custom(ApiCall call)
    {
        var actions = OrgActions.Custom(call, call.RouteText("type"));
        return Unless304(call, _ => ActionJson.List(call, actions));
    }

    public static ValueTask Describe(ApiCall call)
    {
        var action = OrgActions.Of(call);
        return Unless304(call, _ => ActionJson.Describe(call, action));
    }

    /// <summary>400 where a set of inputs failed, with the results of all.</summary>
    public static async ValueTask InvokeAsync(ApiCall call)
    {
        var action = OrgActions.Of(call);
        var inputs = Inputs(await RequestBody.ReadTreeAsync(call, takesXml: false));
        var results = await action.RunAsync(call, inputs);
        if (results.Any(result => result.Errors.Count > 0)) call.Status = StatusCodes.Status400BadRequest;
        ActionJson.Results(call.Json, action, results);
    }

    // "The top-level JSON key name must be inputs" (Actions guide, "Invoking Actions"). The texts are ours.
    private static List<JsonTree> Inputs(JsonTree body)
    {
        if (body.Kind != JsonKind.Object) throw body.Mismatch("the request");
        foreach (var member in body.Members)
            if (member.Name != "inputs") throw member.Unrecognized();
        if (body["inputs"] is not { } inputs) throw new SalesforceException("REQUIRED_FIELD_MISSING", "Required fields are missing: [inputs]", ["inputs"]);
        if (inputs.Kind != JsonKind.Array) throw inputs.Mismatch("list");
        if (inputs.Items.Count is 0 or > MostInputs) throw new SalesforceException("INVALID_INPUT", $"inputs holds 1 to {MostInputs} sets of inputs; these are {inputs.Items.Count}");
        return inputs.Items.TrueForAll(item => item.Kind == JsonKind.Object) ? inputs.Items : throw inputs.Items.First(item => item.Kind != JsonKind.Object).Mismatch("inputs");
    }

    // "If the action metadata has not changed since the provided date, a 304 Not Modified status code is returned" (Actions guide, "Overview").
    private static ValueTask Unless304(ApiCall call, Action<JsonOut> answer)
    {
        if (!SchemaMoment.IsKnown(call)) answer(call.Json);
        return ValueTask.CompletedTask;
    }

    private static void MustBeThere(ApiCall call)
    {
        if (!OrgActions.SinceIs(call, ActionTypes.FirstVersion)) throw ApiCall.NotFound();
    }
}
