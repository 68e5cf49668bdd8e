using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Delivery;

namespace FakeForce.Engine.Tests.Events.Delivery;

/// <summary>Rules about how events get into the log, and so the same for every subscriber.</summary>
public sealed class StoringTests
{
    private readonly SubscriberOrg org = new();

    [Fact]
    public void A_republished_event_has_its_uuid_and_another_replay_id()
    {
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Republish) { Channel = SubscriberOrg.A, Every = 2 });
        org.Publish("a", "b", "c");
        EventOrg.Publish(org.Org, "B__e", "x");
        var entries = Log();
        Assert.Equal("a b b c", SubscriberOrg.Texts(entries));
        Assert.Equal(entries[1].Uuid, entries[2].Uuid);
        Assert.True(entries[2].ReplayId > entries[1].ReplayId);
        Assert.Equal("x", SubscriberOrg.Read(org.Begin(topic: "/event/B__e", from: ReplayFrom.Earliest)));
    }

    [Fact]
    public void An_event_may_be_republished_later()
    {
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Republish) { Copies = 2, Times = 1, Delay = TimeSpan.FromMinutes(1) });
        org.Publish("a", "b");
        Assert.Equal("a b", SubscriberOrg.Texts(Log()));
        org.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("a b a a", SubscriberOrg.Texts(Log()));
    }

    [Fact]
    public async Task One_event_can_be_stored_again_by_hand()
    {
        org.Publish("a", "b");
        var first = Log()[0];
        Assert.True(await org.Org.Events.Repeated.RepeatAsync(first.ReplayId, copies: 2));
        Assert.True(await org.Org.Events.Repeated.RepeatAsync(first.ReplayId, delay: TimeSpan.FromSeconds(1)));
        Assert.False(await org.Org.Events.Repeated.RepeatAsync(first.ReplayId + 1_000));
        org.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("a b a a a", SubscriberOrg.Texts(Log()));
        org.Clock.Advance(TimeSpan.FromHours(73));
        Assert.False(await org.Org.Events.Repeated.RepeatAsync(first.ReplayId));
    }

    [Fact]
    public void A_request_is_stored_behind_the_next_one_and_its_own_order_holds()
    {
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Reorder) { Times = 1 });
        Publish("1a", "1b");
        Publish("2a", "2b");
        Publish("3");
        var entries = Log();
        Assert.Equal("2a 2b 1a 1b 3", SubscriberOrg.Texts(entries));
        Assert.Equal(entries.Select(entry => entry.ReplayId).Order(), entries.Select(entry => entry.ReplayId));
    }

    [Fact]
    public void A_request_that_no_other_follows_is_stored_in_the_end()
    {
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Reorder) { Delay = TimeSpan.FromSeconds(3) });
        Publish("1");
        Assert.Empty(Log());
        org.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("1", SubscriberOrg.Texts(Log()));
    }

    /// <summary>Every order of requests against a list, with rules that hold each n-th of them.</summary>
    [Theory]
    [InlineData(1, "2 1 4 3 5")]
    [InlineData(2, "1 3 2 5 4")]
    [InlineData(5, "1 2 3 4 5")]
    public void Each_so_manieth_request_waits_for_the_next(int every, string expected)
    {
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Reorder) { Every = every });
        for (var i = 1; i <= 5; i++) Publish(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        org.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(expected, SubscriberOrg.Texts(Log()));
    }

    [Fact]
    public void What_is_held_comes_with_a_fork_of_the_org()
    {
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Reorder));
        Publish("1");
        var fork = org.Org.Fork();
        Assert.Equal(1, fork.Events.OpenCursor(EventOrg.TopicOf(fork, SubscriberOrg.A), ReplayFrom.Earliest).Read(new EventEntry[10]));
    }

    private void Publish(params string[] texts) => org.Org.WriteAsync(transaction =>
    {
        foreach (var text in texts) EventOrg.Publish(transaction, "A__e", text);
        return true;
    }).AsTask().GetAwaiter().GetResult();

    private EventEntry[] Log()
    {
        var buffer = new EventEntry[100];
        return buffer[..EventOrg.Open(org.Org, SubscriberOrg.A, ReplayFrom.Earliest).Read(buffer)];
    }
}
