using FakeForce.Engine.Records;
using FakeForce.Engine.Soql.Binding;
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
    public Shape Shape => query.Shape;

    /// <summary>Rows in all, without those of sub-queries. For SELECT COUNT() the answer itself, with no rows behind it.</summary>
    public int TotalSize { get; }

    /// <summary>SELECT COUNT().</summary>
    public bool IsCount => query.IsCount;

    /// <summary>
    /// The groups of a query with aggregates, or null for one that answers records. A group's values are found by
    /// <see cref="AggregateColumn.Index"/>; its <c>attributes</c> are <c>{"type":"AggregateResult"}</c>.
    /// </summary>
    public IReadOnlyList<Value[]>? Groups { get; }

    /// <summary>Two or more custom long-text fields make batches small (SOQL and SOSL reference, "Change the batch size").</summary>
    internal bool HasManyLongTexts => query.Shape.Columns.OfType<FieldColumn>().Count(c => c.Field is { Type.Name: "textarea", Length: > 255 } f && f.Is(Schema.FieldFlags.Custom)) >= 2;

    internal RecordUse Use => query.Use;

    internal IEnumerable<RecordId> Ids => numbers.Select(n => query.Type.IdOf(n));

    internal int RowCount => numbers.Length;

    /// <summary>What a computed column shows for one record.</summary>
    public Value ValueOf(ComputedColumn column, Row row, RecordId id) => FunctionValue.Of(column.Function, run, row, id);

    /// <summary>Everything at once.</summary>
    public RowSet AllRows() => Rows(0, numbers.Length);

    /// <summary>
    /// As many rows from <paramref name="start"/> on as fit into <paramref name="size"/>, the rows of sub-queries counted
    /// too, but at least one.
    /// </summary>
    public QueryBatch Batch(int start, int size)
    {
        var rows = Rows(start, Math.Min(size, numbers.Length - start));
        int kept = 0, weight = 0;
        for (; kept < rows.Count; kept++)
        {
            weight += query.Children.Count == 0 ? 1 : rows.Weight(kept);
            if (weight > size && kept > 0) break;
        }
        // OFFSET answers one batch and no more (SOQL and SOSL reference, "OFFSET").
        var next = start + kept;
        return new QueryBatch(rows.Slice(0, kept), next < numbers.Length && query.Offset == 0 ? next : null);
    }

    private RowSet Rows(int start, int count) => new ChildRows(run).With(query, numbers[start..(start + count)]);
}
