namespace FakeForce.Engine.Journal;

/// <summary>
/// Says which documents make up the state: the checkpoint's chunks, then every commit behind <see cref="Sequence"/>. It is
/// one small document, replaced when a checkpoint is complete; what it does not name is rubbish.
/// </summary>
internal sealed record JournalHead
{
    /// <summary>The form of the file as a whole; one that is higher was written by a newer FakeForce.</summary>
    public const int PresentFormat = 1;

    public int Format { get; init; } = PresentFormat;
    public long FirstChunk { get; init; } = 1;
    public long ChunkCount { get; init; }

    /// <summary>Bytes of the checkpoint.</summary>
    public long Bytes { get; init; }

    /// <summary>The last commit that the checkpoint holds; 0 without one.</summary>
    public long Sequence { get; init; }

    public bool Names(long chunk) => chunk >= FirstChunk && chunk < FirstChunk + ChunkCount;
}
