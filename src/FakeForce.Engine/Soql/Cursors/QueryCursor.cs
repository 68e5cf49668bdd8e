namespace FakeForce.Engine.Soql.Cursors;

/// <summary>A query whose rows are fetched in batches. It holds the moment that the query saw.</summary>
public sealed record QueryCursor(RecordId Id, QueryResult Result, int BatchSize, DateTimeOffset ExpiresAt)
{
    /// <summary>The last part of a nextRecordsUrl: the cursor's id and the place of the next row.</summary>
    public string LocatorAt(int next) => $"{Id}-{next}";
}

/// <summary>A batch and, unless it is the last, the locator of the one after it.</summary>
public sealed record QueryPage(QueryResult Result, QueryBatch Batch, string? NextLocator)
{
    public bool Done => NextLocator is null;
}
