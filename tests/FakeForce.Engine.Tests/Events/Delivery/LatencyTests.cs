using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Delivery;

namespace FakeForce.Engine.Tests.Events.Delivery;

/// <summary>Events that take their time.</summary>
public sealed class LatencyTests
{
    private readonly SubscriberOrg org = new();

    [Fact]
    public async Task Events_come_after_the_latency_and_wake_their_subscribers()
    {
        org.Org.Events.Latency = new DeliveryLatency(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        var subscriber = org.Begin();
        org.Publish("a", "b");
        Assert.Equal("", SubscriberOrg.Read(subscriber));
        var wait = org.WaitAsync(subscriber);
        org.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(wait.IsCompleted);
        org.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await wait;
        Assert.Equal("a b", SubscriberOrg.Read(subscriber));
    }

    /// <summary>As in a real org, where a change that was made just before the subscription is often still seen.</summary>
    [Fact]
    public void Who_subscribes_while_an_event_is_on_its_way_gets_it()
    {
        org.Org.Events.Latency = new DeliveryLatency(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        org.Publish("old");
        org.Clock.Advance(TimeSpan.FromSeconds(3));
        org.Publish("new");
        var subscriber = org.Begin();
        org.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("new", SubscriberOrg.Read(subscriber));
    }

    [Fact]
    public void A_range_keeps_the_order_and_its_bounds()
    {
        org.Org.Events.Latency = new DeliveryLatency(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200));
        var subscriber = org.Begin();
        var texts = Enumerable.Range(0, 200).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        org.Publish(texts);
        var (read, steps) = (new List<string>(), 0);
        org.Clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal("", SubscriberOrg.Read(subscriber));
        for (; read.Count < texts.Length; org.Clock.Advance(TimeSpan.FromMilliseconds(1)), steps++)
            read.AddRange(SubscriberOrg.Read(subscriber, 1000).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(texts, read);
        Assert.InRange(steps, 3, 102);
    }

    [Fact]
    public async Task Less_latency_is_felt_by_those_on_their_way()
    {
        org.Org.Events.Latency = new DeliveryLatency(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        var subscriber = org.Begin();
        org.Publish("a");
        Assert.Equal("", SubscriberOrg.Read(subscriber));
        var wait = org.WaitAsync(subscriber);
        org.Org.Events.Latency = DeliveryLatency.None;
        await wait;
        Assert.Equal("a", SubscriberOrg.Read(subscriber));
    }
}
