namespace FakeForce.Engine.Chaos;

/// <summary>How often a rule has struck, and no more often than it may, whoever counts at the same time.</summary>
internal struct HitCount
{
    private int hits;

    public HitCount(int hits) => this.hits = hits;

    public int Value => Volatile.Read(ref hits);

    /// <summary>Books a hit; false if that would be one more than <paramref name="most"/>, where there is a most.</summary>
    public bool TryHit(int? most)
    {
        if (most is not { } limit)
        {
            Interlocked.Increment(ref hits);
            return true;
        }
        for (var known = Value; known < limit; known = Value)
            if (Interlocked.CompareExchange(ref hits, known + 1, known) == known) return true;
        return false;
    }
}
