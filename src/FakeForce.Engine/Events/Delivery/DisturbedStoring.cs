using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Delivery;

/// <summary>What rules do to events on their way into the log: at the end of the transaction that publishes them.</summary>
internal sealed class DisturbedStoring
{
    /// <summary>How long events wait for those of another request, unless the rule says otherwise. Ours.</summary>
    private static readonly TimeSpan longestHold = TimeSpan.FromSeconds(2);

    private readonly Org org;
    private readonly RepeatedEvents repeated;
    // How many events, or for an order of requests how many requests, each rule has seen.
    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<ActiveRule, Counter> seen = [];

    public DisturbedStoring(Org org, RepeatedEvents repeated) => (this.org, this.repeated) = (org, repeated);

    /// <summary>Stores what was held when the server stopped.</summary>
    public void Start()
    {
        if (HeldEvents.AreIn(org.State)) _ = ReleaseAsync(TimeSpan.Zero);
    }

    /// <summary>Runs in the lane.</summary>
    public void Disturb(Transaction transaction)
    {
        var rules = org.Events.Rules.Now.Rules;
        if (rules.Count == 0 || transaction.IsRestoration || transaction.Events.IsRepetition || transaction.Events.Own.Count == 0) return;
        foreach (var rule in rules)
        {
            if (rule.Rule.Effect == DeliveryEffect.Republish) Republish(rule, transaction);
            else if (rule.Rule.Effect == DeliveryEffect.Reorder && !transaction.Events.IsFinal) Reorder(rule, transaction);
        }
    }

    private void Republish(ActiveRule rule, Transaction transaction)
    {
        foreach (var entry in Own(rule, transaction))
        {
            if (!rule.IsLoaded || !rule.StrikesAt(++seen.GetOrCreateValue(rule).Count) || !repeated.HasRoom || !rule.TryHit()) continue;
            if (rule.Rule.Delay > TimeSpan.Zero) _ = repeated.AddAsync(entry, rule.Rule.Copies, rule.Rule.Delay);
            else RepeatedEvents.Add(transaction, entry, rule.Rule.Copies);
        }
    }

    private void Reorder(ActiveRule rule, Transaction transaction)
    {
        var own = Own(rule, transaction).Where(entry => IsPlatformEvent(entry.Kind)).ToList();
        if (own.Count == 0) return;
        var number = ++seen.GetOrCreateValue(rule).Count;
        if (HeldEvents.AreIn(transaction)) HeldEvents.Release(transaction);
        else if (rule.IsLoaded && rule.StrikesAt(number) && rule.TryHit())
        {
            transaction.Events.TakeBack(own);
            HeldEvents.Hold(transaction, own);
            _ = ReleaseAsync(rule.Rule.Delay > TimeSpan.Zero ? rule.Rule.Delay : longestHold);
        }
    }

    // Changes come in the order of their commits, and so do the older kinds.
    private bool IsPlatformEvent(EventKind kind) => org.Catalog.TryFind(kind.Name, out var type) && type.Event is not null;

    private List<EventEntry> Own(ActiveRule rule, Transaction transaction)
    {
        if (rule.Rule.Channel is not { } channel) return transaction.Events.Own;
        return org.Events.TryTopic(channel, out var topic) ? [.. transaction.Events.Own.Where(entry => topic.Has(entry.Kind))] : [];
    }

    private async Task ReleaseAsync(TimeSpan delay)
    {
        await Task.Delay(delay, org.Clock).ConfigureAwait(false);
        using var begun = org.Clock.Begin("events that were held back");
        try
        {
            await org.WriteAsync(transaction =>
            {
                transaction.Events.IsRepetition = true;
                HeldEvents.Release(transaction);
                return true;
            }).ConfigureAwait(false);
        }
        catch (Exception ended) when (ended is IOException or InvalidOperationException)
        {
            // The org has ended; the events are in its journal.
        }
    }

    private sealed class Counter
    {
        public int Count;
    }
}
