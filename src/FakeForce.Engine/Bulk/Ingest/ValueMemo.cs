using System.Runtime.InteropServices;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>
/// The values that a column had of late. Columns such as a country or a picklist have few, which are then read once; a
/// column that hardly repeats itself is no longer looked after.
/// </summary>
internal sealed class ValueMemo
{
    private const int Slots = 256;
    private const int MostBytes = 64;
    private const int Trial = 1024;

    private readonly (byte[]? Bytes, Coerced Value)[] kept = new (byte[]?, Coerced)[Slots];
    private int looks, hits;
    private bool isOff;

    public bool TryFind(ReadOnlySpan<byte> bytes, out Coerced value)
    {
        value = default;
        if (isOff || bytes.Length > MostBytes) return false;
        if (++looks == Trial) Judge();
        ref var slot = ref kept[SlotOf(bytes)];
        if (slot.Bytes is null || !bytes.SequenceEqual(slot.Bytes)) return false;
        hits++;
        value = slot.Value;
        return true;
    }

    public void Keep(ReadOnlySpan<byte> bytes, in Coerced value)
    {
        if (!isOff && bytes.Length <= MostBytes) kept[SlotOf(bytes)] = (bytes.ToArray(), value);
    }

    private void Judge()
    {
        isOff = hits < looks / 2;
        (looks, hits) = (0, 0);
    }

    private static int SlotOf(ReadOnlySpan<byte> bytes)
    {
        var ends = bytes.Length < 8 ? 0UL : MemoryMarshal.Read<ulong>(bytes) ^ MemoryMarshal.Read<ulong>(bytes[^8..]) * 31;
        if (bytes.Length < 8)
            foreach (var b in bytes) ends = ends * 131 + b;
        return (int)((ends + (ulong)bytes.Length) * 0x9E3779B97F4A7C15UL >> 56);
    }
}
