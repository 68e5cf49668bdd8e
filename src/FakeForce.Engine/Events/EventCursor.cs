namespace FakeForce.Engine.Events;

/// <summary>
/// A subscriber's place in the log. It holds no events, so one that is slow costs nothing; used by one reader at a time.
/// </summary>
public sealed class EventCursor
{
    private readonly OrgEvents events;
    // What its channel made of the last event and the buffer had no room for.
    private readonly Queue<EventEntry> shown = [];
    private long place, lookedTo;
    private int era;

    internal EventCursor(OrgEvents events, EventTopic topic, long place, int era) => (this.events, Topic, this.place, this.era) = (events, topic, place, era);

    public EventTopic Topic { get; }

    /// <summary>The replay id from which another subscriber would go on without loss; moves with events of other topics too.</summary>
    public long ReplayId { get; internal set; }

    /// <summary>True for a look at the log itself, which has events as soon as they are stored.</summary>
    internal bool IgnoresLatency { get; init; }

    /// <summary>True if there is something behind its place, be it of its topic or not.</summary>
    internal bool HasMore => shown.Count > 0 || place < Present().End;

    /// <summary>True if there is something that the last read did not come to, be it of its topic or not.</summary>
    internal bool HasNews => shown.Count > 0 || Present().End > lookedTo;

    /// <summary>When the event may be given that the last read came to, if it was too early for it.</summary>
    internal DateTimeOffset? WakeAt { get; private set; }

    /// <summary>Another number after a reset or restore, when replay ids begin anew.</summary>
    internal int Era => era;

    /// <summary>Fills the buffer with the next events, as far as there are any, and gives their number.</summary>
    public int Read(Span<EventEntry> buffer)
    {
        var log = Present();
        place = Math.Max(place, events.FirstKept(log, Topic.Life));
        WakeAt = null;
        lookedTo = log.End;
        var (latency, now) = (events.Latency, events.NowMilliseconds);
        var members = Topic.Members;
        var found = TakeShown(buffer);
        while (found < buffer.Length && place < log.End)
        {
            foreach (ref readonly var entry in log.Run(place))
            {
                if (found == buffer.Length) break;
                if (Topic.Has(entry.Kind, members))
                {
                    if (!latency.IsNone && !IgnoresLatency && latency.DueOf(entry) is var due && due > now)
                    {
                        WakeAt = DateTimeOffset.FromUnixTimeMilliseconds(due);
                        return found;
                    }
                    if (members is null || members[entry.Kind.Name] is { IsPlain: true }) buffer[found++] = entry;
                    else
                    {
                        members[entry.Kind.Name].Show(entry, events, shown);
                        found += TakeShown(buffer[found..]);
                    }
                }
                place++;
                ReplayId = shown.Count == 0 ? entry.ReplayId : entry.ReplayId - 1;
            }
        }
        lookedTo = place;
        return found;
    }

    /// <summary>Returns true once there is something behind the cursor's place, be it of its topic or not; false if there is none for so long.</summary>
    public async ValueTask<bool> WaitAsync(TimeSpan? most = null, CancellationToken cancel = default)
    {
        if (HasMore) return true;
        using var pulse = new Pulse(events.Clock);
        var listener = events.Listen(Topic);
        await using var ending = cancel.UnsafeRegister(static waiting => ((Pulse)waiting!).SetLater(), pulse);
        try
        {
            (listener.Pulse, listener.WantsEvents) = (pulse, true);
            for (var end = events.Clock.GetUtcNow() + most; !HasMore;)
            {
                cancel.ThrowIfCancellationRequested();
                var left = end - events.Clock.GetUtcNow();
                if (left <= TimeSpan.Zero) return false;
                await pulse.WaitAsync(left ?? Timeout.InfiniteTimeSpan).ConfigureAwait(false);
            }
            return true;
        }
        finally
        {
            events.Leave(listener);
        }
    }

    private int TakeShown(Span<EventEntry> buffer)
    {
        var taken = 0;
        while (taken < buffer.Length && shown.TryDequeue(out buffer[taken]))
        {
            if (shown.Count == 0) ReplayId = buffer[taken].ReplayId;
            taken++;
        }
        return taken;
    }

    // After a reset or restore the log is another one: the cursor goes on from where that began.
    private EventLog Present()
    {
        var (log, present, start) = events.Now;
        if (present == era) return log;
        (era, place, lookedTo) = (present, start, start);
        shown.Clear();
        return log;
    }
}
