using System.Runtime.InteropServices;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Execution.Sorting;

/// <summary>
/// Puts rows in the order of ORDER BY, ties in the order of their ids. The keys are read once, side by side with the row
/// numbers; when only the first few rows are wanted, only so many are kept.
/// </summary>
internal sealed class RowSorter(Run run, SObjectType type, IReadOnlyList<BoundOrdering> orderings)
{
    private readonly SortKeyReader[] readers = [.. orderings.Select(o => SortKeyReader.Of(o, run))];
    private readonly EntryOrder order = new(orderings);

    public List<int> Sort(List<int> numbers, long wanted)
    {
        if (numbers.Count < 2) return numbers;
        return wanted < numbers.Count / 4 ? Top(numbers, (int)wanted) : All(numbers);
    }

    // Sorted as plain numbers by the beginnings of the first keys; only what ties there is read and compared in full.
    private List<int> All(List<int> numbers)
    {
        var (nulls, present, places) = PlacesOf(numbers);
        Array.Sort(places, present, 0, places.Length);
        for (var start = 0; start < present.Length;)
        {
            var end = start + 1;
            while (end < present.Length && places[end] == places[start]) end++;
            if (end - start > 1) SortTies(present.AsSpan(start, end - start));
            start = end;
        }
        if (nulls.Length > 1) SortTies(nulls);
        return orderings[0].Nulls == NullsPlace.First ? [.. nulls, .. present] : [.. present, .. nulls];
    }

    private (int[] Nulls, int[] Present, ulong[] Places) PlacesOf(List<int> numbers)
    {
        var table = run.TableOf(type);
        var (nulls, present, places) = (new List<int>(), new List<int>(numbers.Count), new List<ulong>(numbers.Count));
        var flip = orderings[0].Descending ? ulong.MaxValue : 0;
        for (var rows = new RowGather(table, CollectionsMarshal.AsSpan(numbers)); rows.MoveNext();)
        {
            var key = readers[0].Beginning(rows.Row, type.IdOf(rows.Number));
            if (!key.Has)
            {
                nulls.Add(rows.Number);
                continue;
            }
            present.Add(rows.Number);
            places.Add(key.Prefix ^ flip);
        }
        return ([.. nulls], [.. present], [.. places]);
    }

    private void SortTies(Span<int> numbers)
    {
        var entries = new Entry[numbers.Length];
        for (var i = 0; i < entries.Length; i++) entries[i] = Read(numbers[i]);
        Array.Sort(entries, order);
        for (var i = 0; i < entries.Length; i++) numbers[i] = entries[i].Number;
    }

    // A heap whose root is the worst of the rows kept; most rows lose against it and cost one comparison.
    private List<int> Top(List<int> numbers, int wanted)
    {
        if (wanted == 0) return [];
        var worstFirst = Comparer<Entry>.Create((a, b) => order.Compare(b, a));
        var kept = new PriorityQueue<Entry, Entry>(wanted + 1, worstFirst);
        var table = run.TableOf(type);
        foreach (var number in numbers)
        {
            // Most rows lose by their first key, so the others are not read for them.
            if (kept.Count == wanted && Loses(readers[0].Beginning(table.RowAt(number), type.IdOf(number)), kept.Peek().First)) continue;
            var entry = Read(number);
            if (kept.Count < wanted) kept.Enqueue(entry, entry);
            else if (order.Compare(entry, kept.Peek()) < 0) kept.DequeueEnqueue(entry, entry);
        }
        return Sorted([.. kept.UnorderedItems.Select(item => item.Element)]);
    }

    // By the beginning alone; a tie does not lose.
    private bool Loses(in SortKey key, in SortKey worst) => Compare(orderings[0], key with { Text = null }, worst with { Text = null }) > 0;

    private List<int> Sorted(Entry[] entries)
    {
        Array.Sort(entries, order);
        return [.. entries.Select(e => e.Number)];
    }

    private Entry Read(int number)
    {
        var row = run.TableOf(type).RowAt(number);
        var id = type.IdOf(number);
        var first = readers[0].Read(row, id);
        if (readers.Length == 1) return new Entry(number, first, null);
        var rest = new SortKey[readers.Length - 1];
        for (var i = 1; i < readers.Length; i++) rest[i - 1] = readers[i].Read(row, id);
        return new Entry(number, first, rest);
    }

    /// <summary>The order of two keys at one place of ORDER BY.</summary>
    public static int Compare(BoundOrdering ordering, in SortKey x, in SortKey y)
    {
        if (x.Has != y.Has) return x.Has == (ordering.Nulls == NullsPlace.First) ? 1 : -1;
        if (!x.Has) return 0;
        var result = x.CompareTo(y);
        return ordering.Descending ? -result : result;
    }

    private readonly record struct Entry(int Number, SortKey First, SortKey[]? Rest);

    private sealed class EntryOrder(IReadOnlyList<BoundOrdering> orderings) : IComparer<Entry>
    {
        public int Compare(Entry x, Entry y)
        {
            var result = RowSorter.Compare(orderings[0], x.First, y.First);
            for (var i = 1; result == 0 && i < orderings.Count; i++) result = RowSorter.Compare(orderings[i], x.Rest![i - 1], y.Rest![i - 1]);
            return result != 0 ? result : x.Number.CompareTo(y.Number);
        }
    }
}
