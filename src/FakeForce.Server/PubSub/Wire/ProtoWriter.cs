using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace FakeForce.Server.PubSub.Wire;

/// <summary>Protocol Buffers' binary form being written to a pipe, a piece of its memory at a time.</summary>
internal ref struct ProtoWriter(IBufferWriter<byte> output)
{
    private const int Piece = 4096, LengthDelimited = 2;

    private Span<byte> span;
    private int at;

    public static int LengthOfNumber(uint value) => (BitOperations.Log2(value | 1) + 7) / 7;

    /// <summary>The tag and length of a message, whose fields follow.</summary>
    public void Begin(int field, int length)
    {
        Ensure(6);
        Tag(field, LengthDelimited);
        Number((uint)length);
    }

    public void Number(int field, uint value)
    {
        Ensure(6);
        Tag(field, 0);
        Number(value);
    }

    public void Bytes(int field, ReadOnlySpan<byte> bytes)
    {
        Begin(field, bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (at == span.Length) Ensure(1);
            var part = Math.Min(bytes.Length, span.Length - at);
            bytes[..part].CopyTo(span[at..]);
            at += part;
            bytes = bytes[part..];
        }
    }

    /// <summary>A number as its eight bytes, the highest first.</summary>
    public void Bytes(int field, long value)
    {
        Ensure(6 + sizeof(long));
        Tag(field, LengthDelimited);
        Number(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(span[at..], value);
        at += sizeof(long);
    }

    /// <summary>A text of ASCII, and a short one.</summary>
    public void Text(int field, string text)
    {
        Ensure(6 + text.Length);
        Tag(field, LengthDelimited);
        Number((uint)text.Length);
        at += Encoding.ASCII.GetBytes(text, span[at..]);
    }

    public void Uuid(int field, Guid uuid)
    {
        Ensure(6 + 36);
        Tag(field, LengthDelimited);
        Number(36);
        uuid.TryFormat(span[at..], out var written);
        at += written;
    }

    /// <summary>To be called at the end.</summary>
    public void Flush()
    {
        output.Advance(at);
        span = default;
        at = 0;
    }

    private void Ensure(int count)
    {
        if (span.Length - at >= count) return;
        Flush();
        span = output.GetSpan(Math.Max(count, Piece));
    }

    private void Tag(int field, int wireType) => span[at++] = (byte)(field << 3 | wireType);

    private void Number(uint value)
    {
        for (; value >= 0x80; value >>= 7) span[at++] = (byte)(value | 0x80);
        span[at++] = (byte)value;
    }
}
