namespace FakeForce.Engine.Sosl.Binding;

/// <summary>How many records a search gives (SOQL and SOSL reference, "SOSL Limits on Search Results" and "LIMIT n").</summary>
internal static class RowLimits
{
    private const int MostSince28 = 2_000, MostBefore28 = 200, MostPerObject = 250;

    /// <summary>In all, and the matches of one object that are looked at before WHERE filters them.</summary>
    public static int Most(int apiVersion) => apiVersion >= 28 ? MostSince28 : MostBefore28;

    /// <summary>Of one object among so many; alone and with a WHERE or ORDER BY it may fill the whole answer.</summary>
    public static int OfObject(int objects, bool isFilteredOrSorted, int apiVersion)
    {
        var most = Most(apiVersion);
        return objects == 1 && isFilteredOrSorted ? most : Math.Min(most / Math.Max(1, objects), MostPerObject);
    }

    /// <summary>
    /// Spreads a limit evenly over objects with so many records each: nobody gets more than the others as long as those
    /// have any left, and what one does not need is the others'.
    /// </summary>
    public static int[] Spread(int limit, IReadOnlyList<int> available)
    {
        var shares = new int[available.Count];
        while (limit > 0)
        {
            var open = Enumerable.Range(0, shares.Length).Where(i => shares[i] < available[i]).ToList();
            if (open.Count == 0) break;
            var each = Math.Max(1, limit / open.Count);
            foreach (var i in open)
            {
                var more = Math.Min(Math.Min(each, limit), available[i] - shares[i]);
                shares[i] += more;
                limit -= more;
            }
        }
        return shares;
    }
}
