namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// A record of an XML or JSON batch: names as a CSV header would have them (<c>Name</c>, <c>Lead:Who.Email</c>) with their values,
/// null for null; or what is wrong with it.
/// </summary>
public sealed record SentRow(IReadOnlyList<KeyValuePair<string, string?>> Values, string? Problem = null);
