using FakeForce.Engine.Records;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>One row as a record: <paramref name="Key"/> is its id or external id as written, or null for none.</summary>
internal sealed record IngestRow(RecordInput Input, string? Key, SaveError? Problem = null);
