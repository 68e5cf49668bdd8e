using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Delivery;

namespace FakeForce.Engine.Tests.Events.Delivery;

/// <summary>What each rule does to a subscriber's reading.</summary>
public sealed class RuleTests
{
    private readonly SubscriberOrg org = new();

    [Theory]
    [InlineData(1, 0, 1, null, "a a b b c c")]
    [InlineData(3, 0, 1, null, "a a a a b b b b c c c c")]
    [InlineData(1, 1, 1, null, "a b b c c")]
    [InlineData(1, 0, 2, null, "a b b c")]
    [InlineData(1, 0, 1, 1, "a a b c")]
    [InlineData(2, 1, 1, 1, "a b b b c")]
    public void Events_come_again(int copies, int after, int every, int? times, string expected)
    {
        var subscriber = org.Begin();
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Duplicate) { Copies = copies, After = after, Every = every, Times = times });
        org.Publish("a", "b", "c");
        Assert.Equal(expected, SubscriberOrg.Read(subscriber));
        Assert.Equal("", SubscriberOrg.Read(subscriber));
    }

    [Fact]
    public async Task A_repetition_comes_after_its_delay_and_wakes_its_subscriber()
    {
        var subscriber = org.Begin();
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Duplicate) { Delay = TimeSpan.FromMinutes(1) });
        org.Publish("a", "b");
        Assert.Equal("a b", SubscriberOrg.Read(subscriber));
        var wait = org.WaitAsync(subscriber);
        org.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(wait.IsCompleted);
        org.Clock.Advance(TimeSpan.FromSeconds(1));
        await wait;
        Assert.Equal("a b", SubscriberOrg.Read(subscriber));
        Assert.Equal((4, 2), (subscriber.Receipts.Count, subscriber.Receipts.TimesOf(subscriber.Receipts.Last)));
    }

    [Fact]
    public void A_removed_rule_leaves_what_is_owed()
    {
        var subscriber = org.Begin();
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Duplicate) { Delay = TimeSpan.FromMinutes(1) });
        org.Publish("a");
        Assert.Equal("a", SubscriberOrg.Read(subscriber));
        Assert.True(org.Rules.Remove("r"));
        org.Publish("b");
        Assert.Equal("b", SubscriberOrg.Read(subscriber));
        org.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("a", SubscriberOrg.Read(subscriber));
    }

    [Fact]
    public void Delayed_events_hold_back_those_behind()
    {
        var subscriber = org.Begin();
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Delay) { Delay = TimeSpan.FromSeconds(10), Times = 1 });
        org.Publish("a", "b");
        Assert.Equal("", SubscriberOrg.Read(subscriber));
        org.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("a b", SubscriberOrg.Read(subscriber));
        org.Publish("c");
        Assert.Equal("c", SubscriberOrg.Read(subscriber));
    }

    [Fact]
    public async Task A_pause_holds_everything_until_it_is_over()
    {
        var subscriber = org.Begin();
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Pause) { After = 1 });
        org.Publish("a", "b", "c");
        Assert.Equal("a", SubscriberOrg.Read(subscriber));
        Assert.Equal("", SubscriberOrg.Read(subscriber));
        var wait = org.WaitAsync(subscriber);
        Assert.False(wait.IsCompleted);
        org.Rules.Remove("r");
        await wait;
        Assert.Equal("b c", SubscriberOrg.Read(subscriber));
    }

    [Fact]
    public async Task A_pause_may_end_by_itself()
    {
        var subscriber = org.Begin();
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Pause) { Duration = TimeSpan.FromSeconds(5) });
        org.Publish("a");
        Assert.Equal("", SubscriberOrg.Read(subscriber));
        var wait = org.WaitAsync(subscriber);
        org.Clock.Advance(TimeSpan.FromSeconds(5));
        await wait;
        Assert.Equal("a", SubscriberOrg.Read(subscriber));
    }

    [Theory]
    [InlineData(null, "end", "a b c")]
    [InlineData(0, "end", "a b c")]
    [InlineData(2, "a b", "end")]
    public void A_stream_ends_at_the_next_event_or_after_so_many(int? after, string first, string second)
    {
        var subscriber = org.Begin();
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Drop) { After = after });
        org.Publish("a", "b", "c");
        Assert.Equal(first, SubscriberOrg.Read(subscriber));
        // Once is enough: who comes again is spared.
        Assert.Equal(second, SubscriberOrg.Read(subscriber));
    }

    [Fact]
    public void A_lasting_drop_ends_every_stream_and_loses_nothing()
    {
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Drop) { After = 2, Times = 100 });
        var read = new List<string>();
        var from = ReplayFrom.Earliest;
        org.Publish("a", "b", "c", "d", "e");
        for (var i = 0; i < 3; i++)
        {
            using var subscriber = org.Begin(from: from);
            read.Add(SubscriberOrg.Read(subscriber));
            from = ReplayFrom.After(subscriber.Receipts.Last);
        }
        Assert.Equal(["a b", "c d", "e"], read);
    }

    [Fact]
    public async Task A_drop_at_once_wakes_a_subscriber_that_could_take_no_events()
    {
        var subscriber = org.Begin();
        Assert.Equal("", SubscriberOrg.Read(subscriber, 0));
        var wait = org.WaitAsync(subscriber, forEvents: false);
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.ExpireSession) { After = 0 });
        await wait;
        Assert.Equal("session end", SubscriberOrg.Read(subscriber, 0));
    }

    [Fact]
    public async Task Rules_are_for_a_channel_a_subscriber_or_a_user()
    {
        var admin = org.Org.Options.Username;
        var user = (await org.Org.Identity.StartSessionAsync(admin, cancel: TestContext.Current.CancellationToken)).UserId;
        var (plain, named, users, other) = (org.Begin("1"), org.Begin("2"), org.Begin("3", user: user), org.Begin("4", "/event/B__e"));
        org.Rules.Set(new DeliveryRule("channel", DeliveryEffect.Duplicate) { Channel = "/event/B__e" });
        org.Rules.Set(new DeliveryRule("name", DeliveryEffect.Duplicate) { Subscriber = "2", Copies = 2 });
        org.Rules.Set(new DeliveryRule("user", DeliveryEffect.Duplicate) { User = admin, Copies = 3 });
        org.Publish("a");
        EventOrg.Publish(org.Org, "B__e", "b");
        Assert.Equal(["a", "a a a", "a a a a", "b b"], new[] { plain, named, users, other }.Select(subscriber => SubscriberOrg.Read(subscriber)));
        Assert.Equal([1, 1, 1], org.Rules.All.Select(rule => rule.Hits));
    }

    [Fact]
    public void Replay_ids_can_be_unknown()
    {
        org.Publish("a", "b");
        var (subscriber, id) = (org.Begin(from: ReplayFrom.Earliest), org.Org.Events.LastReplayId);
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.UnknownReplayId) { ReplayId = id });
        Assert.Throws<ReplayIdException>(() => org.Begin(from: ReplayFrom.After(id)));
        Assert.Equal("a b", SubscriberOrg.Read(subscriber));
        Assert.Equal("b", SubscriberOrg.Read(org.Begin(from: ReplayFrom.After(id - 1))));
        org.Rules.Clear();
        Assert.Equal("", SubscriberOrg.Read(org.Begin(from: ReplayFrom.After(id))));
    }

    [Theory]
    [InlineData(DeliveryEffect.Drop, "copies means nothing to drop")]
    [InlineData(DeliveryEffect.UnknownReplayId, "after means nothing to unknownReplayId; copies means nothing to unknownReplayId")]
    public void A_rule_that_contradicts_itself_is_refused(DeliveryEffect effect, string problem)
    {
        var refused = Assert.Throws<ArgumentException>(() => org.Rules.Set(new DeliveryRule("r", effect) { After = 1, Copies = 2 }));
        Assert.Equal(problem, refused.Message);
        Assert.Empty(org.Rules.All);
    }

    [Fact]
    public void All_that_is_wrong_with_a_rule_is_said()
    {
        var wrong = new DeliveryRule("", DeliveryEffect.Duplicate) { After = -1, Every = 0, Times = 0, Copies = 1001, Delay = TimeSpan.FromDays(8), Channel = "/event/No__e", User = "nobody" };
        var refused = Assert.Throws<ArgumentException>(() => org.Rules.Set(wrong));
        Assert.Equal(8, refused.Message.Split(';').Length);
    }

    [Fact]
    public async Task A_reset_puts_rules_and_latency_back_and_a_fork_has_none_of_its_parents()
    {
        org.Rules.Set(new DeliveryRule("r", DeliveryEffect.Duplicate));
        org.Org.Events.Latency = new DeliveryLatency(TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Empty(org.Org.Fork().Events.Rules.All);
        await org.Org.ResetAsync(TestContext.Current.CancellationToken);
        Assert.Empty(org.Rules.All);
        Assert.Equal(DeliveryLatency.None, org.Org.Events.Latency);
    }
}
