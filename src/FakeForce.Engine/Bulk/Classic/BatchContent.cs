namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// What a caller sent as a batch. XML and JSON are taken apart by the face that knows them; <paramref name="Refusal"/> is what
/// was wrong with the whole. Like Salesforce, which "doesn't parse the content until later", the batch fails by it when it runs.
/// </summary>
public sealed record BatchContent(byte[] Request, IReadOnlyList<SentRow>? Rows = null, string? Refusal = null);
