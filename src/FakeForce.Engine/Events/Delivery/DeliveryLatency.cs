namespace FakeForce.Engine.Events.Delivery;

/// <summary>
/// How long after its publication an event comes to its subscribers: at least <paramref name="From"/>, at most <paramref name="To"/>, always the same
/// for the same event. Events stay in their order. Real orgs show one to two seconds; none by default.
/// </summary>
public sealed record DeliveryLatency(TimeSpan From, TimeSpan To)
{
    public static DeliveryLatency None { get; } = new(default, default);

    /// <summary>A week, as of other delays.</summary>
    public static TimeSpan Longest => DeliveryRule.Longest;

    public IEnumerable<string> Problems()
    {
        if (From < TimeSpan.Zero || To < From || To > Longest) yield return $"the latency is a number of milliseconds or two, [from, to], from 0 to {Longest.TotalMilliseconds}";
    }

    internal bool IsNone => To == TimeSpan.Zero;

    /// <summary>Milliseconds since 1970 when an event may be given.</summary>
    internal long DueOf(in EventEntry entry)
    {
        var (from, span) = ((long)From.TotalMilliseconds, (long)(To - From).TotalMilliseconds);
        return entry.Time + from + (span == 0 ? 0 : (long)((ulong)entry.ReplayId * 0x9E3779B97F4A7C15UL >> 20) % (span + 1));
    }

    /// <summary>Where a subscriber begins who wants what is new: at the first event that nobody has been given yet.</summary>
    internal long EndOf(EventLog log, long now)
    {
        if (IsNone) return log.End;
        var place = log.PlaceOfTime(now - (long)To.TotalMilliseconds);
        while (place < log.End && DueOf(log[place]) <= now) place++;
        return place;
    }
}
