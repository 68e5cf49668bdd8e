using FakeForce.Engine.Limits;

namespace FakeForce.Engine.Events;

/// <summary>
/// The events of one transaction on their way into the log. Those published immediately stay when the transaction is rolled
/// back, in part or as a whole; the others go with what they belong to.
/// </summary>
internal sealed class TransactionEvents(EventLog start, long time, EventLimits? limits = null)
{
    private readonly EventUuids uuids = new(start.LastReplayId, time);
    private readonly List<EventEntry> immediate = [];

    public EventLog Log { get; private set; } = start;

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

    /// <summary>Books the publishing of a platform event; false if the org may publish no more this hour.</summary>
    public bool TryBook(EventKind kind) => limits is null || limits.PublishingOf(kind).TryUse(1, out _);

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

    // Change events and the like are published by the org, and were never booked.
    private void Unbook(IEnumerable<EventEntry> gone, IEnumerable<EventEntry> kept)
    {
        if (limits is null) return;
        var keptIds = kept.Select(entry => entry.Uuid).ToHashSet();
        foreach (var entry in gone)
            if (entry.Kind.IsPlatformEvent && !keptIds.Contains(entry.Uuid)) limits.PublishingOf(entry.Kind).Use(-1);
    }

    public void Become(EventLog other) => Log = other;
}
