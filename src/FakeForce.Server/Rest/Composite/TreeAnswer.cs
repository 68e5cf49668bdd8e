using FakeForce.Engine.Records;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;
using FakeForce.Server.Rest.Rows;

namespace FakeForce.Server.Rest.Composite;

/// <summary>Answers about trees. In XML, members come by the alphabet (REST API Developer Guide, "sObject Tree Response Body").</summary>
internal static class TreeAnswer
{
    private const string Root = "SObjectTreeResponse";

    public static void Created(ApiCall call, IReadOnlyList<TreeRecord> records)
    {
        call.Status = StatusCodes.Status201Created;
        call.XmlRoot = Root;
        var json = call.Json.BeginObject().Name("hasErrors"u8).Boolean(false).Name("results"u8).BeginArray();
        foreach (var record in records)
        {
            json.BeginObject();
            if (call.WantsXml) json.Name("id"u8).Id(record.Id);
            json.Name("referenceId"u8).String(record.ReferenceId);
            if (!call.WantsXml) json.Name("id"u8).Id(record.Id);
            json.EndObject();
        }
        json.EndArray().EndObject();
    }

    public static void Failed(ApiCall call, IReadOnlyList<(string ReferenceId, SaveError Error)> errors)
    {
        call.Status = StatusCodes.Status400BadRequest;
        call.XmlRoot = Root;
        var json = call.Json.BeginObject().Name("hasErrors"u8).Boolean(true).Name("results"u8).BeginArray();
        foreach (var (referenceId, error) in Results(errors))
        {
            json.BeginObject();
            if (call.WantsXml) ErrorsForXml(json, error);
            json.Name("referenceId"u8).String(referenceId);
            if (!call.WantsXml) ErrorJson.List(json, error);
            json.EndObject();
        }
        json.EndArray().EndObject();
    }

    private static void ErrorsForXml(JsonOut json, IEnumerable<SaveError> errors)
    {
        json.Name("errors"u8).BeginArray();
        foreach (var error in errors)
        {
            ErrorJson.Fields(json.BeginObject(), error.Fields);
            json.Name("message"u8).String(error.Message).Name("statusCode"u8).String(error.Code).EndObject();
        }
        json.EndArray();
    }

    // A reference id that several records have is answered once for each of them (sObject Tree Response Body).
    private static IEnumerable<(string ReferenceId, IReadOnlyList<SaveError> Errors)> Results(IReadOnlyList<(string ReferenceId, SaveError Error)> errors) =>
        errors.Any(e => e.Error.Message == CompositeErrors.DuplicateReferenceId.Message) ? errors.Select(e => (e.ReferenceId, (IReadOnlyList<SaveError>)[e.Error]))
            : errors.GroupBy(e => e.ReferenceId).Select(g => (g.Key, (IReadOnlyList<SaveError>)[.. g.Select(e => e.Error)]));
}
