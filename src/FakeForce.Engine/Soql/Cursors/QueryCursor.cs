using FakeForce.Engine.Soql.Execution;

namespace FakeForce.Engine.Soql.Cursors;

/// <summary>
/// A query whose rows are fetched in batches, or one of its sub-queries for one row. It holds the moment that the query saw.
/// The rows of a sub-query are not kept but found again, so that its cursor costs a few words however long the list is.
/// </summary>
internal sealed record QueryCursor(RecordId Id, Run Run, QueryResult? Query, ChildList List, int BatchSize, DateTimeOffset ExpiresAt)
{
    public RecordId Owner => Run.Context.UserId;

    /// <summary>What it takes of the rows that all cursors together may hold.</summary>
    public int Rows => Query?.RowCount ?? 1;

    /// <summary>The whole list; for a sub-query's this is work.</summary>
    public QueryResult Result() => Query ?? QueryResult.Of(List, Run);

    /// <summary>A list further down in the same answer: it ends with it.</summary>
    public QueryCursor Below(ChildList list) => this with { Id = default, Query = null, List = list };

    /// <summary>The last part of a nextRecordsUrl: the cursor's id and the place of the next row.</summary>
    public string LocatorAt(int next) => $"{Id}-{next}";
}

/// <summary>A batch and, unless it is the last, the locator of the one after it.</summary>
public sealed record QueryPage(QueryResult Result, QueryBatch Batch, string? NextLocator)
{
    public bool Done => NextLocator is null;
}
