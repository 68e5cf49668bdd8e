using FakeForce.Engine.Records;

namespace FakeForce.Engine.External;

/// <summary>A row, with a value for each of the query's columns.</summary>
public sealed record ExternalRow(string ExternalId, string? DisplayUrl, InputValue[] Values);
