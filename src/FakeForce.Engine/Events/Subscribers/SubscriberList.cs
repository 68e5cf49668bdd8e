using System.Collections.Concurrent;

namespace FakeForce.Engine.Events.Subscribers;

/// <summary>Who reads the org's events, and who did: of those that ended, the last thousand.</summary>
public sealed class SubscriberList
{
    /// <summary>Ended subscribers that are remembered. Ours.</summary>
    public const int MostEnded = 1_000;

    private readonly OrgEvents events;
    private readonly ConcurrentDictionary<Subscriber, bool> present = new();
    private readonly ConcurrentQueue<Subscriber> ended = new();

    internal SubscriberList(OrgEvents events) => this.events = events;

    /// <summary>In the order in which they came, those that ended among them.</summary>
    public IReadOnlyList<Subscriber> All => [.. present.Keys.Concat(ended).Distinct().OrderBy(subscriber => subscriber.OpenedAt).ThenBy(subscriber => subscriber.Name.Id, StringComparer.Ordinal)];

    /// <summary>Begins a subscription at the cursor's place; it lasts until it is disposed.</summary>
    public Subscriber Begin(EventCursor cursor, SubscriberName name, Func<EventEntry, bool>? filter = null)
    {
        var subscriber = new Subscriber(events, cursor, name, filter);
        present[subscriber] = true;
        return subscriber;
    }

    /// <summary>Has all of them look again.</summary>
    internal void Wake()
    {
        foreach (var (subscriber, _) in present) subscriber.Pulse?.SetLater();
    }

    internal void End(Subscriber subscriber)
    {
        // In this order, so that it is always in one of the two.
        ended.Enqueue(subscriber);
        present.TryRemove(subscriber, out _);
        while (ended.Count > MostEnded) ended.TryDequeue(out _);
    }
}
