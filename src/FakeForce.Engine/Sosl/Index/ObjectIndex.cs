using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Sosl.Index;

/// <summary>
/// The words of one sObject's rows, as an immutable value: forks share it, and whoever needs a later (or earlier) moment
/// derives it from the rows that differ. It may still name rows for words that they no longer have, so every hit is held
/// against the row; it never misses one.
/// </summary>
internal sealed class ObjectIndex
{
    /// <summary>Segments grow by merging up to this many rows.</summary>
    private const int LargestSegment = 1 << 17;

    /// <summary>Old states of rows that may pile up before they are worth a fresh start.</summary>
    private const int FewRows = 4_096;

    private readonly RowVector rows;
    private readonly Segment[] segments;

    private ObjectIndex(RowVector rows, Segment[] segments) => (this.rows, this.segments) = (rows, segments);

    public static ObjectIndex Empty { get; } = new(default, []);

    public long ByteCount => segments.Sum(s => s.ByteCount);

    public bool IsOf(Table table) => rows.IsSameAs(table.Rows);

    /// <summary>The index of another moment; costs as much as there are rows that differ.</summary>
    public ObjectIndex At(Table table, SObjectType type)
    {
        var changed = RowVector.DifferentNumbers(rows, table.Rows);
        if (changed.Count == 0) return new ObjectIndex(table.Rows, segments);
        var states = changed.Count + segments.Sum(s => (long)s.RowCount);
        return states > 2L * table.Count + FewRows ? Empty.With(Enumerable.Range(1, table.Count), table, type) : With(changed, table, type);
    }

    /// <summary>Appends the rows that may have words with keys from low to high, in no order and some more than once.</summary>
    public void Find(ulong low, ulong high, List<int> found)
    {
        foreach (var segment in segments) segment.Find(low, high, found);
    }

    /// <summary>How much <see cref="Find"/> would read: not less than the rows that it would append.</summary>
    public long Weight(ulong low, ulong high)
    {
        var weight = 0L;
        foreach (var segment in segments) weight += segment.Weight(low, high);
        return weight;
    }

    private ObjectIndex With(IEnumerable<int> numbers, Table table, SObjectType type)
    {
        var all = segments.ToList();
        var builder = new SegmentBuilder(SearchField.Of(type));
        foreach (var number in numbers)
        {
            builder.Add(table.RowAt(number), number);
            if (builder.RowCount == LargestSegment) all.Add(builder.Build());
        }
        if (builder.RowCount > 0) all.Add(builder.Build());
        MergeTail(all, builder);
        return new ObjectIndex(table.Rows, [.. all]);
    }

    // Neighbours of like size become one, so that there are few segments and no row is copied more often than the
    // logarithm of their number.
    private static void MergeTail(List<Segment> all, SegmentBuilder builder)
    {
        while (all is [.., var before, var last] && before.RowCount <= 2 * last.RowCount && before.RowCount + last.RowCount <= LargestSegment)
        {
            builder.Add(before);
            builder.Add(last);
            all.RemoveRange(all.Count - 2, 2);
            all.Add(builder.Build());
        }
    }
}
