using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events;

/// <summary>What a whole transaction did to one row: as it was before, and as it is committed.</summary>
internal readonly record struct RowChange(SObjectType Type, int Number, Row Before, Row After)
{
    /// <summary>
    /// Several writes of one row are one change, of the kind that the first of them made (Change Data Capture Developer Guide,
    /// "General Considerations"). Null where nothing came of it: leaving the recycle bin for good, or gone before it was committed.
    /// </summary>
    public ChangeType? Kind => (Before.IsLive, After.IsLive) switch
    {
        (false, true) => Before.IsDeleted && Before.Exists ? ChangeType.Undelete : ChangeType.Create,
        (true, true) => ChangeType.Update,
        (true, false) => ChangeType.Delete,
        _ => null,
    };

    /// <summary>The changes of which something came, in the order of the first write of each row.</summary>
    public static List<RowChange> Of(Transaction transaction, Func<SObjectType, bool> isWanted)
    {
        var (seen, found) = (new HashSet<long>(transaction.OwnChangeCount), new List<RowChange>(transaction.OwnChangeCount));
        var (last, isLastWanted) = ((SObjectType?)null, false);
        foreach (var change in transaction.OwnChanges)
        {
            if (change.Type is not { } type) continue;
            if (!ReferenceEquals(type, last)) (last, isLastWanted) = (type, isWanted(type));
            if (!isLastWanted || !seen.Add((long)type.Index << 32 | (uint)change.Number)) continue;
            var row = new RowChange(type, change.Number, new Row(change.Before), transaction.Find(type, type.IdOf(change.Number)));
            if (row.Kind is not null) found.Add(row);
        }
        return found;
    }
}
