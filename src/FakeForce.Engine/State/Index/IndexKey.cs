using System.Text;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>
/// What an index stores for a value: the value itself in an order-preserving form for numbers, dates and references; a
/// hash of the case-folded text for text, so that a hit must be verified against the row.
/// </summary>
internal static class IndexKey
{
    /// <summary>False for null, which indexes do not hold.</summary>
    public static bool TryOf(Row row, Field field, bool bySortOrder, out ulong key)
    {
        key = 0;
        if (!row.Has(field.Ordinal)) return false;
        key = field.Type.Storage switch
        {
            StorageKind.Integer => OfInteger(row.Integer(field.Ordinal)),
            StorageKind.Double => OfDouble(row.Double(field.Ordinal)),
            StorageKind.Reference => row.Reference(field.Ordinal).Bits,
            StorageKind.Boolean => 1,
            _ when bySortOrder => FoldedText.SortPrefix(row.Text(field.Ordinal)),
            _ => OfText(row.Text(field.Ordinal)),
        };
        return true;
    }

    public static ulong Of(in Value value) => value.Kind switch
    {
        StorageKind.Integer => OfInteger(value.Bits),
        StorageKind.Double => OfDouble(value.AsDouble),
        StorageKind.Text or StorageKind.Blob => OfText(value.Bytes),
        _ => (ulong)value.Bits,
    };

    public static ulong OfInteger(long value) => (ulong)value ^ 1UL << 63;

    public static ulong OfDouble(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return (ulong)bits ^ (bits < 0 ? ulong.MaxValue : 1UL << 63);
    }

    /// <summary>A hash of the bytes as they are.</summary>
    public static ulong OfBytes(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in bytes) hash = (hash ^ b) * 1099511628211UL;
        return Mixed(hash);
    }

    public static ulong OfText(ReadOnlySpan<byte> utf8)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in utf8)
        {
            // Beyond ASCII the fold is Unicode's; such texts are rare, so they take the slow path whole.
            if (b >= 0x80) return OfText(Encoding.UTF8.GetString(utf8));
            hash = (hash ^ (b is >= (byte)'A' and <= (byte)'Z' ? (uint)b | 0x20u : b)) * 1099511628211UL;
        }
        return Mixed(hash);
    }

    private static ulong OfText(string text)
    {
        var hash = 14695981039346656037UL;
        // As a whole, since letters beyond the first plane fold in pairs.
        foreach (var c in text.ToUpperInvariant()) hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211UL;
        return Mixed(hash);
    }

    /// <summary>Spreads what differs over all bits.</summary>
    public static ulong Mixed(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15UL;
        return hash ^ hash >> 29;
    }
}
