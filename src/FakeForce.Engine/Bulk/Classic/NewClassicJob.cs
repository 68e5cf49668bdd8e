using FakeForce.Engine.Bulk.Csv;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>What a caller asks of a new job of Bulk API 1.0.</summary>
public sealed record NewClassicJob(BulkOperation Operation, string Object)
{
    public ClassicContent Content { get; init; }
    public bool IsSerial { get; init; }
    public LineEnding? LineEnding { get; init; }
    public string? ExternalIdFieldName { get; init; }
    public string? AssignmentRuleId { get; init; }
    public PkChunking? Chunking { get; init; }
}
