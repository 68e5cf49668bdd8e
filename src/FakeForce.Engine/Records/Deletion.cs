using FakeForce.Engine.Access;
using FakeForce.Engine.External;
using FakeForce.Engine.Flows;
using FakeForce.Engine.Records.Steps;
using FakeForce.Engine.Rules.RollUps;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records;

/// <summary>
/// Moving records to the recycle bin with what hangs on them, bringing them back, and emptying the bin. A record that went
/// along with another has a document that names it, which is how undelete knows what belongs together.
/// </summary>
public static class Deletion
{
    /// <summary>Cascades are bounded; Salesforce refuses to delete more than 100,000 children along.</summary>
    private const int MaxCascade = 100_000;

    public static SaveResult Delete(Transaction transaction, Caller caller, SObjectType type, RecordId id)
    {
        if (type.External is not null) return SaveResult.Failed(id, ExternalErrors.InATransaction(type));
        type = transaction.Catalog.ByIndex(type.Index);
        transaction.Author = caller;
        var row = transaction.Find(type, id);
        if (SavePipeline.Gone(row, id, type) is { } gone) return SaveResult.Failed(id, gone);
        var access = transaction.AccessOf(caller);
        if (!(access?.Catalog.ByIndex(type.Index) ?? type).Is(SObjectFlags.Deletable))
            return SaveResult.Failed(id, new SaveError("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id"));
        if (transaction.SharingOf(caller) is { } sharing && RecordAccess.Refusal(sharing, type, id, row, RowLevel.All) is { } refusal) return SaveResult.Failed(id, refusal);
        if (BeforeDeleteFlows.Run(transaction, caller, type, id, row) is { Count: > 0 } refusals) return SaveResult.Failed(id, refusals);
        var doomed = new OrderedDictionary<RecordId, SObjectType> { [id] = type };
        var detached = new List<(SObjectType Type, RecordId Id, Field Field)>();
        for (var i = 0; i < doomed.Count; i++)
            if (Follow(transaction, doomed.GetAt(i).Value, doomed.GetAt(i).Key, doomed, detached) is { } error) return SaveResult.Failed(id, error);
        foreach (var (childType, child, field) in detached)
            if (!doomed.ContainsKey(child)) Change(transaction, childType, child, draft => { draft[field] = Value.Null; SystemFields.StampModified(draft, transaction.Now, caller.UserId); });
        foreach (var (doomedId, doomedType) in doomed)
            if (transaction.Held?.Check(doomedId, new RowDraft(doomedType, transaction.Find(doomedType, doomedId))) is { } held) return SaveResult.Failed(id, held);
        foreach (var (doomedId, doomedType) in doomed)
        {
            var before = transaction.Find(doomedType, doomedId);
            Change(transaction, doomedType, doomedId, draft => SystemFields.MarkDeleted(draft, true, transaction.Now));
            if (doomedId != id) transaction.SetDocument(AlongKey(doomedId), BitConverter.GetBytes(id.Bits));
            if (RollUpStep.Moved(transaction, caller, doomedType, before, transaction.Find(doomedType, doomedId)) is { } refused) return SaveResult.Failed(id, refused);
        }
        return SaveResult.Ok(id, created: false);
    }

    /// <summary>Brings a record back from the bin with the children that went with it.</summary>
    public static SaveResult Undelete(Transaction transaction, Caller caller, SObjectType type, RecordId id)
    {
        var row = transaction.Find(type, id);
        if (!row.Exists) return SaveResult.Failed(id, new SaveError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
        if (!row.IsDeleted) return SaveResult.Failed(id, new SaveError("UNDELETE_FAILED", "Entity is not in the recycle bin"));
        var back = Together(transaction, type, id);
        foreach (var (backType, backId) in back)
            if (Taken(transaction, backType, backId) is { } taken) return SaveResult.Failed(id, taken);
        // A master that comes back too has counted its details all along.
        var together = back.Select(record => record.Id).ToHashSet();
        foreach (var (backType, backId) in back)
        {
            var before = transaction.Find(backType, backId);
            Change(transaction, backType, backId, draft => SystemFields.MarkDeleted(draft, false, transaction.Now));
            Forget(transaction, backId);
            if (RollUpStep.Moved(transaction, caller, backType, before, transaction.Find(backType, backId), except: together) is { } refused) return SaveResult.Failed(id, refused);
        }
        return SaveResult.Ok(id, created: false);
    }

    /// <summary>Ends a record in the bin for good, with the children that went with it.</summary>
    public static SaveResult EmptyFromBin(Transaction transaction, SObjectType type, RecordId id)
    {
        var row = transaction.Find(type, id);
        if (!row.Exists || !row.IsDeleted) return SaveResult.Failed(id, new SaveError("INVALID_ID_FIELD", "Record is not in the recycle bin"));
        foreach (var (goneType, gone) in Together(transaction, type, id))
        {
            transaction.Purge(goneType, gone);
            Forget(transaction, gone);
        }
        return SaveResult.Ok(id, created: false);
    }

    // A record and all that was deleted along with it.
    private static List<(SObjectType Type, RecordId Id)> Together(Transaction transaction, SObjectType type, RecordId id)
    {
        var together = new OrderedDictionary<RecordId, SObjectType> { [id] = type };
        for (var i = 0; i < together.Count; i++)
            foreach (var (childType, child, field, row) in Children(transaction, together.GetAt(i).Value, together.GetAt(i).Key))
                if (field.Is(FieldFlags.CascadeDelete) && row.IsDeleted && WentAlongWith(transaction, child) == id) together.TryAdd(child, childType);
        return [.. together.Select(t => (t.Value, t.Key))];
    }

    private static RecordId WentAlongWith(Transaction transaction, RecordId id) =>
        transaction.Document(AlongKey(id)) is { } bytes ? new RecordId(BitConverter.ToUInt64(bytes)) : default;

    private static void Forget(Transaction transaction, RecordId id)
    {
        if (transaction.Document(AlongKey(id)) is not null) transaction.SetDocument(AlongKey(id), null);
    }

    private static string AlongKey(RecordId id) => "bin/" + id;

    // While a record was in the bin, another may have taken its unique values.
    private static SaveError? Taken(Transaction transaction, SObjectType type, RecordId id)
    {
        var row = transaction.Find(type, id);
        foreach (var field in FieldSets.Of(type).Unique)
            foreach (var other in ExternalIds.Find(transaction, type, field, row.Get(field)))
                return Unique.Clash(field, other);
        return null;
    }

    // Cascades may form a circle, so each record is doomed but once.
    private static SaveError? Follow(Transaction transaction, SObjectType type, RecordId id,
        OrderedDictionary<RecordId, SObjectType> doomed, List<(SObjectType, RecordId, Field)> detached)
    {
        foreach (var (childType, child, field, row) in Children(transaction, type, id))
        {
            if (!row.IsLive) continue;
            if (field.Is(FieldFlags.CascadeDelete)) doomed.TryAdd(child, childType);
            else if (field.Is(FieldFlags.RestrictedDelete)) return Restricted(transaction, type, id, childType, row);
            else detached.Add((childType, child, field));
            if (doomed.Count > MaxCascade)
                return new SaveError("DELETE_FAILED", $"cannot delete more than {MaxCascade} records along with {type.Label}");
        }
        return null;
    }

    private static SaveError Restricted(Transaction transaction, SObjectType type, RecordId id, SObjectType childType, Row child)
    {
        var row = transaction.Find(type, id);
        var name = type.NameField is { } own ? row.Get(own).AsText : id.ToString();
        var childName = childType.NameField is { } theirs ? child.Get(theirs).AsText : childType.Label;
        return new SaveError("DELETE_FAILED",
            $"Your attempt to delete {name} could not be completed because it is associated with the following {childType.LabelPlural.ToLowerInvariant()}.: {childName}\n");
    }

    // Only objects that have rows can have children here, which spares loading the descriptions of all others.
    private static IEnumerable<(SObjectType Type, RecordId Id, Field Field, Row Row)> Children(Transaction transaction, SObjectType parent, RecordId id)
    {
        foreach (var childType in transaction.TypesWithRows())
            foreach (var field in ReferencesTo.Of(childType, parent))
                foreach (var number in transaction.Lookup(childType, field, id.Bits))
                {
                    var child = childType.IdOf(number);
                    yield return (childType, child, field, transaction.Find(childType, child));
                }
    }

    private static void Change(Transaction transaction, SObjectType type, RecordId id, Action<RowDraft> change)
    {
        var draft = new RowDraft(type, transaction.Find(type, id));
        change(draft);
        transaction.Update(id, draft);
    }
}
