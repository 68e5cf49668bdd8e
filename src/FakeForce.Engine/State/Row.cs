using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>
/// One row, packed into one byte array:
/// <code>flags u8 | n u8 | present u16 | n bytes of presence bits | end offset of each present value, u16 or u32 | values</code>
/// A value is found by counting the presence bits before its field's ordinal, so absent fields cost one bit and a row
/// written before a field was added stays valid. Numbers are trimmed to their significant bytes.
/// </summary>
public readonly struct Row(byte[]? bytes)
{
    internal const byte WideFlag = 1, DeletedFlag = 2, PurgedFlag = 4;
    internal const int HeaderLength = 4;

    internal byte[]? Bytes { get; } = bytes;

    /// <summary>False for a slot that never held a row or whose row is gone for good.</summary>
    public bool Exists => Bytes is not null && (Bytes[0] & PurgedFlag) == 0;

    /// <summary>In the recycle bin.</summary>
    public bool IsDeleted => Bytes is not null && (Bytes[0] & DeletedFlag) != 0;

    /// <summary>Exists and is not in the recycle bin.</summary>
    public bool IsLive => Bytes is not null && (Bytes[0] & (PurgedFlag | DeletedFlag)) == 0;

    internal bool IsPurged => Bytes is not null && (Bytes[0] & PurgedFlag) != 0;

    /// <summary>True if the field is not null. For booleans: true if it is true.</summary>
    public bool Has(int ordinal) => Bytes is { } b && (ordinal >> 3) < b[1] && (b[HeaderLength + (ordinal >> 3)] & 1 << (ordinal & 7)) != 0;

    public bool Boolean(int ordinal) => Has(ordinal);

    public long Integer(int ordinal)
    {
        var bits = Trimmed(Raw(ordinal));
        return (long)(bits >> 1) ^ -(long)(bits & 1);
    }

    public double Double(int ordinal) => BitConverter.UInt64BitsToDouble(BinaryPrimitives.ReverseEndianness(Trimmed(Raw(ordinal))));

    public RecordId Reference(int ordinal) => new(Trimmed(Raw(ordinal)));

    /// <summary>UTF-8; empty for null.</summary>
    public ReadOnlySpan<byte> Text(int ordinal) => Raw(ordinal);

    public ReadOnlySpan<byte> Blob(int ordinal) => Raw(ordinal);

    /// <summary>The field's value by its storage kind; null for fields that store nothing.</summary>
    public Value Get(Field field) => Get(field.Ordinal, field.Type.Storage);

    internal Value Get(int ordinal, StorageKind storage)
    {
        if (storage == StorageKind.Boolean) return Value.Of(Has(ordinal));
        if (!Has(ordinal)) return Value.Null;
        return storage switch
        {
            StorageKind.Integer => Value.Of(Integer(ordinal)),
            StorageKind.Double => Value.Of(Double(ordinal)),
            StorageKind.Reference => Value.Of(Reference(ordinal)),
            StorageKind.Text => Value.OfUtf8(Raw(ordinal).ToArray()),
            StorageKind.Blob => Value.OfBlob(Raw(ordinal).ToArray()),
            _ => Value.Null,
        };
    }

    /// <summary>A hash of all that the row holds, for entity tags.</summary>
    public ulong ContentHash() => IndexKey.OfBytes(Bytes);

    /// <summary>The stored bytes of a value; empty for null.</summary>
    internal ReadOnlySpan<byte> Raw(int ordinal)
    {
        if (!Has(ordinal)) return default;
        var b = Bytes!;
        var rank = Rank(b, ordinal);
        var present = BinaryPrimitives.ReadUInt16LittleEndian(b.AsSpan(2));
        var offsets = HeaderLength + b[1];
        var wide = (b[0] & WideFlag) != 0;
        var values = offsets + present * (wide ? 4 : 2);
        var start = rank == 0 ? 0 : Offset(b, offsets, rank - 1, wide);
        return b.AsSpan(values + start, Offset(b, offsets, rank, wide) - start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Offset(byte[] b, int offsets, int rank, bool wide) => wide
        ? BinaryPrimitives.ReadInt32LittleEndian(b.AsSpan(offsets + rank * 4))
        : BinaryPrimitives.ReadUInt16LittleEndian(b.AsSpan(offsets + rank * 2));

    private static int Rank(byte[] b, int ordinal)
    {
        var last = ordinal >> 3;
        var rank = BitOperations.PopCount((uint)(b[HeaderLength + last] & (1 << (ordinal & 7)) - 1));
        var i = 0;
        for (; i + 8 <= last; i += 8) rank += BitOperations.PopCount(BinaryPrimitives.ReadUInt64LittleEndian(b.AsSpan(HeaderLength + i)));
        for (; i < last; i++) rank += BitOperations.PopCount(b[HeaderLength + i]);
        return rank;
    }

    private static ulong Trimmed(ReadOnlySpan<byte> raw)
    {
        ulong bits = 0;
        for (var i = raw.Length - 1; i >= 0; i--) bits = bits << 8 | raw[i];
        return bits;
    }
}
