namespace FakeForce.Engine.Limits;

/// <summary>The org's allocations as /limits shows them, and the ledgers of those that are counted.</summary>
public sealed class OrgLimits(Edition edition, TimeProvider clock)
{
    /// <summary>Calls in a rolling day.</summary>
    public RollingLedger ApiRequests { get; } = new(LimitTable.DailyApiRequests(edition), clock);

    /// <summary>Every allocation with its maximum and what is left, in /limits' order.</summary>
    public IEnumerable<(string Name, long Max, long Remaining)> All()
    {
        foreach (var (name, max) in LimitTable.Allocations)
            yield return name == LimitTable.DailyApiRequestsName ? (name, ApiRequests.Max, ApiRequests.Remaining) : (name, max, max);
    }
}
