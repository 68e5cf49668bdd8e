namespace FakeForce.Engine.Journal;

/// <summary>A stored pack: its first document, how many documents it takes, and its bytes as they are stored: short, if <paramref name="Length"/> says how long they were.</summary>
internal readonly record struct StoredPack(long Id, int Parts, byte[] Stored, int? Length)
{
    public int WrittenLength => Length ?? Stored.Length;

    /// <summary>The pack as it was written. Outdated packs must not be asked: some of their documents may be gone.</summary>
    public byte[] Bytes()
    {
        if (Length is not { } length) return Stored;
        try
        {
            var bytes = new byte[length];
            Deflate.Unpack(Stored, bytes);
            return bytes;
        }
        catch (Exception e) when (e is InvalidDataException or OverflowException)
        {
            throw new JournalException($"entry {Id} is damaged: {e.Message}", e);
        }
    }
}
