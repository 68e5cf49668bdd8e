using FakeForce.Engine.Events;

namespace FakeForce.Engine.Journal;

/// <summary>An event as it is stored, or the place and replay id from which a log goes on.</summary>
internal readonly record struct EventPackEntry(EventEntry? Event, long Place = 0, long LastReplayId = 0);

/// <summary>What the journal stores of the event log.</summary>
internal static class EventEntries
{
    /// <summary>The events behind those of an earlier log; after a reset or restore the whole of the other log.</summary>
    public static IEnumerable<EventPackEntry> Between(EventLog before, EventLog after) =>
        ReferenceEquals(before, after) ? [] : after.Continues(before) ? after.From(before.End).Select(entry => new EventPackEntry(entry)) : Of(after);

    /// <summary>The whole log. Says the last replay id first, so that none is used twice even when all events have aged out.</summary>
    public static IEnumerable<EventPackEntry> Of(EventLog log)
    {
        yield return new EventPackEntry(null, log.First, log.Count == 0 ? log.LastReplayId : log[log.First].ReplayId - 1);
        foreach (var entry in log.From(log.First)) yield return new EventPackEntry(entry);
    }
}
