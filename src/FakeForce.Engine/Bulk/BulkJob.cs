using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Bulk;

/// <summary>A job at one moment. Its position in the data is stored with the rows that it has written, in the same commit.</summary>
public sealed record BulkJob : IStored<BulkJob>
{
    public required RecordId Id { get; init; }
    public required BulkOperation Operation { get; init; }

    /// <summary>API name of the sObject, in the catalogue's spelling.</summary>
    public required string Object { get; init; }
    public required RecordId CreatedById { get; init; }
    public required DateTimeOffset CreatedDate { get; init; }
    public DateTimeOffset SystemModstamp { get; init; }
    public JobState State { get; init; }

    /// <summary>66 for 66.0.</summary>
    public required int ApiVersion { get; init; }
    public CsvDialect Dialect { get; init; }
    public string? ExternalIdFieldName { get; init; }
    public string? AssignmentRuleId { get; init; }

    /// <summary>The <c>client=</c> of the call that made the job.</summary>
    public string? Client { get; init; }

    /// <summary>SOQL of a query job.</summary>
    public string? Query { get; init; }
    public BulkPace Pace { get; init; } = new();

    /// <summary>When the last data came; the realistic pace counts from here.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
    public long RecordsProcessed { get; init; }
    public long RecordsFailed { get; init; }
    public int Retries { get; init; }

    /// <summary>How many of the rows to come find their record locked, because a tester wants it so.</summary>
    public int RowsToLock { get; init; }

    /// <summary>Rows of the present attempt at a batch that were locked.</summary>
    internal int LockedInBatch { get; init; }

    /// <summary>By the org's clock, and only while rows were written.</summary>
    public TimeSpan ProcessingTime { get; init; }

    /// <summary>Why the job as a whole failed: <c>InvalidBatch : Field name not found : Nmae</c>.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>How many uploads were begun; one that broke off leaves a number without data.</summary>
    internal int UploadsBegun { get; init; }

    /// <summary>The upload that counts, or 0.</summary>
    internal int Upload { get; init; }
    internal long UploadLength { get; init; }

    /// <summary>Offset of the first row that is not done.</summary>
    internal long Position { get; init; }

    /// <summary>Chunks done, each with its results.</summary>
    internal int Chunks { get; init; }

    /// <summary>How many pieces of a query's result are kept; 0 where they are not.</summary>
    internal int FoundPieces { get; init; }
    internal long FoundBytes { get; init; }

    public bool HasData => Upload > 0;

    void IStored<BulkJob>.Write(StoredWriter writer) => writer
        .Put("id", Id).Put("operation", (long)Operation).Put("object", Object).Put("user", CreatedById).Put("created", CreatedDate)
        .Put("modified", SystemModstamp).Put("state", (long)State).Put("version", ApiVersion).Put("delimiter", (long)Dialect.Delimiter)
        .Put("lineEnding", (long)Dialect.LineEnding).Put("key", ExternalIdFieldName).Put("rule", AssignmentRuleId).Put("client", Client)
        .Put("query", Query).Put("mode", (long)Pace.Mode).Put("rate", Pace.RecordsPerSecond).Put("delay", Pace.StartDelaySeconds)
        .Put("polls", Pace.PollsPerStep).Put("closed", ClosedAt).Put("processed", RecordsProcessed).Put("failed", RecordsFailed)
        .Put("retries", Retries).Put("time", ProcessingTime).Put("error", ErrorMessage).Put("begun", UploadsBegun).Put("upload", Upload)
        .Put("length", UploadLength).Put("position", Position).Put("chunks", Chunks)
        .Put("rowsToLock", RowsToLock).Put("lockedInBatch", LockedInBatch).Put("found", FoundPieces).Put("foundBytes", FoundBytes);

    static BulkJob IStored<BulkJob>.Read(StoredReader reader) => new()
    {
        Id = reader.Id("id"),
        Operation = (BulkOperation)reader.Number("operation"),
        Object = reader.Text("object"),
        CreatedById = reader.Id("user"),
        CreatedDate = reader.Moment("created"),
        SystemModstamp = reader.Moment("modified"),
        State = (JobState)reader.Number("state"),
        ApiVersion = (int)reader.Number("version"),
        Dialect = new((ColumnDelimiter)reader.Number("delimiter"), (LineEnding)reader.Number("lineEnding")),
        ExternalIdFieldName = reader.TextOrNull("key"),
        AssignmentRuleId = reader.TextOrNull("rule"),
        Client = reader.TextOrNull("client"),
        Query = reader.TextOrNull("query"),
        Pace = new()
        {
            Mode = (BulkMode)reader.Number("mode"),
            RecordsPerSecond = (int)reader.Number("rate"),
            StartDelaySeconds = (int)reader.Number("delay"),
            PollsPerStep = (int)reader.Number("polls"),
        },
        ClosedAt = reader.MomentOrNull("closed"),
        RecordsProcessed = reader.Number("processed"),
        RecordsFailed = reader.Number("failed"),
        Retries = (int)reader.Number("retries"),
        ProcessingTime = reader.Span("time"),
        ErrorMessage = reader.TextOrNull("error"),
        UploadsBegun = (int)reader.Number("begun"),
        Upload = (int)reader.Number("upload"),
        UploadLength = reader.Number("length"),
        Position = reader.Number("position"),
        Chunks = (int)reader.Number("chunks"),
        RowsToLock = (int)reader.Number("rowsToLock"),
        FoundPieces = (int)reader.Number("found"),
        FoundBytes = reader.Number("foundBytes"),
        LockedInBatch = (int)reader.Number("lockedInBatch"),
    };
}
