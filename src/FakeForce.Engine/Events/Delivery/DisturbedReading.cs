using FakeForce.Engine.Events.Subscribers;

namespace FakeForce.Engine.Events.Delivery;

/// <summary>One subscriber's reading under the rules that are about it. Made anew when rules change; what it owes is taken along.</summary>
internal sealed class DisturbedReading
{
    private readonly Subscriber subscriber;
    private readonly TimeProvider clock;
    private readonly RuleProgress[] rules;
    private readonly OwedEvents owed;

    private DisturbedReading(Subscriber subscriber, TimeProvider clock, IEnumerable<ActiveRule> rules, DisturbedReading? before)
    {
        (this.subscriber, this.clock, owed) = (subscriber, clock, before?.owed ?? new OwedEvents());
        this.rules = [.. rules.Select(rule => before?.rules.FirstOrDefault(known => known.Rule == rule) ?? new RuleProgress(rule))];
    }

    /// <summary>When something that is held back now may be given; null if nothing is, or no time ends it.</summary>
    public DateTimeOffset? WakeAt { get; private set; }

    /// <summary>True if the last read came to an event that it held back, or did not look for any.</summary>
    public bool IsHolding { get; private set; }

    /// <summary>Null if no rule is about the subscriber.</summary>
    public static DisturbedReading? Of(Subscriber subscriber, DeliveryRules.Present present, TimeProvider clock, DisturbedReading? before)
    {
        var own = present.Rules.Where(rule => RuleProgress.IsOfReading(rule.Rule.Effect) && rule.IsFor(subscriber.Topic, subscriber.Name)).ToList();
        return own.Count == 0 && before is not { owed.Count: > 0 } ? null : new DisturbedReading(subscriber, clock, own, before);
    }

    /// <summary>As <see cref="Subscriber.Read"/>. What comes before the end of a stream is given before it ends.</summary>
    public int Read(Span<EventEntry> buffer)
    {
        (WakeAt, IsHolding) = (null, false);
        var found = 0;
        while (!IsEnd(rule => rule.EndsNow, found > 0) && found < buffer.Length && !IsPaused() && TryNext(found > 0, out buffer[found])) found++;
        return found;
    }

    private bool TryNext(bool hasOthers, out EventEntry entry)
    {
        var now = clock.GetUtcNow();
        if (owed.TryTake(now, out entry))
        {
            foreach (var rule in rules) rule.Given++;
            return true;
        }
        Wake(owed.NextDue);
        if (!subscriber.TryNext(out entry)) return false;
        if (IsEnd(rule => rule.EndsAtNext, hasOthers, entry) || !MayPass(entry, now))
        {
            subscriber.Unread([entry]);
            return false;
        }
        Pass(entry, now);
        return true;
    }

    // Not while there are others to be given first; the rule still holds then.
    private bool IsEnd(Func<RuleProgress, bool> isEnd, bool hasOthers, EventEntry? refused = null)
    {
        if (Array.Find(rules, rule => isEnd(rule)) is not { } end) return false;
        if (hasOthers) return true;
        if (!end.Rule.TryHit()) return false;
        if (refused is { } entry) subscriber.Unread([entry]);
        throw new DeliveryEndedException(end.Rule.Rule.Effect == DeliveryEffect.ExpireSession);
    }

    private bool IsPaused()
    {
        var now = clock.GetUtcNow();
        if (Array.Find(rules, rule => rule.IsPause(now)) is not { } pause) return false;
        Wake(pause.PauseEnd);
        IsHolding = true;
        return true;
    }

    private bool MayPass(in EventEntry entry, DateTimeOffset now)
    {
        foreach (var rule in rules)
        {
            if (rule.Rule.Rule.Effect != DeliveryEffect.Delay || !rule.StrikesNext) continue;
            var due = DateTimeOffset.FromUnixTimeMilliseconds(entry.Time) + rule.Rule.Rule.Delay;
            if (due <= now) continue;
            Wake(due);
            IsHolding = true;
            return false;
        }
        return true;
    }

    private void Pass(in EventEntry entry, DateTimeOffset now)
    {
        foreach (var rule in rules)
        {
            var strikes = rule.StrikesNext;
            rule.Given++;
            rule.Passed++;
            if (!strikes) continue;
            if (rule.Rule.Rule.Effect == DeliveryEffect.Delay) rule.Rule.TryHit();
            else if (rule.Rule.Rule.Effect == DeliveryEffect.Duplicate && rule.Rule.TryHit()) owed.TryAdd(entry, now + rule.Rule.Rule.Delay, rule.Rule.Rule.Copies);
        }
    }

    private void Wake(DateTimeOffset? due) => WakeAt = WakeAt is { } at && !(due < at) ? at : due;
}
