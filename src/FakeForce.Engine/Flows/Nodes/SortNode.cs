using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>Collection Sort: the collection itself is put in order, and cut where there is a limit.</summary>
internal sealed class SortNode(string name, SlotReading list, SortNode.Key[] keys, int? limit, NodeLink next) : FlowNode(name)
{
    internal sealed record Key(Field? Field, bool IsDescending, bool NullsFirst);

    public override FlowNode? Run(Interview interview)
    {
        if (list.Read(interview) is { IsNull: false, List: var entries })
        {
            var sorted = entries.OrderBy(entry => entry, Comparer<Datum>.Create(Compare)).ToList();
            interview.Slots[list.Slot] = Datum.Of(limit is { } most && most < sorted.Count ? sorted[..most] : sorted);
        }
        return next.Node;
    }

    private int Compare(Datum one, Datum other)
    {
        foreach (var key in keys)
            if (Compare(key, Value(key, one), Value(key, other)) is not 0 and var order) return order;
        return 0;
    }

    // "doesPutEmptyStringAndNullFirst: default is false", whichever the direction.
    private static int Compare(Key key, Datum one, Datum other)
    {
        if (one.IsEmpty || other.IsEmpty) return one.IsEmpty == other.IsEmpty ? 0 : one.IsEmpty == key.NullsFirst ? -1 : 1;
        var order = Comparison.Order(one, other);
        return key.IsDescending ? -order : order;
    }

    private static Datum Value(Key key, Datum entry) => key.Field is null || entry.Kind != DatumKind.Record ? entry : entry.Record.Get(key.Field);
}
