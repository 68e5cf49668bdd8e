namespace FakeForce.Server.Gate.Requests;

/// <summary>The first bytes of a body, up to a bound, and how long it was in all. Its buffer serves one call after another.</summary>
internal sealed class Captured(int most)
{
    // A longer buffer is not kept for the next call.
    private const int Usual = 32 * 1024;

    private byte[] buffer = [];
    private int count;
    private ReadOnlyMemory<byte> whole;

    /// <summary>Of the whole body.</summary>
    public long Length { get; private set; }

    public ReadOnlySpan<byte> Kept => count > 0 ? buffer.AsSpan(0, count) : whole.Span;

    public bool IsCut => Length > most;

    /// <summary>A body that was read whole and lives as long as its call: it is not copied.</summary>
    public void Take(ReadOnlyMemory<byte> body) => (whole, Length) = (body[..Math.Min(body.Length, most)], body.Length);

    public void Add(ReadOnlySpan<byte> part)
    {
        Length += part.Length;
        var room = Math.Min(part.Length, most - count);
        if (room <= 0) return;
        if (count + room > buffer.Length) Array.Resize(ref buffer, Math.Min(most, Math.Max(Math.Max(count + room, 1024), buffer.Length * 2)));
        part[..room].CopyTo(buffer.AsSpan(count));
        count += room;
    }

    public void Clear()
    {
        (count, Length, whole) = (0, 0, default);
        if (buffer.Length > Usual) buffer = [];
    }
}
