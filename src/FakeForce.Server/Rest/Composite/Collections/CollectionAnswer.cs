using FakeForce.Engine.Records;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;
using FakeForce.Server.Rest.Rows;

namespace FakeForce.Server.Rest.Composite.Collections;

/// <summary>
/// Saves or deletes a collection in one transaction and answers one result per record, in their order. The status is 200
/// whatever becomes of the records; their errors have statusCode where single calls have errorCode.
/// </summary>
internal static class CollectionAnswer
{
    public static async ValueTask SaveAsync(ApiCall call, IReadOnlyList<SaveOne> records, bool allOrNone, bool isUpsert = false, bool isUse = true)
    {
        var results = await call.Org.WriteAsync(t => ManyRecords.Run(t, records, allOrNone), call.Cancel);
        if (isUse)
            foreach (var result in results)
                if (result.Success) Create.Used(call, result.Id!.Value);
        if (Subrequest.Of(call.Http) is { } inner) inner.HasFailures = results.Any(r => !r.Success);
        Write(call, results, isUpsert);
    }

    private static void Write(ApiCall call, IReadOnlyList<SaveResult> results, bool isUpsert)
    {
        call.XmlRoot = "Results";
        call.XmlItem = "Result";
        var json = call.Json.BeginArray();
        foreach (var result in results)
        {
            json.BeginObject();
            if (result.Id is { } id) json.Name("id"u8).Id(id);
            json.Name("success"u8).Boolean(result.Success);
            Errors(json, result.Errors);
            if (isUpsert && result.Success) json.Name("created"u8).Boolean(result.Created);
            json.EndObject();
        }
        json.EndArray();
    }

    /// <summary>"errors":[{"statusCode":…,"message":…,"fields":[]}]</summary>
    public static void Errors(JsonOut json, IEnumerable<SaveError> errors)
    {
        json.Name("errors"u8).BeginArray();
        foreach (var error in errors)
        {
            json.BeginObject().Name("statusCode"u8).String(error.Code).Name("message"u8).String(error.Message);
            ErrorJson.Fields(json, error.Fields);
            json.EndObject();
        }
        json.EndArray();
    }
}
