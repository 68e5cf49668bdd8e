namespace FakeForce.Engine.Journal;

/// <summary>When the journal makes a checkpoint and how it cuts its documents. Tests make all of it small.</summary>
internal sealed record JournalOptions
{
    /// <summary>Bytes of commits after which the whole state is written again. Never less than the state itself, so that a load writes what it loads but twice.</summary>
    public long CheckpointBytes { get; init; } = 64 << 20;

    /// <summary>A document of a checkpoint is closed once it is this long. Each is written between two commits, which wait for it.</summary>
    public int ChunkBytes { get; init; } = 256 << 10;

    /// <summary>Longest document; LiteDB takes 16 MB at most, and a single file of a record may be longer.</summary>
    public int PartBytes { get; init; } = 4 << 20;

    /// <summary>Documents of an outdated checkpoint that are removed between two commits.</summary>
    public int TrimmedChunks { get; init; } = 4;

    /// <summary>Outdated commits that are removed between two commits.</summary>
    public int TrimmedCommits { get; init; } = 128;

    /// <summary>How long a commit may be in the operating system's memory alone; with the next one after that the disk is asked to take all.</summary>
    public TimeSpan SyncEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Opens one of the journal's two files.</summary>
    public Func<string, Stream> OpenFile { get; init; } = path =>
        new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.RandomAccess);
}
