using System.Collections.Immutable;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>One table while a transaction changes it.</summary>
internal sealed class TableEdit(SObjectType type, Table from)
{
    private RowVector rows = from.Rows;
    private int liveCount = from.LiveCount;
    private IndexName[] indexed = [.. from.Indexes.Keys];
    private SortedIndex[] indexes = [.. from.Indexes.Values];

    public int Count => rows.Count;
    public Row RowAt(long number) => number > 0 && number <= rows.Count ? new Row(rows[(int)(number - 1)]) : default;
    public Table Freeze() => new(rows, liveCount, FrozenIndexes());

    public int Append(byte[] row, EditToken token)
    {
        rows.Append(row, token);
        Account(default, new Row(row), rows.Count, token);
        return rows.Count;
    }

    /// <summary>Gives what was in the slot before.</summary>
    public byte[]? Put(int number, byte[]? row, EditToken token)
    {
        rows.EnsureCount(number, token);
        var before = rows[number - 1];
        rows.Set(number - 1, row, token);
        Account(new Row(before), new Row(row), number, token);
        return before;
    }

    /// <summary>Puts back what a slot held; one that was new is given away again.</summary>
    public void Undo(int number, byte[]? before, EditToken token)
    {
        Put(number, before, token);
        if (before is null && number == rows.Count) rows.RemoveLast(token);
    }

    public SortedIndex Index(Field field, bool bySortOrder = false)
    {
        var name = new IndexName(field.Ordinal, bySortOrder);
        var place = Array.IndexOf(indexed, name);
        if (place >= 0) return indexes[place];
        var index = Build(field, bySortOrder);
        (indexed, indexes) = ([.. indexed, name], [.. indexes, index]);
        return index;
    }

    private SortedIndex Build(Field field, bool bySortOrder)
    {
        var pairs = new List<IndexPair>(rows.Count);
        for (var first = 0; first < rows.Count; first += 256)
        {
            var leaf = rows.Leaf(first);
            for (var i = 0; i < leaf.Length; i++)
            {
                var row = new Row(leaf[i]);
                if (row.Exists && IndexKey.TryOf(row, field, bySortOrder, out var key)) pairs.Add(new(key, first + i + 1));
            }
        }
        return SortedIndex.Build([.. pairs]);
    }

    // Deleted rows stay in the indexes, because queryAll and undelete look for them too; purged ones leave.
    private void Account(Row before, Row after, int number, EditToken token)
    {
        liveCount += (after.IsLive ? 1 : 0) - (before.IsLive ? 1 : 0);
        for (var i = 0; i < indexes.Length; i++)
        {
            var name = indexed[i];
            var field = type.Fields[name.Ordinal];
            ulong old = 0, now = 0;
            var had = before.Exists && IndexKey.TryOf(before, field, name.BySortOrder, out old);
            var has = after.Exists && IndexKey.TryOf(after, field, name.BySortOrder, out now);
            if (had && has && old == now) continue;
            if (had) indexes[i] = indexes[i].Remove(old, number, token);
            if (has) indexes[i] = indexes[i].Add(now, number, token);
        }
    }

    private ImmutableDictionary<IndexName, SortedIndex> FrozenIndexes()
    {
        var frozen = from.Indexes;
        for (var i = 0; i < indexes.Length; i++) frozen = frozen.SetItem(indexed[i], indexes[i]);
        return frozen;
    }
}
