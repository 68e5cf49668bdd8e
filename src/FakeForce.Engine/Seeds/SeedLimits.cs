namespace FakeForce.Engine.Seeds;

/// <summary>What a seed may be at most. Ours; they keep a mistake from filling the memory.</summary>
public static class SeedLimits
{
    /// <summary>Bytes of all files together, and of a request's body.</summary>
    public const long Bytes = 1L << 30;

    /// <summary>Bytes of one JSON file, whose records are in memory all at once; CSV has no such limit.</summary>
    public const int JsonBytes = 128 << 20;

    public const int Files = 1_000;
    public const int Records = 10_000_000;

    /// <summary>Nesting of JSON; the tree of a real export is a dozen deep.</summary>
    public const int Depth = 64;
}
