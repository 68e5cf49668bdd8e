using FakeForce.Engine.Records;
using FakeForce.Server.Gate;
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
        if (input.Errors.Count > 0) TreeAnswer.Failed(call, input.Errors);
        else await SaveAsync(call, records);
    }

    private static async ValueTask SaveAsync(ApiCall call, IReadOnlyList<TreeRecord> records)
    {
        var caller = call.Caller;
        // The first record that fails is the one that is answered, and the last that is tried.
        var failure = await call.Org.TransactAsync(org => First(records, record => org.WriteAsync(t => record.Save(t, caller)).GetAwaiter().GetResult()), f => f is null, call.Cancel);
        if (failure is { } failed)
        {
            TreeAnswer.Failed(call, [.. failed.Result.Errors.Select(error => (failed.Record.ReferenceId, error))]);
            return;
        }
        foreach (var record in records) Create.Used(call, record.Id);
        TreeAnswer.Created(call, records);
    }

    private static (TreeRecord Record, SaveResult Result)? First(IEnumerable<TreeRecord> records, Func<TreeRecord, SaveResult> save)
    {
        foreach (var record in records)
            if (save(record) is { Success: false } result) return (record, result);
        return null;
    }
}
