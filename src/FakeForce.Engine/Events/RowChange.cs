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

    /// <summary>The changes in the order of the first write of each row.</summary>
    public static IEnumerable<RowChange> Of(Transaction transaction, Func<SObjectType, bool> isWanted)
    {
        var seen = new HashSet<(int, int)>();
        foreach (var change in transaction.OwnChanges)
        {
            if (change.Type is not { } type || !isWanted(type) || !seen.Add((type.Index, change.Number))) continue;
            yield return new RowChange(type, change.Number, new Row(change.Before), transaction.Find(type, type.IdOf(change.Number)));
        }
    }
}
