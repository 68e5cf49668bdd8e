using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Rows;

/// <summary>Read, upsert and delete by external id (REST API Developer Guide).</summary>
internal static class ByExternalId
{
    public static ValueTask Get(ApiCall call, SObjectType type)
    {
        var found = RowPath.Find(call, type, RowPath.Key(type, call.RouteText("key")));
        if (found.Count == 0) throw ApiCall.NotFound();
        if (found.Count == 1) Read.Record(call, type, found[0]);
        else Choices(call, type, found);
        return ValueTask.CompletedTask;
    }

    public static async ValueTask Patch(ApiCall call, SObjectType type)
    {
        var key = RowPath.Key(type, call.RouteText("key"));
        var input = await RequestBody.ReadRecordAsync(call);
        var (value, caller) = (RowPath.Value(call), call.Caller);
        var updateOnly = "true".Equals(call.Query("updateOnly"), StringComparison.OrdinalIgnoreCase);
        var outcome = await call.Org.WriteAsync(t => Checked(Upsert.Run(t, caller, type, key, value, input, updateOnly)), call.Cancel);
        if (outcome.Matches is { } matches) Choices(call, type, matches);
        else if (outcome.Result is null) throw ApiCall.NotFound();
        else Answer(call, type, outcome.Result);
    }

    public static ValueTask Delete(ApiCall call, SObjectType type)
    {
        var found = RowPath.Find(call, type, RowPath.Key(type, call.RouteText("key")));
        if (found.Count == 0) throw ApiCall.NotFound();
        if (found.Count == 1) return Rows.Delete.Record(call, type, found[0]);
        Choices(call, type, found);
        return ValueTask.CompletedTask;
    }

    // A record that fails must not leave behind what its rules wrote before.
    private static UpsertOutcome Checked(UpsertOutcome outcome)
    {
        if (outcome.Result is { } result) RecordsFailedException.Check(result);
        return outcome;
    }

    // From 46.0 an update answers 200 with a body, before that 204 without (REST guide, upsert).
    private static void Answer(ApiCall call, SObjectType type, SaveResult result)
    {
        Create.Used(call, result.Id!.Value);
        if (result.Created) Create.Created(call, type, result.Id.Value, upsert: true);
        else if (call.Version >= 46) Create.Saved(call.Json, result.Id.Value, created: false);
        else call.NoContent();
    }

    // 300: the paths of all that match; nothing was written.
    private static void Choices(ApiCall call, SObjectType type, IReadOnlyList<RecordId> ids)
    {
        call.Status = StatusCodes.Status300MultipleChoices;
        call.Json.BeginArray();
        foreach (var id in ids) call.Json.String($"{call.Root}/sobjects/{type.Name}/{id}");
        call.Json.EndArray();
    }
}
