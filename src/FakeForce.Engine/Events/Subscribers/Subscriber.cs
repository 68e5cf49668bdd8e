using FakeForce.Engine.Access;
using FakeForce.Engine.Events.Delivery;

namespace FakeForce.Engine.Events.Subscribers;

/// <summary>
/// One reader of a topic: a cursor, whatever delivery rules do to it, and what it has been given. Used by one reader at a time.
/// </summary>
public sealed class Subscriber : IDisposable
{
    private readonly OrgEvents events;
    private readonly EventListener listener;
    private readonly EventCursor cursor;
    private readonly Func<EventEntry, bool>? filter;
    private readonly EventSight? sight;
    private readonly EventEntry[] one = new EventEntry[1];
    private readonly List<EventEntry> unread = [];
    private DeliveryRules.Present known = DeliveryRules.Present.None;
    private DisturbedReading? disturbed;
    private int era;

    internal Subscriber(OrgEvents events, EventCursor cursor, SubscriberName name, Func<EventEntry, bool>? filter)
    {
        (this.events, this.cursor, this.filter, Name, OpenedAt) = (events, cursor, filter, name, events.Clock.GetUtcNow());
        sight = EventSight.Of(events, name.User);
        Receipts = new Receipts(cursor.ReplayId);
        listener = events.Listen(cursor.Topic);
        era = cursor.Era;
    }

    public SubscriberName Name { get; }
    public EventTopic Topic => cursor.Topic;
    public DateTimeOffset OpenedAt { get; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What it has been given.</summary>
    public Receipts Receipts { get; }

    /// <summary>The replay id from which another subscriber would go on without loss; moves with events of other topics too.</summary>
    public long ReplayId => unread.Count > 0 ? unread[0].ReplayId - 1 : cursor.ReplayId;

    /// <summary>True if there is something to read behind its place, be it of its topic or not.</summary>
    internal bool HasMore => unread.Count > 0 || cursor.HasMore;

    /// <summary>When a look is worth it though nothing is published; null if no such time is known.</summary>
    internal DateTimeOffset? WakeAt => Earlier(cursor.WakeAt, disturbed?.WakeAt);

    /// <summary>
    /// Fills the buffer with the next events, as far as there are any, and gives their number. Throws
    /// <see cref="DeliveryEndedException"/> where a rule has it end.
    /// </summary>
    public int Read(Span<EventEntry> buffer)
    {
        if (!ReferenceEquals(known, events.Rules.Now)) Learn();
        return disturbed is null ? ReadAhead(buffer) : disturbed.Read(buffer);
    }

    /// <summary>Gives back, in their order, events that were read and could not be delivered. They are the next ones to be read.</summary>
    public void Unread(ReadOnlySpan<EventEntry> entries) => unread.InsertRange(0, entries);

    /// <summary>Books events as given to the client.</summary>
    public void Delivered(ReadOnlySpan<EventEntry> entries)
    {
        if (entries.IsEmpty) return;
        // After a reset replay ids begin anew.
        if (era != cursor.Era) Receipts.Restart(entries[0].ReplayId - 1);
        era = cursor.Era;
        Receipts.Book(entries);
        events.Usage.Delivered(entries);
    }

    /// <summary>What is pulsed when another look is worth it: something was published, or a rule changed.</summary>
    public Pulse? Pulse
    {
        get => listener.Pulse;
        set => listener.Pulse = value;
    }

    /// <summary>
    /// Begins a wait: how long it may last at most for the subscriber's sake, zero if a look is worth it now. Between waits, and
    /// where no events could be taken, it is not woken by events.
    /// </summary>
    internal TimeSpan BeginWait(bool forEvents)
    {
        // Set before the look, so that nothing falls between the two.
        listener.WantsEvents = forEvents;
        if (!ReferenceEquals(known, events.Rules.Now) || forEvents && disturbed is not { IsHolding: true } && (unread.Count > 0 || cursor.HasNews)) return TimeSpan.Zero;
        if (!forEvents || WakeAt is not { } due) return Timeout.InfiniteTimeSpan;
        var left = due - events.Clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Returns once another look is worth it, or after a while.</summary>
    public async ValueTask WaitAsync(TimeSpan most, bool forEvents = true)
    {
        var left = BeginWait(forEvents);
        if (left == TimeSpan.Zero) return;
        await Pulse!.WaitAsync(left == Timeout.InfiniteTimeSpan || most != Timeout.InfiniteTimeSpan && most < left ? most : left).ConfigureAwait(false);
        listener.WantsEvents = false;
    }

    public void Dispose()
    {
        if (EndedAt is not null) return;
        EndedAt = events.Clock.GetUtcNow();
        events.Leave(listener);
        events.Subscribers.End(this);
    }

    /// <summary>True if it gets such events, as far as channel and filter go.</summary>
    internal bool Wants(in EventEntry entry) => Topic.Has(entry.Kind) && (filter is null || filter(entry)) && (sight is null || sight.Show(entry) is not null);

    /// <summary>The next event, undisturbed.</summary>
    internal bool TryNext(out EventEntry entry)
    {
        var found = ReadAhead(one) > 0;
        entry = one[0];
        return found;
    }

    private int ReadAhead(Span<EventEntry> buffer)
    {
        var found = Math.Min(unread.Count, buffer.Length);
        if (found > 0)
        {
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(unread)[..found].CopyTo(buffer);
            unread.RemoveRange(0, found);
        }
        while (found < buffer.Length)
        {
            var more = cursor.Read(buffer[found..]);
            if (more == 0) break;
            found += filter is null && sight is null ? more : Filter(buffer.Slice(found, more));
        }
        return found;
    }

    private int Filter(Span<EventEntry> entries)
    {
        var kept = 0;
        foreach (ref readonly var entry in entries)
            if ((filter is null || filter(entry)) && (sight is null ? entry : sight.Show(entry)) is { } shown) entries[kept++] = shown;
        return kept;
    }

    private void Learn()
    {
        known = events.Rules.Now;
        disturbed = DisturbedReading.Of(this, known, events.Clock, disturbed);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;
}
