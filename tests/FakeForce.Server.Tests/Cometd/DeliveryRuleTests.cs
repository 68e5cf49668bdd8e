using System.Text.Json.Nodes;
using FakeForce.Engine.Events.Delivery;

namespace FakeForce.Server.Tests.Cometd;

/// <summary>Rules of delivery, as clients of Streaming API feel them.</summary>
public sealed class DeliveryRuleTests : IAsyncLifetime
{
    private const string Channel = "/event/Low_Ink__e";
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = StreamingOrg.Clock();
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await StreamingOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task A_duplicate_has_its_replay_id()
    {
        using var client = await ListeningAsync();
        org.Org.Events.Rules.Set(new DeliveryRule("r", DeliveryEffect.Duplicate) { Subscriber = client.ClientId });
        using var other = await ListeningAsync();
        await StreamingOrg.PublishAsync(org, "XZO-5");
        var events = await client.TakeAsync();
        Assert.Equal(2, events.Count);
        Assert.Single(events.Select(ReplayIdOf).Distinct());
        Assert.Single(await other.TakeAsync());
    }

    [Fact]
    public async Task A_dropped_client_is_unknown_after_it_was_given_what_it_gets()
    {
        using var client = await ListeningAsync();
        org.Org.Events.Rules.Set(new DeliveryRule("r", DeliveryEffect.Drop) { After = 1 });
        await StreamingOrg.PublishAsync(org, "a");
        await StreamingOrg.PublishAsync(org, "b");
        var given = ReplayIdOf(Assert.Single(await client.TakeAsync()));
        var reply = Assert.Single(await client.ConnectAsync())!;
        Assert.Equal(("403::Unknown client", "handshake"), (reply["error"]!.ToString(), reply["advice"]!["reconnect"]!.ToString()));
        await client.HandshakeAsync();
        await client.ConnectAsync();
        await client.ListenAsync(Channel, given);
        Assert.Equal("b", ModelOf(Assert.Single(await client.TakeAsync())));
    }

    [Fact]
    public async Task A_rule_ends_a_poll_that_is_held()
    {
        using var client = await ListeningAsync();
        var connect = await client.HeldConnectAsync();
        org.Org.Events.Rules.Set(new DeliveryRule("r", DeliveryEffect.Drop) { After = 0 });
        Assert.Equal("403::Unknown client", Assert.Single(await connect)!["error"]!.ToString());
    }

    [Fact]
    public async Task A_session_that_a_rule_ends_is_invalid()
    {
        using var client = await ListeningAsync();
        org.Org.Events.Rules.Set(new DeliveryRule("r", DeliveryEffect.ExpireSession));
        await StreamingOrg.PublishAsync(org, "a");
        var reply = Assert.Single(await client.ConnectAsync())!;
        Assert.Equal(("401::Authentication invalid", "none"), (reply["error"]!.ToString(), reply["advice"]!["reconnect"]!.ToString()));
    }

    [Fact]
    public async Task An_unknown_replay_id_is_refused()
    {
        await StreamingOrg.PublishAsync(org, "a");
        org.Org.Events.Rules.Set(new DeliveryRule("r", DeliveryEffect.UnknownReplayId));
        using var client = await BayeuxClient.ConnectedAsync(org);
        var reply = await client.SubscribeAsync(Channel, org.Org.Events.LastReplayId);
        Assert.StartsWith($"400::The replayId {{{org.Org.Events.LastReplayId}}} you provided was invalid.", reply["error"]!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Latency and delays wake a poll at their time, which the clock alone decides.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_held_poll_gets_an_event_when_it_is_due(bool byRule)
    {
        if (byRule) org.Org.Events.Rules.Set(new DeliveryRule("r", DeliveryEffect.Delay) { Delay = TimeSpan.FromSeconds(5) });
        else org.Org.Events.Latency = new DeliveryLatency(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        using var client = await ListeningAsync();
        var connect = await client.HeldConnectAsync();
        await StreamingOrg.PublishAsync(org, "late");
        var (replies, held) = await client.RunUntilAsync(connect, clock, TimeSpan.FromSeconds(1));
        Assert.Equal("late", ModelOf(replies[0]!));
        Assert.True(held.TotalSeconds >= 5, $"held {held}");
    }

    private async Task<BayeuxClient> ListeningAsync()
    {
        var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync(Channel);
        return client;
    }

    private static long ReplayIdOf(JsonNode message) => message["data"]!["event"]!["replayId"]!.GetValue<long>();

    private static string ModelOf(JsonNode message) => message["data"]!["payload"]!["Printer_Model__c"]!.ToString();
}
