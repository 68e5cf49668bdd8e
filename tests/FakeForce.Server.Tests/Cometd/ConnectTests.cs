using System.Text.Json.Nodes;

namespace FakeForce.Server.Tests.Cometd;

/// <summary>The long poll: how long, what ends it, and when a client is lost (Streaming API Developer Guide, "Clients and Timeouts").</summary>
public sealed class ConnectTests : IAsyncLifetime
{
    private static readonly TimeSpan second = TimeSpan.FromSeconds(1);
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = StreamingOrg.Clock();
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await StreamingOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    /// <summary>Observed in github.com/cometd/cometd/issues/775.</summary>
    [Fact]
    public async Task The_first_connect_is_answered_at_once_with_the_times()
    {
        using var client = BayeuxClient.Without(org, org.Client.DefaultRequestHeaders.Authorization!.Parameter);
        await client.HandshakeAsync();
        var reply = Assert.Single(await client.ConnectAsync())!;
        Assert.Equal($$"""{"clientId":"{{client.ClientId}}","advice":{"interval":0,"timeout":110000,"reconnect":"retry"},"channel":"/meta/connect","id":"1","successful":true}""", reply.ToJsonString());
    }

    [Fact]
    public async Task A_connect_without_events_is_held_110_seconds()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e");
        var (replies, held) = await client.RunUntilAsync(await client.HeldConnectAsync(), clock, second);
        Assert.InRange(held.TotalSeconds, 110, 115);
        Assert.Equal($$"""[{"clientId":"{{client.ClientId}}","channel":"/meta/connect","id":"2","successful":true}]""", replies.ToJsonString());
    }

    [Fact]
    public async Task An_event_ends_the_wait_and_stands_before_the_reply()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e");
        var connect = await client.HeldConnectAsync();
        await StreamingOrg.PublishAsync(org, "XZO-5");
        Assert.Equal(["/event/Low_Ink__e", "/meta/connect"], (await connect).Select(reply => reply!["channel"]!.ToString()));
    }

    [Fact]
    public async Task Commits_that_are_not_for_it_leave_it_waiting()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e");
        var connect = await client.HeldConnectAsync();
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await StreamingOrg.PublishAsync(org, "XZO-5");
        Assert.Equal(["/event/Low_Ink__e", "/meta/connect"], (await connect).Select(reply => reply!["channel"]!.ToString()));
    }

    /// <summary>The error is word for word that of "403 Unknown Client Error", with channel and id as observed.</summary>
    [Theory]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public async Task Who_does_not_reconnect_within_40_seconds_is_gone(int seconds, bool isKnown)
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        clock.Advance(TimeSpan.FromSeconds(seconds));
        var reply = (await client.SendAsync($$"""[{"channel":"/meta/subscribe","subscription":"/event/Low_Ink__e","clientId":"{{client.ClientId}}","id":"7"}]"""))[0]!;
        Assert.Equal(isKnown ? $$"""{"clientId":"{{client.ClientId}}","channel":"/meta/subscribe","id":"7","subscription":"/event/Low_Ink__e","successful":true}"""
            : """{"advice":{"interval":0,"reconnect":"handshake"},"channel":"/meta/subscribe","id":"7","subscription":"/event/Low_Ink__e","error":"403::Unknown client","successful":false}""", reply.ToJsonString());
    }

    [Fact]
    public async Task A_held_connect_keeps_its_client_however_long_it_is()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e");
        var connect = await client.HeldConnectAsync();
        clock.Advance(TimeSpan.FromSeconds(60));
        await StreamingOrg.PublishAsync(org, "XZO-5");
        await connect;
        Assert.Empty(await client.TakeAsync());
    }

    [Fact]
    public async Task A_lost_client_goes_on_where_it_was_by_its_last_replay_id()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e");
        await StreamingOrg.PublishAsync(org, "A");
        var last = (await client.TakeAsync())[0]["data"]!["event"]!["replayId"]!.GetValue<long>();
        clock.Advance(TimeSpan.FromMinutes(5));
        await StreamingOrg.PublishAsync(org, "B");
        var lost = await client.ConnectAsync();
        Assert.Equal("403::Unknown client", lost[0]!["error"]!.ToString());
        await client.HandshakeAsync();
        await client.ConnectAsync();
        await client.ListenAsync("/event/Low_Ink__e", last);
        Assert.Equal(["B"], Models(await client.TakeAsync()));
    }

    /// <summary>A client that gave up waiting asks anew; what comes then must not go to the old request.</summary>
    [Fact]
    public async Task A_second_connect_takes_the_place_of_the_first()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e");
        var first = await client.HeldConnectAsync();
        var second = client.ConnectAsync();
        Assert.Equal(["/meta/connect"], (await first).Select(reply => reply!["channel"]!.ToString()));
        await StreamingOrg.PublishAsync(org, "XZO-5");
        Assert.Equal(["/event/Low_Ink__e", "/meta/connect"], (await second).Select(reply => reply!["channel"]!.ToString()));
    }

    [Fact]
    public async Task Old_events_of_a_new_subscription_end_the_wait()
    {
        await StreamingOrg.PublishAsync(org, "XZO-5");
        using var client = await BayeuxClient.ConnectedAsync(org);
        var connect = await client.HeldConnectAsync();
        await client.ListenAsync("/event/Low_Ink__e", -2);
        Assert.Equal(["/event/Low_Ink__e", "/meta/connect"], (await connect).Select(reply => reply!["channel"]!.ToString()));
    }

    /// <summary>"401 Authentication Errors": the message and its advice.</summary>
    [Fact]
    public async Task A_session_that_ends_ends_the_wait()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        var connect = await client.HeldConnectAsync();
        await org.Org.Identity.EndSessionAsync(client.Token!, Server.Ending);
        var (replies, _) = await client.RunUntilAsync(connect, clock, second);
        Assert.Equal($$"""[{"clientId":"{{client.ClientId}}","advice":{"interval":0,"reconnect":"none"},"channel":"/meta/connect","id":"2","error":"401::Authentication invalid","successful":false}]""", replies.ToJsonString());
    }

    /// <summary>"The Salesforce session never expires in a CometD client": here it would after two hours.</summary>
    [Fact]
    public async Task A_session_does_not_expire_while_its_client_is_connected()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        for (var i = 0; i < 100; i++)
        {
            var (replies, _) = await client.RunUntilAsync(await client.HeldConnectAsync(), clock, TimeSpan.FromSeconds(10));
            Assert.True(replies[0]!["successful"]!.GetValue<bool>(), replies.ToJsonString());
        }
    }

    /// <summary>faye sends connect and subscribe together, and both are answered at once.</summary>
    [Fact]
    public async Task Messages_of_one_request_are_answered_together()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        var id = client.ClientId;
        var replies = await client.SendAsync($$"""[{"channel":"/meta/connect","clientId":"{{id}}","connectionType":"long-polling","id":1},{"channel":"/meta/subscribe","clientId":"{{id}}","subscription":"/event/Low_Ink__e","id":2},{"channel":"/meta/unsubscribe","clientId":"{{id}}","subscription":"/event/Low_Ink__e","id":3},{"channel":"/meta/disconnect","clientId":"{{id}}","id":4}]""");
        Assert.Equal([1, 2, 3, 4], replies.Select(reply => reply!["id"]!.GetValue<int>()));
        Assert.All(replies, reply => Assert.True(reply!["successful"]!.GetValue<bool>()));
        Assert.Equal("403::Unknown client", (await client.ConnectAsync())[0]!["error"]!.ToString());
    }

    [Fact]
    public async Task A_disconnect_answers_the_connect_that_waits()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        var connect = await client.HeldConnectAsync();
        var reply = (await client.SendAsync($$"""[{"channel":"/meta/disconnect","clientId":"{{client.ClientId}}","id":"9"}]"""))[0]!;
        Assert.Equal($$"""{"clientId":"{{client.ClientId}}","channel":"/meta/disconnect","id":"9","successful":true}""", reply.ToJsonString());
        Assert.Single(await connect);
    }

    [Fact]
    public async Task A_client_without_its_cookie_or_of_another_user_is_refused()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        using var bare = BayeuxClient.Without(org, client.Token);
        using var other = await BayeuxClient.ConnectedAsync(org, "second@fakeforce.test");
        var connect = $$"""[{"channel":"/meta/connect","clientId":"{{client.ClientId}}","connectionType":"long-polling"}]""";
        Assert.Equal($"400::Client {client.ClientId} has established a session, but no BAYEUX_BROWSER cookie present", (await bare.SendAsync(connect))[0]!["error"]!.ToString());
        Assert.Equal("400::Authenticated user id does not match the session's user id", (await other.SendAsync(connect))[0]!["error"]!.ToString());
    }

    [Fact]
    public async Task Messages_before_the_handshake_and_to_other_channels_are_refused()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        var replies = await client.SendAsync("""[{"channel":"/meta/connect","connectionType":"long-polling"},{"channel":"/event/Low_Ink__e","data":{}},{"channel":"/meta/connect","clientId":"unknown"}]""");
        Assert.Equal(["403::Client has not completed handshake", "403::Restricted channel", "403::Unknown client"], replies.Select(reply => reply!["error"]!.ToString()));
    }

    private static IEnumerable<string> Models(IEnumerable<JsonNode> events) => events.Select(e => e["data"]!["payload"]!["Printer_Model__c"]!.ToString());
}
