using System.Collections.Concurrent;

namespace FakeForce.Engine.Events;

/// <summary>
/// Wakes those who wait for events: only those of the topics that a commit is of, so that nobody pays for what is not theirs.
/// </summary>
internal sealed class EventListeners
{
    private readonly ConcurrentDictionary<string, Listening> topics = new(StringComparer.Ordinal);

    /// <summary>Until it is removed, it is woken by events of its topic.</summary>
    public void Add(EventListener listener)
    {
        while (true)
        {
            var listening = topics.GetOrAdd(listener.Topic.Name, static (_, topic) => new Listening(topic), listener.Topic);
            if (listening.TryAdd(listener)) return;
        }
    }

    public void Remove(EventListener listener)
    {
        if (topics.TryGetValue(listener.Topic.Name, out var listening) && listening.RemoveIsLast(listener)) topics.TryRemove(new(listener.Topic.Name, listening));
    }

    /// <summary>For the events from a place on.</summary>
    public void Fire(EventLog log, long from)
    {
        if (topics.IsEmpty) return;
        var kinds = KindsOf(log, from);
        foreach (var (_, listening) in topics)
            if (kinds.Exists(listening.Topic.Has)) listening.Fire();
    }

    public void FireAll()
    {
        foreach (var (_, listening) in topics) listening.Fire();
    }

    private static List<EventKind> KindsOf(EventLog log, long from)
    {
        var kinds = new List<EventKind>();
        for (var place = Math.Max(from, log.First); place < log.End; place++)
            if (log[place].Kind is var kind && (kinds.Count == 0 || !ReferenceEquals(kinds[^1], kind)) && !kinds.Contains(kind)) kinds.Add(kind);
        return kinds;
    }

    private sealed class Listening(EventTopic topic)
    {
        private readonly HashSet<EventListener> listeners = [];
        private bool isOver;

        public EventTopic Topic { get; } = topic;

        // False if the last one has just gone, and with it this.
        public bool TryAdd(EventListener listener)
        {
            lock (listeners)
            {
                if (!isOver) listeners.Add(listener);
                return !isOver;
            }
        }

        public bool RemoveIsLast(EventListener listener)
        {
            lock (listeners) return isOver = listeners.Remove(listener) && listeners.Count == 0 || isOver;
        }

        public void Fire()
        {
            lock (listeners)
                foreach (var listener in listeners) listener.Wake();
        }
    }
}
