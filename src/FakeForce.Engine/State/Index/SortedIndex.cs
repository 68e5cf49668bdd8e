namespace FakeForce.Engine.State;

/// <summary>
/// A persistent set of (key, row number) pairs in order. Immutable as a value: <see cref="Add"/> and <see cref="Remove"/> give
/// the changed index back, and change in place only what the running transaction owns. The newest pairs lie in a small tree;
/// when it is full it becomes a run that never changes, and runs of like size are merged. So a load copies each pair a few
/// times, where one big tree had half its nodes copied for every few rows: three kilobytes a row at a million rows.
/// </summary>
internal sealed class SortedIndex
{
    private const int MostYoung = 4096;

    /// <summary>Up to here pairs are counted one by one, so that removals count as what they are.</summary>
    private const int CountedExactly = 256;

    private static readonly List<IndexPair> none = [];

    private readonly EditToken? owner;
    private IndexNode young;
    private int youngCount;
    private IndexRun[] runs;

    private SortedIndex(EditToken? owner, IndexNode young, int youngCount, IndexRun[] runs) => (this.owner, this.young, this.youngCount, this.runs) = (owner, young, youngCount, runs);

    public static SortedIndex Empty { get; } = new(null, IndexNode.Empty, 0, []);

    /// <summary>Builds the index from pairs in any order, which it sorts in place: the bulk way.</summary>
    public static SortedIndex Build(IndexPair[] pairs)
    {
        Array.Sort(pairs);
        return pairs.Length == 0 ? Empty : new(null, IndexNode.Empty, 0, [IndexRun.Of(pairs)]);
    }

    public SortedIndex Add(ulong key, int number, EditToken token)
    {
        var (index, pair) = (Owned(token), new IndexPair(key, number));
        // What was removed is still in a run.
        if (index.young.TryFind(pair, out var said) && said.IsRemoval) index.Forget(pair, token);
        else index.Say(pair, token);
        return index;
    }

    public SortedIndex Remove(ulong key, int number, EditToken token)
    {
        var (index, pair) = (Owned(token), new IndexPair(key, number));
        if (index.IsInRuns(pair)) index.Say(new IndexPair(key, number, isRemoval: true), token);
        else if (index.young.TryFind(pair, out _)) index.Forget(pair, token);
        return index;
    }

    /// <summary>False if no row has the key; quicker to say than to look.</summary>
    public bool MayHave(ulong key)
    {
        if (youngCount > 0 && young.MayHave(key)) return true;
        foreach (var run in runs)
            if (run.MayHave(key)) return true;
        return false;
    }

    /// <summary>Appends the row numbers of all pairs with low ≤ key ≤ high, in key order, until <paramref name="most"/> are found.</summary>
    public void Find(ulong low, ulong high, List<int> found, int most = int.MaxValue)
    {
        if (low <= high) new IndexSearch(Young(low, high), runs, low, high).Find(found, most);
    }

    public void Find(ulong key, List<int> found) => Find(key, key, found);

    /// <summary>
    /// How many pairs have low ≤ key ≤ high: what a planner weighs. Counted no further than <paramref name="most"/>; where there are
    /// many, those that were removed of late count too.
    /// </summary>
    public int Count(ulong low, ulong high, int most)
    {
        if (low > high) return 0;
        var search = new IndexSearch(Young(low, high), runs, low, high);
        if (search.Most > CountedExactly || runs.Length + (youngCount > 0 ? 1 : 0) < 2) return Math.Min(search.Most, most);
        var found = new List<int>();
        search.Find(found, most);
        return found.Count;
    }

    private SortedIndex Owned(EditToken token) => ReferenceEquals(owner, token) ? this : new(token, young, youngCount, runs);

    private List<IndexPair> Young(ulong low, ulong high)
    {
        if (youngCount == 0) return none;
        var found = new List<IndexPair>();
        young.Collect(low, high, found);
        return found;
    }

    private void Forget(IndexPair pair, EditToken token)
    {
        young = young.Without(pair, token);
        youngCount--;
    }

    private void Say(IndexPair pair, EditToken token)
    {
        young = young.With(pair, token, out var isNew);
        if (isNew && ++youngCount == MostYoung) Settle();
    }

    private bool IsInRuns(IndexPair pair)
    {
        for (var i = runs.Length - 1; i >= 0; i--)
            if (runs[i].TryFind(pair, out var said)) return !said.IsRemoval;
        return false;
    }

    // The young pairs become a run; runs of which the newer has more than half of the older's pairs become one.
    private void Settle()
    {
        var pairs = Young(0, ulong.MaxValue);
        var settled = new List<IndexRun>(runs) { IndexRun.Of([.. pairs]) };
        while (settled.Count > 1 && settled[^1].Count > settled[^2].Count / 2)
        {
            var merged = IndexRun.Merge(settled[^2], settled[^1], isOldest: settled.Count == 2);
            settled.RemoveRange(settled.Count - 2, 2);
            settled.Add(merged);
        }
        (young, youngCount, runs) = (IndexNode.Empty, 0, [.. settled]);
    }
}
