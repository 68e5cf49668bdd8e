using FakeForce.Engine.Records;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;
using FakeForce.Server.Rest.Composite.Collections;
using FakeForce.Server.Rest.Rows;

namespace FakeForce.Server.Rest.Composite;

/// <summary>POST /composite/tree/{sobject}: records with their children, all or none.</summary>
internal static class Trees
{
    public const int FirstVersion = 34;

    public static async ValueTask PostAsync(ApiCall call)
    {
        if (call.Version < FirstVersion) throw ApiCall.NotFound();
        var type = call.SObject();
        var body = await RequestBody.ReadTreeAsync(call);
        TypedBody.Check(body, "records");
        var input = new TreeInput(call.Catalog);
        var records = input.Read(TypedBody.List(body, "records"), type);
        if (input.Errors.Count > 0) Failed(call, input.Errors);
        else await SaveAsync(call, records);
    }

    private static async ValueTask SaveAsync(ApiCall call, IReadOnlyList<TreeRecord> records)
    {
        var caller = call.Caller;
        // The first record that fails is the one that is answered, and the last that is tried.
        var failure = await call.Org.TransactAsync(org => First(records, record => org.WriteAsync(t => record.Save(t, caller)).GetAwaiter().GetResult()), f => f is null, call.Cancel);
        if (failure is { } failed)
        {
            Failed(call, [.. failed.Result.Errors.Select(error => (failed.Record.ReferenceId, error))]);
            return;
        }
        foreach (var record in records) Create.Used(call, record.Id);
        Created(call, records);
    }

    private static (TreeRecord Record, SaveResult Result)? First(IEnumerable<TreeRecord> records, Func<TreeRecord, SaveResult> save)
    {
        foreach (var record in records)
            if (save(record) is { Success: false } result) return (record, result);
        return null;
    }

    private static void Created(ApiCall call, IReadOnlyList<TreeRecord> records)
    {
        call.Status = StatusCodes.Status201Created;
        call.XmlRoot = "SObjectTreeResponse";
        var json = call.Json.BeginObject().Name("hasErrors"u8).Boolean(false).Name("results"u8).BeginArray();
        foreach (var record in records) json.BeginObject().Name("referenceId"u8).String(record.ReferenceId).Name("id"u8).Id(record.Id).EndObject();
        json.EndArray().EndObject();
    }

    private static void Failed(ApiCall call, IReadOnlyList<(string ReferenceId, SaveError Error)> errors)
    {
        call.Status = StatusCodes.Status400BadRequest;
        call.XmlRoot = "SObjectTreeResponse";
        var json = call.Json.BeginObject().Name("hasErrors"u8).Boolean(true).Name("results"u8).BeginArray();
        foreach (var (referenceId, error) in Results(errors))
        {
            json.BeginObject().Name("referenceId"u8).String(referenceId);
            ErrorJson.List(json, error);
            json.EndObject();
        }
        json.EndArray().EndObject();
    }

    // A reference id that several records have is answered once for each of them (sObject Tree Response Body).
    private static IEnumerable<(string ReferenceId, IReadOnlyList<SaveError> Errors)> Results(IReadOnlyList<(string ReferenceId, SaveError Error)> errors) =>
        errors.Any(e => e.Error.Message == CompositeErrors.DuplicateReferenceId.Message) ? errors.Select(e => (e.ReferenceId, (IReadOnlyList<SaveError>)[e.Error]))
            : errors.GroupBy(e => e.ReferenceId).Select(g => (g.Key, (IReadOnlyList<SaveError>)[.. g.Select(e => e.Error)]));
}
