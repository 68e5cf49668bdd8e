namespace FakeForce.Engine.State;

/// <summary>Pairs in order that never change, in pages small enough to be let go one by one.</summary>
internal sealed class IndexRun
{
    private const int PageLength = 2048;

    private readonly List<IndexPair[]> pages = [];
    private readonly KeyFilter filter;

    private IndexRun(int capacity) => filter = new KeyFilter(capacity);

    public int Count { get; private set; }

    public IndexPair this[int place] => pages[place / PageLength][place % PageLength];

    public static IndexRun Of(ReadOnlySpan<IndexPair> ordered)
    {
        var run = new IndexRun(ordered.Length) { Count = ordered.Length };
        foreach (var pair in ordered) run.filter.Add(pair.Key);
        for (; ordered.Length > PageLength; ordered = ordered[PageLength..]) run.pages.Add(ordered[..PageLength].ToArray());
        if (ordered.Length > 0) run.pages.Add(ordered.ToArray());
        return run;
    }

    /// <summary>Both as one; of pairs in both the newer counts. The oldest run of an index holds no removals.</summary>
    public static IndexRun Merge(IndexRun older, IndexRun newer, bool isOldest)
    {
        var merged = new IndexRun(older.Count + newer.Count);
        var page = new List<IndexPair>(PageLength);
        for (int i = 0, j = 0; i < older.Count || j < newer.Count;)
        {
            var order = i == older.Count ? 1 : j == newer.Count ? -1 : older[i].CompareTo(newer[j]);
            var pair = order < 0 ? older[i] : newer[j];
            if (order <= 0) i++;
            if (order >= 0) j++;
            if (pair.IsRemoval && isOldest) continue;
            page.Add(pair);
            merged.filter.Add(pair.Key);
            if (page.Count == PageLength) merged.Close(page);
        }
        if (page.Count > 0) merged.Close(page);
        return merged;
    }

    /// <summary>False if no pair has the key.</summary>
    public bool MayHave(ulong key) => filter.MayHave(key);

    /// <summary>Place of the first pair that is not before <paramref name="wanted"/>.</summary>
    public int FirstFrom(IndexPair wanted)
    {
        int low = 0, high = pages.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (pages[middle][^1].CompareTo(wanted) < 0) low = middle + 1;
            else high = middle;
        }
        return low == pages.Count ? Count : low * PageLength + IndexPair.FirstFrom(pages[low], wanted);
    }

    /// <summary>True if it says something of this pair.</summary>
    public bool TryFind(IndexPair wanted, out IndexPair found)
    {
        var place = MayHave(wanted.Key) ? FirstFrom(wanted) : Count;
        found = place < Count ? this[place] : default;
        return place < Count && found.CompareTo(wanted) == 0;
    }

    private void Close(List<IndexPair> page)
    {
        Count += page.Count;
        pages.Add([.. page]);
        page.Clear();
    }
}
