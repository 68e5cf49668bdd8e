using System.Collections.Immutable;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>One table while a transaction changes it.</summary>
internal sealed class TableEdit(SObjectType type, Table from)
{
    private RowVector rows = from.Rows;
    private int liveCount = from.LiveCount;
    private ImmutableDictionary<IndexName, SortedIndex> indexes = from.Indexes;

    public int Count => rows.Count;
    public Row RowAt(long number) => number > 0 && number <= rows.Count ? new Row(rows[(int)(number - 1)]) : default;
    public Table Freeze() => new(rows, liveCount, indexes);

    public int Append(byte[] row, EditToken token)
    {
        rows.Append(row, token);
        Account(default, new Row(row), rows.Count, token);
        return rows.Count;
    }

    public void Put(int number, byte[]? row, EditToken token)
    {
        rows.EnsureCount(number, token);
        var before = new Row(rows[number - 1]);
        rows.Set(number - 1, row, token);
        Account(before, new Row(row), number, token);
    }

    public SortedIndex Index(Field field, bool bySortOrder = false)
    {
        var name = new IndexName(field.Ordinal, bySortOrder);
        if (indexes.TryGetValue(name, out var index)) return index;
        index = Build(field, bySortOrder);
        indexes = indexes.SetItem(name, index);
        return index;
    }

    private SortedIndex Build(Field field, bool bySortOrder)
    {
        var pairs = new List<SortedIndex.Pair>(rows.Count);
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
        foreach (var (name, index) in indexes)
        {
            var field = type.Fields[name.Ordinal];
            ulong old = 0, now = 0;
            var had = before.Exists && IndexKey.TryOf(before, field, name.BySortOrder, out old);
            var has = after.Exists && IndexKey.TryOf(after, field, name.BySortOrder, out now);
            if (had && has && old == now) continue;
            var changed = index;
            if (had) changed = changed.Remove(old, number, token);
            if (has) changed = changed.Add(now, number, token);
            indexes = indexes.SetItem(name, changed);
        }
    }
}
