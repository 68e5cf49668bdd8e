using FakeForce.Engine.Events.Delivery;
using FakeForce.Engine.Events.Subscribers;
using FakeForce.Engine.Limits;

namespace FakeForce.Engine.Events.Streaming;

/// <summary>A channel that a client subscribed to, as the client wrote it, and the subscriber that reads it.</summary>
public sealed class StreamingSubscription(Subscriber subscriber) : IDisposable
{
    private readonly EventEntry[] next = new EventEntry[1];
    private DeliveryEndedException? end;

    public string Channel => subscriber.Name.Channel;

    public EventTopic Topic => subscriber.Topic;

    internal bool HasMore => subscriber.HasMore;

    /// <summary>Adds the next events. False if the next one is one that the org may deliver no more; it stays the next one.</summary>
    internal bool Take(List<StreamedEvent> to, int most, EventLimits limits)
    {
        if (end is not null && to.Count == 0) throw end;
        while (to.Count < most && Read(to.Count > 0))
        {
            if (!limits.DeliveriesOf(next[0].Kind).TryUse(1, out _))
            {
                subscriber.Unread(next);
                return false;
            }
            subscriber.Delivered(next);
            to.Add(new StreamedEvent(Channel, next[0]));
        }
        return true;
    }

    /// <summary>Begins a wait by a poll; see <see cref="Subscriber.BeginWait"/>.</summary>
    internal TimeSpan BeginWait(Pulse poll)
    {
        subscriber.Pulse = poll;
        return subscriber.BeginWait(forEvents: true);
    }

    public void Dispose() => subscriber.Dispose();

    // What is given with the events before an end is given first.
    private bool Read(bool hasOthers)
    {
        try
        {
            return end is null && subscriber.Read(next) > 0;
        }
        catch (DeliveryEndedException ended) when (hasOthers)
        {
            end = ended;
            return false;
        }
    }
}
