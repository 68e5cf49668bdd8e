namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// How the queries of a job are split by record ids (Bulk API guide, "PK Chunking"). <paramref name="Parent"/> is by whose
/// ids, for sharing and history; <paramref name="StartRow"/> is the lower end of the first chunk.
/// </summary>
public sealed record PkChunking(int Size, string? Parent, string? StartRow)
{
    public const int DefaultSize = 100_000;
    public const int MaxSize = 250_000;
}
