using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records;

/// <summary>
/// Makes up to three records one (SOAP API Developer Guide, "merge()"): the master gets the values that are given, what hangs on the others hangs on
/// it, and the others are deleted, with the master's id in MasterRecordId.
/// </summary>
public static class RecordMerge
{
    private const int MostVictims = 2;

    private static readonly string[] mergeable = ["Account", "Case", "Contact", "Individual", "Lead"];

    /// <summary>All of it or nothing: what is wrong comes back in the result.</summary>
    public static MergeResult Merge(Transaction transaction, Caller caller, SObjectType type, RecordId master, RecordInput values, IReadOnlyList<RecordId> victims)
    {
        if (Refusal(transaction, type, master, victims) is { } refusal) return MergeResult.Failed(master, refusal);
        var before = transaction.Save();
        var result = Run(transaction, caller, type, master, values, victims);
        if (result.Errors.Count > 0) transaction.Rollback(before);
        return result;
    }

    private static SaveError? Refusal(Transaction transaction, SObjectType type, RecordId master, IReadOnlyList<RecordId> victims)
    {
        if (!mergeable.Contains(type.Name)) return new SaveError("INVALID_TYPE", $"{type.Label} records cannot be merged"); // ours
        if (victims.Count is 0 or > MostVictims) return new SaveError("INVALID_NUM_REC", $"Merge requires 1 to {MostVictims} records to merge"); // ours
        if (victims.Contains(master) || victims.Distinct().Count() < victims.Count) return new SaveError("DUPLICATE_VALUE", "Records to merge must be different from one another and from the master"); // ours
        foreach (var id in victims.Prepend(master))
        {
            var row = transaction.Find(type, id);
            if (id.Prefix != type.KeyPrefix || !row.Exists) return new SaveError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
            if (row.IsDeleted) return new SaveError("ENTITY_IS_DELETED", "entity is deleted");
        }
        return null;
    }

    private static MergeResult Run(Transaction transaction, Caller caller, SObjectType type, RecordId master, RecordInput values, IReadOnlyList<RecordId> victims)
    {
        var updated = SavePipeline.Update(transaction, caller, type, master, values);
        if (!updated.Success) return MergeResult.Failed(master, updated.Errors[0]);
        var related = new List<RecordId>();
        foreach (var victim in victims)
        {
            related.AddRange(Reparent(transaction, caller, type, victim, master));
            var draft = new RowDraft(type, transaction.Find(type, victim));
            if (type.TryField("MasterRecordId", out var field)) draft[field] = Value.Of(master);
            transaction.Update(victim, draft);
            var deleted = Deletion.Delete(transaction, caller, type, victim);
            if (!deleted.Success) return MergeResult.Failed(master, deleted.Errors[0]);
        }
        return new MergeResult(master, victims, related, []);
    }

    // "Any related records are reparented": all that names the victim names the master.
    private static List<RecordId> Reparent(Transaction transaction, Caller caller, SObjectType type, RecordId victim, RecordId master)
    {
        var moved = new List<RecordId>();
        foreach (var childType in transaction.TypesWithRows())
            foreach (var field in ReferencesTo.Of(childType, type))
                foreach (var number in transaction.Lookup(childType, field, victim.Bits))
                {
                    var id = childType.IdOf(number);
                    if (transaction.Find(childType, id) is not { IsLive: true } row) continue;
                    var draft = new RowDraft(childType, row) { [field] = Value.Of(master) };
                    SystemFields.StampModified(draft, transaction.Now, caller.UserId);
                    transaction.Update(id, draft);
                    Rules.RollUps.RollUpStep.Moved(transaction, caller, childType, row, transaction.Find(childType, id));
                    if (!moved.Contains(id)) moved.Add(id);
                }
        return moved;
    }
}

/// <summary>What a merge did; with errors nothing of it.</summary>
public sealed record MergeResult(RecordId Id, IReadOnlyList<RecordId> MergedRecordIds, IReadOnlyList<RecordId> UpdatedRelatedIds, IReadOnlyList<SaveError> Errors)
{
    public bool Success => Errors.Count == 0;

    internal static MergeResult Failed(RecordId id, SaveError error) => new(id, [], [], [error]);
}
