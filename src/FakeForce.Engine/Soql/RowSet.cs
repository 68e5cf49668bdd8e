using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql;

/// <summary>Rows of one sObject in the order of the answer, with the rows of their sub-queries. The face reads values from the rows.</summary>
public sealed class RowSet
{
    private readonly BoundQuery query;
    private readonly int[] numbers;
    private readonly int first;
    private readonly IReadOnlyList<ChildRowSets> children;

    internal RowSet(BoundQuery query, Table table, int[] numbers, int first, int count, IReadOnlyList<ChildRowSets> children)
    {
        (this.query, Table, this.numbers, this.first, Count, this.children) = (query, table, numbers, first, count, children);
        TotalSize = count;
    }

    public Shape Shape => query.Shape;

    /// <summary>The rows given here: all, or as many as a batch had room for.</summary>
    public int Count { get; private init; }

    /// <summary>The rows of the whole list.</summary>
    public int TotalSize { get; private init; }

    /// <summary>Where a list continues that a batch has cut.</summary>
    public string? NextLocator { get; private init; }

    internal Table Table { get; }

    /// <summary>The lists of the last row, where a batch ends among them; every other row has its lists whole.</summary>
    private IReadOnlyList<RowSet?>? LastLists { get; init; }

    public RecordId IdAt(int index) => Shape.Type.IdOf(numbers[first + index], RowAt(index));

    public Row RowAt(int index) => Table.RowAt(numbers[first + index]);

    /// <summary>The sub-query's rows for one row; null when there are none, which is how answers show it.</summary>
    public RowSet? ChildrenOf(int index, ChildColumn column) =>
        LastLists is { } lists && index == Count - 1 ? lists[column.Index] : children[column.Index].Of(first + index);

    internal int Lists => children.Count;

    internal RowSet? ListOf(int index, int list) => children[list].Of(first + index);

    /// <summary>The same list by its source, to be read again later.</summary>
    internal ChildList SourceOf(int index, int list) => new(query.Children[list], query.Type, numbers[first + index]);

    internal RowSet Slice(int start, int count) => new(query, Table, numbers, first + start, count, children);

    /// <summary>The first <paramref name="count"/> rows; <paramref name="lastLists"/> replaces the lists of the last.</summary>
    internal RowSet Cut(int count, IReadOnlyList<RowSet?>? lastLists) =>
        new(query, Table, numbers, first, count, children) { TotalSize = Count, LastLists = lastLists };

    internal RowSet ContinuedAt(string locator) =>
        new(query, Table, numbers, first, Count, children) { TotalSize = TotalSize, LastLists = LastLists, NextLocator = locator };

    /// <summary>The rows and everything below them, which is what counts toward a batch; counted no further than <paramref name="most"/>.</summary>
    internal int Weight(int most)
    {
        var weight = 0;
        for (var i = 0; i < Count && weight < most; i++)
        {
            weight++;
            for (var list = 0; list < children.Count && weight < most; list++) weight += ListOf(i, list)?.Weight(most - weight) ?? 0;
        }
        return weight;
    }
}

/// <summary>The rows of one sub-query for many parents, parent after parent; <paramref name="starts"/> has one entry more than there are parents.</summary>
internal sealed class ChildRowSets(RowSet all, int[] starts)
{
    public RowSet? Of(int parent) => starts[parent + 1] > starts[parent] ? all.Slice(starts[parent], starts[parent + 1] - starts[parent]) : null;
}

/// <summary>One sub-query for one row of its parent: a few words, from which its rows can be found again at any time.</summary>
internal readonly record struct ChildList(BoundChild Child, Schema.SObjectType ParentType, int Parent);
