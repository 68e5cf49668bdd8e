using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// A batch at one moment (Bulk API guide, "BatchInfo"). How many of its rows are done is stored with what they have written,
/// in the same commit.
/// </summary>
public sealed record ClassicBatch : IStored<ClassicBatch>
{
    public required RecordId Id { get; init; }
    public required RecordId JobId { get; init; }
    public required DateTimeOffset CreatedDate { get; init; }
    public DateTimeOffset SystemModstamp { get; init; }
    public BatchState State { get; init; }
    public string? StateMessage { get; init; }
    public long RecordsProcessed { get; init; }
    public long RecordsFailed { get; init; }

    /// <summary>By the org's clock, and only while rows were written.</summary>
    public TimeSpan ProcessingTime { get; init; }

    /// <summary>1 for the first of its job.</summary>
    internal int Place { get; init; }
    internal int RequestLength { get; init; }

    /// <summary>Of the rows that the caller's XML or JSON came to; 0 for other forms.</summary>
    internal int RowsLength { get; init; }

    /// <summary>What was found to be wrong with the request as a whole before anybody looked at its rows.</summary>
    internal string? Refusal { get; init; }
    internal int Chunks { get; init; }

    /// <summary>One part of a query that was split.</summary>
    internal bool IsChunk { get; init; }

    void IStored<ClassicBatch>.Write(StoredWriter writer) => writer
        .Put("id", Id).Put("job", JobId).Put("created", CreatedDate).Put("modified", SystemModstamp).Put("state", (long)State)
        .Put("message", StateMessage).Put("processed", RecordsProcessed).Put("failed", RecordsFailed).Put("time", ProcessingTime)
        .Put("place", Place).Put("request", RequestLength).Put("rows", RowsLength).Put("refusal", Refusal).Put("chunks", Chunks).Put("chunk", IsChunk);

    static ClassicBatch IStored<ClassicBatch>.Read(StoredReader reader) => new()
    {
        Id = reader.Id("id"),
        JobId = reader.Id("job"),
        CreatedDate = reader.Moment("created"),
        SystemModstamp = reader.Moment("modified"),
        State = (BatchState)reader.Number("state"),
        StateMessage = reader.TextOrNull("message"),
        RecordsProcessed = reader.Number("processed"),
        RecordsFailed = reader.Number("failed"),
        ProcessingTime = reader.Span("time"),
        Place = (int)reader.Number("place"),
        RequestLength = (int)reader.Number("request"),
        RowsLength = (int)reader.Number("rows"),
        Refusal = reader.TextOrNull("refusal"),
        Chunks = (int)reader.Number("chunks"),
        IsChunk = reader.Flag("chunk"),
    };
}

/// <summary>Bulk API guide, "Interpret Batch State".</summary>
public enum BatchState : byte { Queued, InProgress, Completed, Failed, NotProcessed }

public static class BatchStates
{
    public static bool IsEnd(this BatchState state) => state >= BatchState.Completed;
}
