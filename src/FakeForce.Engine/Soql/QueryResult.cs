using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Cursors;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.Soql.Execution.Functions;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql;

/// <summary>Some consecutive rows of an answer. <paramref name="Next"/> is the place of the first row of the next batch, or null at the end.</summary>
public sealed record QueryBatch(RowSet Rows, int? Next);

/// <summary>
/// What a query found, at the moment it ran. Rows come in batches, and their sub-queries run with the batch: against the
/// same moment, however late it is fetched.
/// </summary>
public sealed class QueryResult
{
    /// <summary>Parents whose sub-queries are run first, to see how many will fill a batch.</summary>
    private const int FirstParents = 32;

    private readonly Run run;
    private readonly BoundQuery query;
    private readonly int[] numbers;

    internal QueryResult(Run run, BoundQuery query, int[] numbers, IReadOnlyList<Value[]>? groups)
    {
        (this.run, this.query, this.numbers, Groups) = (run, query, numbers, groups);
        TotalSize = groups?.Count ?? numbers.Length;
    }

    internal QueryResult(Run run, BoundQuery query, int count) : this(run, query, [], null) => TotalSize = count;

    public OrgState State => run.State;

    /// <summary>Who asked, and the moment that was seen.</summary>
    internal Run Run => run;

    /// <summary>The row that a record of the answer names.</summary>
    internal Row Parent(SObjectType type, RecordId id) => run.Parent(type, id);

    public Shape Shape => query.Shape;

    /// <summary>Rows in all, without those of sub-queries. For SELECT COUNT() the answer itself, with no rows behind it.</summary>
    public int TotalSize { get; private init; }

    /// <summary>The same with another number of rows in all: of a batch of external rows, where it is -1 if nobody knows.</summary>
    internal QueryResult WithTotal(int total) => new(run, query, numbers, Groups) { TotalSize = total };

    /// <summary>SELECT COUNT().</summary>
    public bool IsCount => query.IsCount;

    /// <summary>
    /// The groups of a query with aggregates, or null for one that answers records. A group's values are found by
    /// <see cref="AggregateColumn.Index"/>; its <c>attributes</c> are <c>{"type":"AggregateResult"}</c>.
    /// </summary>
    public IReadOnlyList<Value[]>? Groups { get; }

    private bool IsSubQuery { get; init; }

    /// <summary>Two or more custom long-text fields in the statement make batches small (SOQL and SOSL reference, "Change the Batch Size in Queries").</summary>
    internal bool HasManyLongTexts => LongTexts(query) >= 2;

    internal RecordUse Use => query.Use;

    internal IEnumerable<RecordId> Ids => numbers.Select(n => query.Type.IdOf(n));

    internal int RowCount => numbers.Length;

    /// <summary>Rows that went into groups.</summary>
    internal int RowsGrouped { private get; init; }

    /// <summary>
    /// Rows as governor limits count them: those of sub-queries too, of groups those that went into them (Apex Developer Guide, "Working with
    /// SOQL Aggregate Functions"), and one for COUNT().
    /// </summary>
    internal int RowsRead => IsCount ? 1 : Groups is not null ? RowsGrouped : query.Children.Count == 0 ? numbers.Length : AllRows().Weight(int.MaxValue);

    /// <summary>What a computed column shows for one record.</summary>
    public Value ValueOf(ComputedColumn column, Row row, RecordId id) => FunctionValue.Of(column.Function, run, row, id);

    /// <summary>Everything at once.</summary>
    public RowSet AllRows() => Rows(0, numbers.Length);

    /// <summary>One sub-query's rows for one parent as an answer of their own, found again at the same moment.</summary>
    internal static QueryResult Of(ChildList list, Run run) =>
        new(run, list.Child.Query, new ChildRows(run).Of(list.Child, list.ParentType, list.Parent), null) { IsSubQuery = true };

    /// <summary>
    /// As many rows from <paramref name="start"/> on as fit into <paramref name="size"/>, those of sub-queries counted too.
    /// <paramref name="locate"/> gives the locator of a list that is cut, from its source and the number of its rows given.
    /// </summary>
    internal QueryBatch Batch(int start, int size, Func<ChildList, int, string> locate)
    {
        var rows = Enough(start, size, out var fits);
        if (!fits) rows = new BatchFill(size, locate).Take(rows);
        var next = start + rows.Count;
        // OFFSET answers one batch and no more (SOQL and SOSL reference, "OFFSET"); in a sub-query it only skips.
        return new QueryBatch(rows, next < numbers.Length && (IsSubQuery || query.Offset == 0) ? next : null);
    }

    // Sub-queries run for no more parents than a batch can show, whatever the number of their children.
    private RowSet Enough(int start, int size, out bool fits)
    {
        var most = Math.Min(size, numbers.Length - start);
        fits = true;
        if (query.Children.Count == 0) return Rows(start, most);
        for (var count = Math.Min(FirstParents, most); ;)
        {
            var rows = Rows(start, count);
            var weight = rows.Weight(size);
            fits = weight < size;
            if (count == most || !fits) return rows;
            count = Math.Min(most, count + count * size / weight);
        }
    }

    private RowSet Rows(int start, int count) => new ChildRows(run).With(query, numbers[start..(start + count)]);

    private static int LongTexts(BoundQuery query) =>
        query.Shape.Columns.OfType<FieldColumn>().Count(c => c.Field is { Type.Name: "textarea", Length: > 255 } f && f.Is(Schema.FieldFlags.Custom))
        + query.Children.Sum(child => LongTexts(child.Query));
}
