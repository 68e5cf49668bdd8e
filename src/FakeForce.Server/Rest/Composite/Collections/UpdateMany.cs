using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Composite.Collections;

/// <summary>PATCH /composite/sobjects: each record names its id.</summary>
internal static class UpdateMany
{
    /// <summary>Observed in answers of real orgs.</summary>
    private static readonly SaveError noId = new("MISSING_ARGUMENT", "Id not specified in an update call");

    public static async ValueTask PatchAsync(ApiCall call)
    {
        CollectionRules.Since(call);
        var input = await CollectionInput.ReadAsync(call);
        CollectionRules.CheckTypes([.. input.Records.Select(r => r.Type)]);
        var caller = call.Caller;
        var targets = input.Records.Select(TakeId).ToList();
        var twice = targets.Where(t => t.Error is null).CountBy(t => t.Id).Where(t => t.Value > 1).Select(t => t.Key).ToHashSet();
        await CollectionAnswer.SaveAsync(call, [.. input.Records.Select((r, i) => One(r, targets[i], caller, twice))], input.AllOrNone);
    }

    private static SaveOne One(CollectionRecord record, (RecordId Id, SaveError? Error) target, Caller caller, HashSet<RecordId> twice)
    {
        if (target.Error is { } error) return _ => SaveResult.Failed(null, error);
        // Which of two changes to one record is to win cannot be told: refused, in the words of an upsert that has a key twice.
        if (twice.Contains(target.Id)) return _ => SaveResult.Failed(target.Id, new SaveError("DUPLICATE_VALUE", $"Duplicate id specified: {target.Id}"));
        return transaction => RowGone.AsReference(SavePipeline.Update(transaction, caller, record.Type, target.Id, record.Input));
    }

    private static (RecordId Id, SaveError? Error) TakeId(CollectionRecord record)
    {
        var at = record.Input.Fields.FindLastIndex(f => f.Key.Equals("Id", StringComparison.OrdinalIgnoreCase));
        if (at < 0 || record.Input.Fields[at].Value.IsBlank) return (default, noId);
        var text = record.Input.Fields[at].Value.Text ?? "";
        record.Input.Fields.RemoveAll(f => f.Key.Equals("Id", StringComparison.OrdinalIgnoreCase));
        if (RecordId.TryParse(text, out var id) && id.Prefix == record.Type.KeyPrefix) return (id, null);
        return (default, new SaveError("MALFORMED_ID", $"{record.Type.Label} ID: id value of incorrect type: {text}", "Id"));
    }
}
