namespace FakeForce.Engine.Soql.Cursors;

/// <summary>
/// Ids of cursors, in sequence. Cursors live in one process and belong to one org, so the numbers of a later start and of
/// each fork begin elsewhere: a locator from before then names nothing, instead of somebody's rows.
/// </summary>
internal sealed class CursorNumbers(long round, CursorNumbers? parent = null)
{
    private const int SequenceBits = 26;
    private const long Origins = 1L << 19;

    private static readonly KeyPrefix Prefix = KeyPrefix.Parse("01g");

    private readonly long origin = (parent is null ? round : (parent.origin + 1) * 40_503 + Interlocked.Increment(ref parent.forks)) % Origins;
    private long forks;
    private long last;

    public RecordId Next() => new(Prefix, origin << SequenceBits | Interlocked.Increment(ref last) % (1L << SequenceBits));
}
