using FakeForce.Engine.Limits;

namespace FakeForce.Engine.Events.Streaming;

/// <summary>A channel that a client subscribed to: a cursor, and which of its events the client is to see.</summary>
public sealed class StreamingSubscription(string channel, EventCursor cursor, Func<EventEntry, bool>? filter = null)
{
    private readonly EventEntry[] next = new EventEntry[1];

    /// <summary>As the client wrote it, with a filter behind it perhaps.</summary>
    public string Channel { get; } = channel;

    public EventTopic Topic => cursor.Topic;

    internal bool HasMore => cursor.HasMore;

    /// <summary>Adds the next events. False if the next one is one that the org may deliver no more; it stays the next one.</summary>
    internal bool Take(List<StreamedEvent> to, int most, EventLimits limits)
    {
        while (to.Count < most)
        {
            var place = cursor.Place;
            if (cursor.Read(next) == 0) return true;
            if (filter is not null && !filter(next[0])) continue;
            if (!limits.DeliveriesOf(next[0].Kind).TryUse(1, out _))
            {
                cursor.Place = place;
                return false;
            }
            to.Add(new StreamedEvent(Channel, next[0]));
        }
        return true;
    }
}
