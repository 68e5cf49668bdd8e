using System.Collections.Concurrent;

namespace FakeForce.Engine.Events;

/// <summary>
/// Wakes those who wait for events: only those of the topics that a commit is of, so that nobody pays for what is not theirs.
/// A topic has one signal for all its waiters, and none while nobody waits.
/// </summary>
internal sealed class EventSignals
{
    private readonly ConcurrentDictionary<string, Signal> signals = new(StringComparer.Ordinal);

    /// <summary>Completed by the next event of the topic, or by something else that is worth a look. To be taken before the look at the log.</summary>
    public Task Of(EventTopic topic) => signals.GetOrAdd(topic.Name, static (_, made) => new Signal(made), topic).Task;

    /// <summary>For the events from a place on.</summary>
    public void Fire(EventLog log, long from)
    {
        if (signals.IsEmpty) return;
        var kinds = KindsOf(log, from);
        foreach (var (name, signal) in signals)
            if (kinds.Exists(signal.Topic.Has)) Fire(name);
    }

    public void FireAll()
    {
        foreach (var (name, _) in signals) Fire(name);
    }

    private void Fire(string name)
    {
        if (signals.TryRemove(name, out var signal)) signal.SetResult();
    }

    private static List<EventKind> KindsOf(EventLog log, long from)
    {
        var kinds = new List<EventKind>();
        for (var place = Math.Max(from, log.First); place < log.End; place++)
            if (log[place].Kind is var kind && (kinds.Count == 0 || !ReferenceEquals(kinds[^1], kind)) && !kinds.Contains(kind)) kinds.Add(kind);
        return kinds;
    }

    private sealed class Signal(EventTopic topic) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public EventTopic Topic { get; } = topic;
    }
}
