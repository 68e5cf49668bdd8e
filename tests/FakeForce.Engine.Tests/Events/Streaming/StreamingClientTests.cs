using System.Text;
using CsCheck;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Streaming;
using FakeForce.Engine.Events.Subscribers;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Events.Streaming;

/// <summary>Clients of Streaming API as sets of cursors.</summary>
public sealed class StreamingClientTests
{
    private static readonly TimeSpan hold = TimeSpan.FromSeconds(110);

    [Fact]
    public async Task A_thousand_clients_wait_and_one_commit_wakes_them_all()
    {
        var org = EventOrg.Create(new FakeTimeProvider(), Edition.Enterprise);
        var waiting = Enumerable.Range(0, 1_000).Select(_ => Begin(org, "/event/A__e").WaitAsync(hold, () => true, TestContext.Current.CancellationToken)).ToList();
        EventOrg.Publish(org, "B__e", "not theirs");
        Assert.DoesNotContain(waiting, wait => wait.IsCompleted);
        EventOrg.Publish(org, "A__e", "theirs");
        foreach (var (events, _) in await Task.WhenAll(waiting)) Assert.Equal("theirs", TextOf(Assert.Single(events)));
        Assert.Equal(1_000, org.Limits.Events.DeliveriesOf(EventOrg.TopicOf(org, "/event/A__e")).Used);
        Assert.False(org.Streaming.TryBegin(default, out _));
    }

    /// <summary>Each client against a list: whatever order of publishing, subscribing and taking, everything comes once and in order.</summary>
    [Fact]
    public void Every_client_gets_every_event_once() => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2]).Array[1, 60].Sample(steps =>
    {
        var org = EventOrg.Create(new FakeTimeProvider());
        var clients = new StreamingClient?[3];
        var (owed, published) = (new List<string>[] { [], [], [] }, 0);
        foreach (var (kind, which) in steps)
        {
            if (kind < 5)
            {
                var text = "e" + published++;
                EventOrg.Publish(org, "A__e", text);
                foreach (var list in owed.Where((_, i) => clients[i] is not null)) list.Add(text);
            }
            else if (kind < 7)
            {
                if (clients[which] is { } old) org.Streaming.End(old);
                (clients[which], owed[which]) = (Begin(org, "/event/A__e", ReplayFrom.Earliest), [.. Enumerable.Range(0, published).Select(n => "e" + n)]);
            }
            else if (clients[which] is { } client)
            {
                Assert.Equal(owed[which], client.Take(out _).Select(TextOf));
                owed[which].Clear();
            }
        }
    }, iter: 200);

    [Fact]
    public async Task Nobody_is_given_events_after_giving_up()
    {
        var org = EventOrg.Create(new FakeTimeProvider());
        var client = Begin(org, "/event/A__e");
        using var given = new CancellationTokenSource();
        var wait = client.WaitAsync(hold, () => true, given.Token);
        await given.CancelAsync();
        Assert.Empty((await wait).Events);
        EventOrg.Publish(org, "A__e", "later");
        Assert.Equal("later", TextOf(Assert.Single(client.Take(out _))));
    }

    [Fact]
    public async Task A_reset_of_the_org_leaves_the_subscription_as_it_is()
    {
        var org = EventOrg.Create(new FakeTimeProvider());
        var client = Begin(org, "/event/A__e");
        EventOrg.Publish(org, "A__e", "before");
        await org.ResetAsync(TestContext.Current.CancellationToken);
        EventOrg.Publish(org, "A__e", "after");
        Assert.Equal("after", TextOf(Assert.Single(client.Take(out _))));
    }

    private static StreamingClient Begin(Org org, string channel, ReplayFrom from = default)
    {
        Assert.True(org.Streaming.TryBegin(default, out var client));
        var name = new SubscriberName(SubscriberFace.Cometd, client.Id, channel, default);
        client.Subscribe(new StreamingSubscription(org.Events.Subscribers.Begin(EventOrg.Open(org, channel, from), name)));
        return client;
    }

    private static string TextOf(StreamedEvent streamed) => Encoding.UTF8.GetString(streamed.Entry.Payload.Span);
}
