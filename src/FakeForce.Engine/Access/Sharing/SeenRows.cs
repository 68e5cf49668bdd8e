using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>
/// Which rows of a table at one moment may be read, a bit each: what a scan asks instead of every row's owner, and where rows that are not seen cost
/// next to nothing. Brought up to a later moment by the rows that differ.
/// </summary>
internal sealed class SeenRows
{
    private readonly Table table;
    private readonly ulong[] bits;

    private SeenRows(Table table, ulong[] bits) => (this.table, this.bits) = (table, bits);

    public static SeenRows Of(Table table, Func<Row, int, bool> isSeen)
    {
        var bits = new ulong[(table.Count >> 6) + 1];
        for (var first = 0; first < table.Count; first += 256)
        {
            var leaf = table.Rows.Leaf(first);
            for (var i = 0; i < leaf.Length; i++)
            {
                var (row, number) = (new Row(leaf[i]), first + i + 1);
                if (row.Exists && isSeen(row, number)) bits[number >> 6] |= 1UL << number;
            }
        }
        return new SeenRows(table, bits);
    }

    public bool IsOf(Table other) => table.Rows.IsSameAs(other.Rows);

    public SeenRows At(Table later, Func<Row, int, bool> isSeen)
    {
        var next = new ulong[(later.Count >> 6) + 1];
        bits.AsSpan(0, Math.Min(bits.Length, next.Length)).CopyTo(next);
        foreach (var number in RowVector.DifferentNumbers(table.Rows, later.Rows))
        {
            if (number > later.Count) continue;
            next[number >> 6] &= ~(1UL << number);
            if (later.RowAt(number) is { Exists: true } row && isSeen(row, number)) next[number >> 6] |= 1UL << number;
        }
        return new SeenRows(later, next);
    }

    public bool Has(long number) => number >> 6 < bits.Length && (bits[number >> 6] >> (int)number & 1) != 0;

    /// <summary>True if one of the 256 rows behind this many may be read.</summary>
    public bool HasAnyIn(int first)
    {
        // Numbers begin with 1, so the last row of a leaf has its bit in the next word.
        for (var word = first >> 6; word <= first + 256 >> 6 && word < bits.Length; word++)
            if (bits[word] != 0) return true;
        return false;
    }
}
