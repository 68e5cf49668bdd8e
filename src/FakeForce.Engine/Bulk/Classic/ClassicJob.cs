using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>A job of Bulk API 1.0 at one moment: what is to be done with its batches (Bulk API guide, "JobInfo").</summary>
public sealed record ClassicJob : IStored<ClassicJob>
{
    public required RecordId Id { get; init; }
    public required BulkOperation Operation { get; init; }
    public required string Object { get; init; }
    public required RecordId CreatedById { get; init; }
    public required DateTimeOffset CreatedDate { get; init; }
    public DateTimeOffset SystemModstamp { get; init; }
    public ClassicJobState State { get; init; }

    /// <summary>66 for 66.0.</summary>
    public required int ApiVersion { get; init; }
    public ClassicContent Content { get; init; }
    public bool IsSerial { get; init; }
    /// <summary>Null if the caller said nothing of it; then both kinds are taken.</summary>
    public LineEnding? LineEnding { get; init; }
    public string? ExternalIdFieldName { get; init; }
    public string? AssignmentRuleId { get; init; }
    public string? Client { get; init; }

    /// <summary>Null if its queries are not to be split.</summary>
    public PkChunking? Chunking { get; init; }
    public BulkPace Pace { get; init; } = new();

    /// <summary>How many batches it has had, chunks of queries included.</summary>
    public int Batches { get; init; }
    public DateTimeOffset? NewestBatch { get; init; }

    /// <summary>How CSV columns are to be mapped, or null (guide, "Map Data Fields").</summary>
    public string? Spec { get; init; }

    public CsvDialect Dialect => new(ColumnDelimiter.Comma, LineEnding ?? default);

    /// <summary>One of its batches in the form in which ingest and queries of both APIs take what is to be done.</summary>
    internal BulkJob AsBulkJob(RecordId batch, string? query = null) => new()
    {
        Id = batch,
        Operation = Operation,
        Object = Object,
        CreatedById = CreatedById,
        CreatedDate = CreatedDate,
        ApiVersion = ApiVersion,
        Dialect = Dialect,
        ExternalIdFieldName = ExternalIdFieldName,
        AssignmentRuleId = AssignmentRuleId,
        Client = Client,
        Query = query,
    };

    void IStored<ClassicJob>.Write(StoredWriter writer) => writer
        .Put("id", Id).Put("operation", (long)Operation).Put("object", Object).Put("user", CreatedById).Put("created", CreatedDate)
        .Put("modified", SystemModstamp).Put("state", (long)State).Put("version", ApiVersion).Put("content", (long)Content)
        .Put("serial", IsSerial).Put("lineEnding", (long?)LineEnding).Put("key", ExternalIdFieldName).Put("rule", AssignmentRuleId)
        .Put("client", Client).Put("chunk", (long?)Chunking?.Size).Put("parent", Chunking?.Parent).Put("startRow", Chunking?.StartRow)
        .Put("mode", (long)Pace.Mode).Put("rate", Pace.RecordsPerSecond).Put("delay", Pace.StartDelaySeconds).Put("polls", Pace.PollsPerStep)
        .Put("batches", Batches).Put("newest", NewestBatch).Put("spec", Spec);

    static ClassicJob IStored<ClassicJob>.Read(StoredReader reader) => new()
    {
        Id = reader.Id("id"),
        Operation = (BulkOperation)reader.Number("operation"),
        Object = reader.Text("object"),
        CreatedById = reader.Id("user"),
        CreatedDate = reader.Moment("created"),
        SystemModstamp = reader.Moment("modified"),
        State = (ClassicJobState)reader.Number("state"),
        ApiVersion = (int)reader.Number("version"),
        Content = (ClassicContent)reader.Number("content"),
        IsSerial = reader.Flag("serial"),
        LineEnding = reader.Has("lineEnding") ? (LineEnding)reader.Number("lineEnding") : null,
        ExternalIdFieldName = reader.TextOrNull("key"),
        AssignmentRuleId = reader.TextOrNull("rule"),
        Client = reader.TextOrNull("client"),
        Chunking = reader.Has("chunk") ? new PkChunking((int)reader.Number("chunk"), reader.TextOrNull("parent"), reader.TextOrNull("startRow")) : null,
        Pace = new()
        {
            Mode = (BulkMode)reader.Number("mode"),
            RecordsPerSecond = (int)reader.Number("rate"),
            StartDelaySeconds = (int)reader.Number("delay"),
            PollsPerStep = (int)reader.Number("polls"),
        },
        Batches = (int)reader.Number("batches"),
        NewestBatch = reader.MomentOrNull("newest"),
        Spec = reader.TextOrNull("spec"),
    };
}

public enum ClassicJobState : byte { Open, Closed, Aborted, Failed }
