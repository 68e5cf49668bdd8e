using System.Buffers.Binary;
using System.Text;

namespace FakeForce.Engine.Events.Avro;

/// <summary>
/// Avro's binary form being written. Callers <see cref="Reserve"/> room for all that they are about to write and then write
/// unchecked by it. The buffer is kept from event to event.
/// </summary>
internal sealed class AvroBuffer
{
    /// <summary>Longest form of an int, a long or a branch number.</summary>
    public const int NumberLength = 10;

    private const int MostKept = 1 << 20;

    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>To an earlier length.</summary>
    public void Back(int length) => Length = length;

    /// <summary>Lets go of memory that only an unusually large content needed.</summary>
    public void Shrink()
    {
        if (bytes.Length > MostKept) (bytes, Length) = (new byte[1024], 0);
    }

    public void Reserve(int count)
    {
        if (bytes.Length - Length < count) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
    }

    public void Byte(byte value) => bytes[Length++] = value;

    /// <summary>Ints and longs: zigzag, seven bits a byte.</summary>
    public void Number(long value)
    {
        var zigzag = (ulong)(value << 1 ^ value >> 63);
        var at = Length;
        for (; zigzag >= 0x80; zigzag >>= 7) bytes[at++] = (byte)(zigzag | 0x80);
        bytes[at++] = (byte)zigzag;
        Length = at;
    }

    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(Length), value);
        Length += sizeof(double);
    }

    public void Text(ReadOnlySpan<byte> utf8)
    {
        Number(utf8.Length);
        utf8.CopyTo(bytes.AsSpan(Length));
        Length += utf8.Length;
    }

    public void Id(RecordId id)
    {
        Byte(18 << 1);
        id.Format(bytes.AsSpan(Length));
        Length += 18;
    }

    /// <summary>Reserves for itself.</summary>
    public void Text(string text)
    {
        Reserve(NumberLength + Encoding.UTF8.GetMaxByteCount(text.Length));
        Number(Encoding.UTF8.GetByteCount(text));
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
    }

    /// <summary>Reserves for itself.</summary>
    public void Raw(ReadOnlySpan<byte> encoded)
    {
        Reserve(encoded.Length);
        encoded.CopyTo(bytes.AsSpan(Length));
        Length += encoded.Length;
    }

    /// <summary>An array of texts: one block, if it is not empty, and the end.</summary>
    public void Texts(IReadOnlyList<string> items)
    {
        Reserve(2 * NumberLength);
        if (items.Count > 0) Number(items.Count);
        foreach (var item in items) Text(item);
        Reserve(1);
        Byte(0);
    }
}
