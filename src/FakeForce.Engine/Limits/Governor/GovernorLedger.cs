using System.Globalization;

namespace FakeForce.Engine.Limits.Governor;

/// <summary>
/// What one transaction of Apex or of a flow has used so far. It hangs on the transaction while such code runs in it; plain API writes have
/// none, as Salesforce charges them nothing. Used by one thread at a time, the lane's.
/// </summary>
public sealed class GovernorLedger(GovernorContext context)
{
    private readonly long[] used = new long[GovernorTable.Rows.Count];

    public GovernorContext Context => context;

    /// <summary>As Limits.getQueries() and its like.</summary>
    public long Used(GovernorResource resource) => used[(int)resource];

    /// <summary>As Limits.getLimitQueries() and its like.</summary>
    public long Limit(GovernorResource resource) => GovernorTable.Of(resource).Of(context);

    /// <summary>Uses some more of a resource. Throws <see cref="GovernorException"/> if that is too much; it counts as used all the same.</summary>
    public void Charge(GovernorResource resource, long amount = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        used[(int)resource] += amount;
        MustFit(resource);
    }

    /// <summary>The heap as it is now, which shrinks too.</summary>
    public void SetHeap(long bytes)
    {
        used[(int)GovernorResource.HeapBytes] = bytes;
        MustFit(GovernorResource.HeapBytes);
    }

    /// <summary>One query: itself, its child sub-queries, and the rows that it found, those of sub-queries among them.</summary>
    public void ChargeQuery(long rows, int children = 0)
    {
        Charge(GovernorResource.AggregateQueries, children);
        Charge(GovernorResource.QueryRows, rows);
    }

    /// <summary>One DML statement on so many records.</summary>
    public void ChargeDml(int rows)
    {
        Charge(GovernorResource.DmlStatements);
        Charge(GovernorResource.DmlRows, rows);
    }

    private void MustFit(GovernorResource resource)
    {
        var limit = Limit(resource);
        if (used[(int)resource] <= limit) return;
        var type = resource == GovernorResource.CalloutMilliseconds ? "System.CalloutException" : "System.LimitException";
        throw new GovernorException(resource, type, string.Format(CultureInfo.InvariantCulture, GovernorTable.Of(resource).Text, used[(int)resource], limit));
    }
}
