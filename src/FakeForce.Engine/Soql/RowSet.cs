using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql;

/// <summary>Rows of one sObject in the order of the answer, with the rows of their sub-queries. The face reads values from the rows.</summary>
public sealed class RowSet
{
    private readonly int[] numbers;
    private readonly int first;
    private readonly IReadOnlyList<ChildRowSets> children;

    internal RowSet(Shape shape, Table table, int[] numbers, int first, int count, IReadOnlyList<ChildRowSets> children) =>
        (Shape, Table, this.numbers, this.first, Count, this.children) = (shape, table, numbers, first, count, children);

    public Shape Shape { get; }
    public int Count { get; }
    internal Table Table { get; }

    public RecordId IdAt(int index) => Shape.Type.IdOf(numbers[first + index], RowAt(index));

    public Row RowAt(int index) => Table.RowAt(numbers[first + index]);

    /// <summary>The sub-query's rows for one row, all of them; null when there are none, which is how answers show it.</summary>
    public RowSet? ChildrenOf(int index, ChildColumn column) => children[column.Index].Of(first + index);

    internal RowSet Slice(int start, int count) => new(Shape, Table, numbers, first + start, count, children);

    /// <summary>This row and everything below it, which is what counts toward a batch.</summary>
    internal int Weight(int index)
    {
        var weight = 1;
        foreach (var child in children)
            if (child.Of(first + index) is { } rows)
                for (var i = 0; i < rows.Count; i++) weight += rows.Weight(i);
        return weight;
    }
}

/// <summary>The rows of one sub-query for many parents, parent after parent; <paramref name="starts"/> has one entry more than there are parents.</summary>
internal sealed class ChildRowSets(RowSet all, int[] starts)
{
    public RowSet? Of(int parent) => starts[parent + 1] > starts[parent] ? all.Slice(starts[parent], starts[parent + 1] - starts[parent]) : null;
}
