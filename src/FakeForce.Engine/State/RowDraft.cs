using System.Buffers.Binary;
using System.Numerics;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>A row being made: the values that change, over the row that they change (or none). <see cref="Pack"/> makes the bytes.</summary>
public sealed class RowDraft(SObjectType type, Row before = default)
{
    // Most drafts touch two dozen of a hundred fields: by ordinal, 1 + the place of a touched field's value, or 0.
    private readonly ushort[] places = new ushort[type.Fields.Count];
    private Value[] values = new Value[24];
    private int touched;

    public SObjectType Type { get; private set; } = type;
    public Row Before { get; private set; } = before;
    public bool IsDeleted { get; set; } = before.IsDeleted;

    public Value this[Field field]
    {
        get => Touches(field) ? Touched(field.Ordinal) : Before.Get(field);
        set
        {
            ref var place = ref places[field.Ordinal];
            if (place == 0)
            {
                if (touched == values.Length) Array.Resize(ref values, touched * 2);
                place = (ushort)++touched;
            }
            values[place - 1] = value;
        }
    }

    /// <summary>The same values over another row, of the sObject as the org knows it, whoever's eyes read them.</summary>
    internal RowDraft Over(Row row, SObjectType whole)
    {
        Type = whole;
        return Over(row);
    }

    private RowDraft Over(Row row)
    {
        Before = row;
        IsDeleted = row.IsDeleted;
        return this;
    }

    internal void Clear()
    {
        Array.Clear(places);
        touched = 0;
        Over(default);
    }

    /// <summary>True if the draft sets this field, be it to null or to what it was.</summary>
    public bool Touches(Field field) => IsTouched(field.Ordinal);

    public bool Changes(Field field) => Touches(field) && Touched(field.Ordinal) != Before.Get(field);

    public byte[] Pack()
    {
        Span<ushort> present = stackalloc ushort[places.Length];
        var count = 0;
        var size = 0;
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] == 0 ? !Before.Has(i) : !IsPresent(i)) continue;
            present[count++] = (ushort)i;
            size += LengthOf(i);
        }
        return Pack(present[..count], size);
    }

    private byte[] Pack(ReadOnlySpan<ushort> present, int size)
    {
        var bitmap = present.Length == 0 ? 0 : (present[^1] >> 3) + 1;
        var wide = size > ushort.MaxValue;
        var offsets = Row.HeaderLength + bitmap;
        var start = offsets + present.Length * (wide ? 4 : 2);
        var row = new byte[start + size];
        row[0] = (byte)((wide ? Row.WideFlag : 0) | (IsDeleted ? Row.DeletedFlag : 0));
        row[1] = (byte)bitmap;
        BinaryPrimitives.WriteUInt16LittleEndian(row.AsSpan(2), (ushort)present.Length);
        var end = 0;
        for (var rank = 0; rank < present.Length; rank++)
        {
            var i = present[rank];
            row[Row.HeaderLength + (i >> 3)] |= (byte)(1 << (i & 7));
            end += Write(i, row.AsSpan(start + end));
            if (wide) BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(offsets + rank * 4), end);
            else BinaryPrimitives.WriteUInt16LittleEndian(row.AsSpan(offsets + rank * 2), (ushort)end);
        }
        return row;
    }

    private bool IsTouched(int i) => places[i] != 0;

    private ref readonly Value Touched(int i) => ref values[places[i] - 1];

    private bool IsPresent(int i)
    {
        ref readonly var value = ref Touched(i);
        return value.Kind == StorageKind.Boolean ? value.Bits != 0 : value.Kind != StorageKind.None;
    }

    private int LengthOf(int i)
    {
        if (!IsTouched(i)) return Before.Raw(i).Length;
        ref readonly var value = ref Touched(i);
        return value.Bytes is { } bytes ? bytes.Length : 8 - BitOperations.LeadingZeroCount(Encoded(value)) / 8;
    }

    private int Write(int i, Span<byte> target)
    {
        if (!IsTouched(i))
        {
            var raw = Before.Raw(i);
            raw.CopyTo(target);
            return raw.Length;
        }
        ref readonly var value = ref Touched(i);
        if (value.Bytes is { } bytes)
        {
            bytes.CopyTo(target);
            return bytes.Length;
        }
        var length = 0;
        for (var bits = Encoded(value); bits != 0; bits >>= 8) target[length++] = (byte)bits;
        return length;
    }

    private static ulong Encoded(in Value value) => value.Kind switch
    {
        StorageKind.Integer => (ulong)(value.Bits << 1 ^ value.Bits >> 63),
        // Reversed, so that the mantissa's zero bytes are the ones trimmed: most amounts then take two or three bytes.
        StorageKind.Double => BinaryPrimitives.ReverseEndianness((ulong)value.Bits),
        StorageKind.Reference => (ulong)value.Bits,
        _ => 0,
    };
}
