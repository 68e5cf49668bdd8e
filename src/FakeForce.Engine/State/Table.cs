using System.Collections.Immutable;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>The rows of one sObject at one moment, with the indexes that somebody has asked for so far.</summary>
public sealed class Table
{
    internal Table(RowVector rows, int liveCount, ImmutableDictionary<IndexName, SortedIndex> indexes) =>
        (Rows, LiveCount, Indexes) = (rows, liveCount, indexes);

    internal static Table Empty { get; } = new(default, 0, ImmutableDictionary<IndexName, SortedIndex>.Empty);

    internal RowVector Rows { get; }

    internal ImmutableDictionary<IndexName, SortedIndex> Indexes { get; }

    /// <summary>Slots, among them deleted and purged ones. Row numbers run from 1 to this.</summary>
    public int Count => Rows.Count;

    /// <summary>Rows that are neither deleted nor purged.</summary>
    public int LiveCount { get; }

    public Row RowAt(long number) => number > 0 && number <= Count ? new Row(Rows[(int)(number - 1)]) : default;

    internal bool TryIndex(Field field, out SortedIndex index, bool bySortOrder = false)
    {
        var found = Indexes.TryGetValue(new IndexName(field.Ordinal, bySortOrder), out var some);
        index = some!;
        return found;
    }
}
