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
                if (result is { Success: true, Enqueued: null }) Create.Used(call, result.Id!.Value);
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
            ErrorJson.List(json, result.Reported);
            if (isUpsert && result.Success) json.Name("created"u8).Boolean(result.Created);
            json.EndObject();
        }
        json.EndArray();
    }
}
