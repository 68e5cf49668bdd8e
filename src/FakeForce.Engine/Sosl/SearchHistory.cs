using System.Collections.Immutable;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Sosl;

/// <summary>
/// What was searchable when, for orgs whose search lags behind: the moments after recent commits, oldest first, as an
/// immutable value. Of commits that follow each other quickly only the last is kept, so that there are never many; what
/// came before it is then found a hundredth of the delay late, never early.
/// </summary>
internal sealed record SearchHistory(TimeSpan Delay, ImmutableList<(OrgState State, DateTimeOffset Since)> Moments)
{
    private const int Slots = 100;

    public static SearchHistory Starting(TimeSpan delay, OrgState state) => new(delay, [(state, DateTimeOffset.MinValue)]);

    /// <summary>The last moment that is old enough to be searched.</summary>
    public OrgState SearchableAt(DateTimeOffset now)
    {
        for (var i = Moments.Count - 1; i > 0; i--)
            if (IsOldEnough(Moments[i].Since, now)) return Moments[i].State;
        return Moments[0].State;
    }

    public SearchHistory After(OrgState committed, DateTimeOffset now)
    {
        var moments = Moments;
        while (moments.Count > 1 && IsOldEnough(moments[1].Since, now)) moments = moments.RemoveAt(0);
        // The moment before the last began this slot; a last one that is no older than a slot gives way.
        if (moments.Count > 2 && now - moments[^2].Since < Delay / Slots) moments = moments.RemoveAt(moments.Count - 1);
        return this with { Moments = moments.Add((committed, now)) };
    }

    private bool IsOldEnough(DateTimeOffset since, DateTimeOffset now) => now - since >= Delay;
}
