namespace FakeForce.Engine.Events.Delivery;

/// <summary>Events that a subscriber is to be given again, each at its time.</summary>
internal sealed class OwedEvents
{
    /// <summary>Repetitions that may be owed to one subscriber; events beyond come once. Ours.</summary>
    public const int Most = 10_000;

    private readonly PriorityQueue<EventEntry, (DateTimeOffset Due, long Number)> queue = new();
    private long number;

    public int Count => queue.Count;

    /// <summary>When the next one may be given; null if there is none.</summary>
    public DateTimeOffset? NextDue => queue.TryPeek(out _, out var next) ? next.Due : null;

    /// <summary>False if that would be too many.</summary>
    public bool TryAdd(in EventEntry entry, DateTimeOffset due, int copies)
    {
        if (queue.Count + copies > Most) return false;
        for (var i = 0; i < copies; i++) queue.Enqueue(entry, (due, number++));
        return true;
    }

    public bool TryTake(DateTimeOffset now, out EventEntry entry)
    {
        entry = default;
        return NextDue <= now && queue.TryDequeue(out entry, out _);
    }
}
