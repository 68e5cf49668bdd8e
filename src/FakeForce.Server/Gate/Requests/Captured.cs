namespace FakeForce.Server.Gate.Requests;

/// <summary>The first bytes of a body, up to a bound, and how long it was in all.</summary>
internal sealed class Captured(int most)
{
    private byte[] bytes = [];
    private int count;

    /// <summary>Of the whole body.</summary>
    public long Length { get; private set; }

    public ReadOnlyMemory<byte> Kept => bytes.AsMemory(0, count);

    public int Size => bytes.Length;

    public bool IsCut => Length > count;

    /// <summary>A body that was read whole and will not change: it is kept without a copy if it is short enough.</summary>
    public void Take(ReadOnlyMemory<byte> whole)
    {
        if (Length == 0 && whole.Length <= most && System.Runtime.InteropServices.MemoryMarshal.TryGetArray(whole, out var array) && array.Offset == 0 && array.Array!.Length == whole.Length)
            (bytes, count, Length) = (array.Array, whole.Length, whole.Length);
        else Add(whole.Span);
    }

    public void Add(ReadOnlySpan<byte> part)
    {
        Length += part.Length;
        var room = Math.Min(part.Length, most - count);
        if (room <= 0) return;
        // Most bodies come in one piece.
        if (count + room > bytes.Length) Array.Resize(ref bytes, count == 0 ? room : Math.Min(most, Math.Max(count + room, bytes.Length * 2)));
        part[..room].CopyTo(bytes.AsSpan(count));
        count += room;
    }
}
