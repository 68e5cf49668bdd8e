using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Avro;

/// <summary>A set of fields of one sObject, by ordinal.</summary>
internal readonly struct FieldMask(int fieldCount)
{
    private readonly ulong[] bits = new ulong[(fieldCount + 63) / 64];

    public bool IsEmpty => !bits.AsSpan().ContainsAnyExcept(0UL);

    public bool IsSameAs(FieldMask other) => bits.AsSpan().SequenceEqual(other.bits);

    public void Add(Field field) => bits[field.Ordinal >> 6] |= 1UL << (field.Ordinal & 63);

    public bool Has(int ordinal) => (uint)ordinal < (uint)(bits.Length << 6) && (bits[ordinal >> 6] & 1UL << (ordinal & 63)) != 0;
}
