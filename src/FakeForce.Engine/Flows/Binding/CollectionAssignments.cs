using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>The assignment operators of collections (Help, "Flow Operators in Assignment Elements").</summary>
internal static class CollectionAssignments
{
    /// <summary>What the collection is then. Records that are added are copies: what a flow sets later of a variable does not change them.</summary>
    public static Datum Run(FlowAssignmentOperator operation, Datum present, Datum given)
    {
        var list = present.IsNull ? [] : present.List;
        return Datum.Of(operation switch
        {
            FlowAssignmentOperator.Assign => [.. Entries(given).Select(Own)],
            FlowAssignmentOperator.Add or FlowAssignmentOperator.AddItem => Grow(list, list.Count, given),
            FlowAssignmentOperator.AddAtStart => Grow(list, 0, given),
            FlowAssignmentOperator.RemoveAll => new DatumSet(Entries(given)) is var gone ? [.. list.Where(entry => !gone.Has(entry))] : list,
            FlowAssignmentOperator.RemoveFirst => Without(list, Entries(given)),
            FlowAssignmentOperator.RemoveBeforeFirst => First(list, given) is >= 0 and var first ? list[first..] : list,
            FlowAssignmentOperator.RemoveAfterFirst => First(list, given) is >= 0 and var last ? list[..(last + 1)] : list,
            FlowAssignmentOperator.RemovePosition => At(list, given),
            FlowAssignmentOperator.RemoveUncommon => new DatumSet(Entries(given)) is var kept ? [.. list.Where(kept.Has)] : list,
            _ => throw new FlowFault("INVALID_OPERATION", $"{operation} takes a single value"),
        });
    }

    // A list is grown where it lies: it is this variable's own.
    private static List<Datum> Grow(List<Datum> list, int at, Datum given)
    {
        var added = Entries(given).Select(Own).ToList();
        if (list.Count + added.Count > FlowLimits.MaxEntries) throw new FlowFault("LIMIT_EXCEEDED", $"a collection in a flow has more than {FlowLimits.MaxEntries} entries");
        list.InsertRange(at, added);
        return list;
    }

    private static List<Datum> Without(List<Datum> list, List<Datum> given)
    {
        var gone = new DatumSet(given);
        return [.. list.Where(entry => !gone.Take(entry))];
    }

    // Positions count from 1.
    private static List<Datum> At(List<Datum> list, Datum position)
    {
        if (position.Kind == DatumKind.Number && position.Number >= 1 && position.Number <= list.Count) list.RemoveAt((int)position.Number - 1);
        return list;
    }

    private static int First(List<Datum> list, Datum given) => list.FindIndex(new DatumSet(Entries(given)).Has);

    private static Datum Own(Datum entry) => entry.Kind == DatumKind.Record ? Datum.Of(entry.Record.Copy()) : entry;

    private static List<Datum> Entries(Datum given) => given.Kind switch
    {
        DatumKind.Null => [],
        DatumKind.List => given.List,
        _ => [given],
    };
}
