using System.Text;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Delivery;
using FakeForce.Engine.Events.Subscribers;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Events.Delivery;

/// <summary>An org whose clock stands still, its rules, and subscribers that read texts.</summary>
internal sealed class SubscriberOrg
{
    public const string A = "/event/A__e";

    public SubscriberOrg() => Org = EventOrg.Create(Clock);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    public Org Org { get; }
    public DeliveryRules Rules => Org.Events.Rules;

    public Subscriber Begin(string id = "s", string topic = A, ReplayFrom from = default, RecordId user = default) =>
        Org.Events.Subscribers.Begin(EventOrg.Open(Org, topic, from), new SubscriberName(SubscriberFace.PubSub, id, topic, user));

    /// <summary>A wait that nothing pulses which was before it.</summary>
    public Task WaitAsync(Subscriber subscriber, bool forEvents = true)
    {
        subscriber.Pulse = new Pulse(Clock);
        return subscriber.WaitAsync(Timeout.InfiniteTimeSpan, forEvents).AsTask();
    }

    public void Publish(params string[] texts)
    {
        foreach (var text in texts) EventOrg.Publish(Org, "A__e", text);
    }

    /// <summary>What it reads now, or "end" where its stream ends; booked as delivered.</summary>
    public static string Read(Subscriber subscriber, int most = 100)
    {
        var buffer = new EventEntry[most];
        try
        {
            var read = buffer.AsSpan(0, subscriber.Read(buffer));
            subscriber.Delivered(read);
            return Texts(read);
        }
        catch (DeliveryEndedException end)
        {
            return end.SessionEnds ? "session end" : "end";
        }
    }

    public static string Texts(ReadOnlySpan<EventEntry> entries) => string.Join(' ', entries.ToArray().Select(entry => Encoding.UTF8.GetString(entry.Payload.Span)));
}
