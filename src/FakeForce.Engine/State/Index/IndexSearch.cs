namespace FakeForce.Engine.State;

/// <summary>One look into the parts of an index, which are walked side by side; where two speak of the same pair the newer is right.</summary>
internal readonly ref struct IndexSearch
{
    private readonly List<IndexPair> young;
    private readonly IndexRun[] runs;
    private readonly int[] next, ends;

    public IndexSearch(List<IndexPair> young, IndexRun[] runs, ulong low, ulong high)
    {
        (this.young, this.runs) = (young, runs);
        (next, ends) = (new int[runs.Length], new int[runs.Length]);
        Most = young.Count;
        for (var i = 0; i < runs.Length; i++)
        {
            if (low == high && !runs[i].MayHave(low)) continue;
            next[i] = runs[i].FirstFrom(new IndexPair(low, 0));
            ends[i] = high == ulong.MaxValue ? runs[i].Count : runs[i].FirstFrom(new IndexPair(high + 1, 0));
            Most += ends[i] - next[i];
        }
    }

    /// <summary>All pairs of all parts.</summary>
    public int Most { get; }

    public void Find(List<int> found, int most)
    {
        if (Most == 0) return;
        if (runs.Length == 1 && young.Count == 0) Copy(found, most);
        else Merge(found, most);
    }

    private void Copy(List<int> found, int most)
    {
        for (var i = next[0]; i < ends[0] && found.Count < most; i++) found.Add(runs[0][i].Number);
    }

    private void Merge(List<int> found, int most)
    {
        for (var nextYoung = 0; found.Count < most;)
        {
            IndexPair? least = nextYoung < young.Count ? young[nextYoung] : null;
            for (var i = runs.Length - 1; i >= 0; i--)
                if (next[i] < ends[i] && runs[i][next[i]] is var pair && (least is null || pair.CompareTo(least.Value) < 0)) least = pair;
            if (least is not { } taken) return;
            if (!taken.IsRemoval) found.Add(taken.Number);
            if (nextYoung < young.Count && young[nextYoung].CompareTo(taken) == 0) nextYoung++;
            for (var i = 0; i < runs.Length; i++)
                if (next[i] < ends[i] && runs[i][next[i]].CompareTo(taken) == 0) next[i]++;
        }
    }
}
