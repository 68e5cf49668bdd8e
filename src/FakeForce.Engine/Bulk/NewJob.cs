using FakeForce.Engine.Bulk.Csv;

namespace FakeForce.Engine.Bulk;

/// <summary>What a caller asks of a new job. <paramref name="Object"/> is not looked at for queries, which name theirs.</summary>
public sealed record NewJob(BulkOperation Operation, string Object)
{
    public string? Query { get; init; }
    public string? ExternalIdFieldName { get; init; }
    public string? AssignmentRuleId { get; init; }
    public CsvDialect Dialect { get; init; }
}
