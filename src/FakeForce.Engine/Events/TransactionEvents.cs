using FakeForce.Engine.Limits;

namespace FakeForce.Engine.Events;

/// <summary>
/// The events of one transaction on their way into the log. Those published immediately stay when the transaction is rolled
/// back, in part or as a whole; the others go with what they belong to.
/// </summary>
internal sealed class TransactionEvents(EventLog start, long time, EventLimits? limits = null)
{
    private readonly EventLog start = start;
    private readonly EventUuids uuids = new(start.LastReplayId, time);
    private readonly List<EventEntry> immediate = [];
    private readonly HashSet<Guid> booked = [];

    public EventLog Log { get; private set; } = start;

    /// <summary>True where events are stored again: no rule of delivery is about them.</summary>
    public bool IsRepetition { get; set; }

    /// <summary>True where the publisher is told the replay ids, which must stay as they are then.</summary>
    public bool IsFinal { get; set; }

    /// <summary>The events of the transaction, so far.</summary>
    public List<EventEntry> Own => ReferenceEquals(Log, start) ? [] : [.. Log.From(start.End)];

    /// <summary>How many have been published immediately; a savepoint remembers it.</summary>
    public int ImmediateCount => immediate.Count;

    /// <summary>A UUID of the transaction's own.</summary>
    public Guid NewKey() => uuids.Next();

    public EventEntry Publish(EventKind kind, ReadOnlyMemory<byte> payload, bool immediately, Guid? uuid = null)
    {
        var entry = new EventEntry(kind, ReplayIds.After(Log.LastReplayId), time, uuid ?? uuids.Next(), payload);
        Log = Log.Append(entry);
        if (immediately) immediate.Add(entry);
        return entry;
    }

    /// <summary>Publishes many events, which are not immediate, at once.</summary>
    public void Publish(ReadOnlySpan<(EventKind Kind, ReadOnlyMemory<byte> Payload)> events)
    {
        var entries = new EventEntry[events.Length];
        var last = Log.LastReplayId;
        for (var i = 0; i < entries.Length; i++) entries[i] = new EventEntry(events[i].Kind, last = ReplayIds.After(last), time, uuids.Next(), events[i].Payload);
        Log = Log.Append(entries);
    }

    /// <summary>Publishes what counts as somebody's platform event; null if the org may publish no more of them this hour.</summary>
    public EventEntry? TryPublish(EventKind kind, ReadOnlyMemory<byte> payload, bool immediately, Guid? uuid = null)
    {
        if (limits?.PublishingOf(kind).TryUse(1, out _) == false) return null;
        var entry = Publish(kind, payload, immediately, uuid);
        booked.Add(entry.Uuid);
        return entry;
    }

    /// <summary>Back to an earlier log, with the immediate events from the given one on behind it.</summary>
    public void Rollback(EventLog earlier, int immediateBefore)
    {
        Unbook(Log.From(earlier.End), immediate.Skip(immediateBefore));
        Log = earlier;
        for (var i = immediateBefore; i < immediate.Count; i++)
        {
            immediate[i] = immediate[i].At(ReplayIds.After(Log.LastReplayId));
            Log = Log.Append(immediate[i]);
        }
    }

    // Only what counts was booked: not change events and the like, which the org publishes itself.
    private void Unbook(IEnumerable<EventEntry> gone, IEnumerable<EventEntry> kept)
    {
        if (booked.Count == 0) return;
        var keptIds = kept.Select(entry => entry.Uuid).ToHashSet();
        foreach (var entry in gone)
            if (!keptIds.Contains(entry.Uuid) && booked.Remove(entry.Uuid)) limits?.PublishingOf(entry.Kind).Use(-1);
    }

    public void Become(EventLog other) => Log = other;

    /// <summary>Takes events of the transaction out again; those behind move up.</summary>
    public void TakeBack(IReadOnlyCollection<EventEntry> entries)
    {
        var gone = entries.Select(entry => entry.ReplayId).ToHashSet();
        var kept = Own.Where(entry => !gone.Contains(entry.ReplayId)).ToList();
        Log = start;
        foreach (var entry in kept) Log = Log.Append(entry.At(ReplayIds.After(Log.LastReplayId)));
    }
}
