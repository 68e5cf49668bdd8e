namespace FakeForce.Engine.Bulk.Classic;

/// <summary>Bulk API and Bulk API 2.0 Limits and Allocations, in their column for Bulk API.</summary>
public static class BatchLimits
{
    public const int RequestBytes = 10 << 20;
    public const int Characters = 10_000_000;
    public const int Records = 10_000;

    /// <summary>Of zipped content once it is unzipped.</summary>
    public const int UnzippedBytes = 20 << 20;
    public const int ZippedFiles = 1_000;
    public const int FileNameBytes = 512;

    /// <summary>Guide, "Map Data Fields": less than that.</summary>
    public const int SpecCharacters = 8_192;

    /// <summary>Batches in 24 hours, and so the most that one query may be split into.</summary>
    public const int Batches = 15_000;

    /// <summary>No batch can be added to a job that is older.</summary>
    public static readonly TimeSpan OpenTime = TimeSpan.FromHours(24);

    /// <summary>How long a job is kept, from its youngest batch on.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);
}
