using System.Text.Json.Nodes;
using FakeForce.Engine.Events;

namespace FakeForce.Server.Tests.Cometd;

/// <summary>Channels, replay and the forms of events (Streaming API Developer Guide, "Message Durability", "Streaming API Error Codes").</summary>
public sealed class SubscribeTests : IAsyncLifetime
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = StreamingOrg.Clock();
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await StreamingOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Theory]
    [InlineData("", "400::Channel name not specified")]
    [InlineData("event/Low_Ink__e", "400::Channel subscriptions must start with a leading '/'")]
    [InlineData("/event/High_Ink__e", "400::The channel you requested to subscribe to doesn't exist /event/High_Ink__e")]
    [InlineData("/event/low_ink__e", "400::The channel you requested to subscribe to doesn't exist /event/low_ink__e")]
    [InlineData("/data/NoneChangeEvent", "400::The channel you requested to subscribe to doesn't exist /data/NoneChangeEvent")]
    [InlineData("/data/None__chn", "400::The channel you requested to subscribe to doesn't exist /data/None__chn")]
    [InlineData("/topic/None", "400::The channel you requested to subscribe to doesn't exist /topic/None")]
    [InlineData("/u/None", "404::Unknown channel")]
    public async Task A_channel_that_is_not_there_is_refused(string channel, string error)
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        Assert.Equal(error, (await client.SubscribeAsync(channel))["error"]!.ToString());
    }

    /// <summary>Texts as observed in github.com/forcedotcom/EMP-Connector/issues/14 and 41.</summary>
    [Theory]
    [InlineData("""{"/event/Low_Ink__e":1553783}""", "400::The replayId {1553783} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.")]
    [InlineData("""{"/event/Low_Ink__e":-3}""", "400::The replayId {-3} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.")]
    [InlineData("""{"/event/Low_Ink__e":"x"}""", "400::The replayId {x} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.")]
    [InlineData("{}", "400::The replayId for channel {/event/Low_Ink__e} wasn't found using the provided replay ID map {{}}. Ensure that the channel name you provided in the replay map is valid and matches the channel name used for subscribing.")]
    public async Task A_replay_id_that_is_not_there_is_refused(string replay, string error)
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        var replies = await client.SendAsync($$$"""[{"channel":"/meta/subscribe","clientId":"{{{client.ClientId}}}","id":"3","subscription":"/event/Low_Ink__e","ext":{"replay":{{{replay}}}}}]""");
        Assert.Equal($$"""{"clientId":"{{client.ClientId}}","channel":"/meta/subscribe","id":"3","subscription":"/event/Low_Ink__e","error":"{{error}}","successful":false}""", Unescaped(replies[0]!));
    }

    [Theory]
    [InlineData(null, "C")]
    [InlineData(-1, "C")]
    [InlineData(-2, "A,B,C")]
    public async Task Replay_begins_where_the_client_says(int? from, string models)
    {
        await StreamingOrg.PublishAsync(org, "A");
        await StreamingOrg.PublishAsync(org, "B");
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e", from);
        await StreamingOrg.PublishAsync(org, "C");
        Assert.Equal(models, string.Join(',', Models(await client.TakeAsync())));
    }

    /// <summary>Platform events are kept 72 hours; behind one that is gone nobody goes on.</summary>
    [Fact]
    public async Task Events_can_be_replayed_as_long_as_they_are_kept()
    {
        await StreamingOrg.PublishAsync(org, "A");
        var first = org.Org.Events.LastReplayId;
        clock.Advance(TimeSpan.FromHours(71));
        await org.RenewAsync();
        await StreamingOrg.PublishAsync(org, "B");
        using var early = await BayeuxClient.ConnectedAsync(org);
        await early.ListenAsync("/event/Low_Ink__e", first);
        Assert.Equal(["B"], Models(await early.TakeAsync()));
        clock.Advance(TimeSpan.FromHours(2));
        using var late = await BayeuxClient.ConnectedAsync(org);
        Assert.StartsWith("400::The replayId {" + first, (await late.SubscribeAsync("/event/Low_Ink__e", first))["error"]!.ToString(), StringComparison.Ordinal);
        await late.ListenAsync("/event/Low_Ink__e", -2);
        Assert.Equal(["B"], Models(await late.TakeAsync()));
    }

    /// <summary>The sample of "Message Durability": order of keys, dates, and nulls left in.</summary>
    [Theory]
    [InlineData("/event/Low_Ink__e")]
    [InlineData("/event/Ink__chn")]
    public async Task A_platform_event_comes_with_its_schema_and_uuid(string channel)
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync(channel);
        var answer = await org.SendAsync("POST", "/sobjects/Low_Ink__e", """{"Printer_Model__c":"XZO-5","Ink_Percentage__c":0.2}""");
        var uuid = answer.Json.GetProperty("errors")[0].GetProperty("message").GetString();
        var user = org.Org.Identity.Check(client.Token).Session!.UserId;
        var schema = org.Org.Events.SchemaOf("Low_Ink__e")!.Id;
        Assert.Equal($$$"""{"data":{"schema":"{{{schema}}}","payload":{"CreatedDate":"2026-05-01T10:00:00.000Z","CreatedById":"{{{user}}}","Printer_Model__c":"XZO-5","Ink_Percentage__c":0.2},"event":{"EventUuid":"{{{uuid}}}","replayId":{{{org.Org.Events.LastReplayId}}}}},"channel":"{{{channel}}}"}""",
            Assert.Single(await client.TakeAsync()).ToJsonString());
    }

    /// <summary>Change Data Capture Developer Guide, "Change Event Body Fields": changed fields alone, nulls where a field was cleared.</summary>
    [Theory]
    [InlineData("/data/ChangeEvents")]
    [InlineData("/data/AccountChangeEvent")]
    public async Task A_change_event_comes_with_its_header_and_what_changed(string channel)
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync(channel);
        var id = await org.CreateAsync("Account", """{"Name":"Acme","Phone":"1"}""");
        await org.SendAsync("PATCH", "/sobjects/Account/" + id, """{"Phone":null,"BillingCity":"Berlin"}""");
        var events = await client.TakeAsync();
        Assert.All(events, e => Assert.Equal(channel, e["channel"]!.ToString()));
        Assert.Equal(["CREATE", "UPDATE"], events.Select(e => e["data"]!["payload"]!["ChangeEventHeader"]!["changeType"]!.ToString()));
        var payload = events[1]["data"]!["payload"]!.AsObject();
        Assert.Equal([id.ToString()], payload["ChangeEventHeader"]!["recordIds"]!.AsArray().Select(node => node!.ToString()));
        Assert.Equal(["ChangeEventHeader", "BillingAddress", "LastModifiedDate", "Phone"], payload.Select(field => field.Key).Order(StringComparer.Ordinal).OrderBy(key => key == "ChangeEventHeader" ? 0 : 1));
        Assert.Null(payload["Phone"]);
        Assert.Equal(["replayId"], events[1]["data"]!["event"]!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task A_custom_channel_carries_its_members_only()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/data/Sales__chn");
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.CreateAsync("Contact", """{"LastName":"Doe"}""");
        Assert.Equal("Contact", Assert.Single(await client.TakeAsync())["data"]!["payload"]!["ChangeEventHeader"]!["entityName"]!.ToString());
    }

    [Fact]
    public async Task Each_client_has_its_own_place()
    {
        using var early = await BayeuxClient.ConnectedAsync(org);
        await early.ListenAsync("/event/Low_Ink__e");
        await StreamingOrg.PublishAsync(org, "A");
        using var late = await BayeuxClient.ConnectedAsync(org);
        await late.ListenAsync("/event/Low_Ink__e");
        await StreamingOrg.PublishAsync(org, "B");
        Assert.Equal(["A", "B"], Models(await early.TakeAsync()));
        Assert.Equal(["B"], Models(await late.TakeAsync()));
        Assert.Empty(await early.TakeAsync());
    }

    [Fact]
    public async Task Nothing_comes_after_unsubscribing()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e");
        await StreamingOrg.PublishAsync(org, "A");
        await client.SendAsync($$"""[{"channel":"/meta/unsubscribe","clientId":"{{client.ClientId}}","subscription":"/event/Low_Ink__e"}]""");
        Assert.Empty(await client.TakeAsync());
    }

    /// <summary>One list subscribes to all its channels or to none.</summary>
    [Fact]
    public async Task A_list_of_channels_is_subscribed_to_as_a_whole()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        var replies = await client.SendAsync($$"""[{"channel":"/meta/subscribe","clientId":"{{client.ClientId}}","subscription":["/event/Low_Ink__e","/event/None__e"]},{"channel":"/meta/subscribe","clientId":"{{client.ClientId}}","subscription":["/data/ChangeEvents","/data/Sales__chn"]}]""");
        Assert.Equal([false, true], replies.Select(reply => reply!["successful"]!.GetValue<bool>()));
        await StreamingOrg.PublishAsync(org, "A");
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal(["/data/ChangeEvents"], (await client.TakeAsync()).Select(e => e["channel"]!.ToString()));
    }

    /// <summary>No answer is endless: what does not fit comes with the next one, and nothing is lost or twice.</summary>
    [Fact]
    public async Task Many_events_come_in_several_answers()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e");
        for (var i = 0; i < 4; i++)
            await org.SendAsync("POST", "/composite/sobjects", $$"""{"records":[{{string.Join(',', Enumerable.Range(i * 150, 150).Select(n => $$$"""{"attributes":{"type":"Low_Ink__e"},"Printer_Model__c":"{{{n}}}"}"""))}}]}""");
        var models = new List<string>();
        for (var events = await client.TakeAsync(); events.Count > 0; events = await client.TakeAsync()) models.AddRange(Models(events));
        Assert.Equal(Enumerable.Range(0, 600).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), models);
    }

    /// <summary>"Organization total events daily limit exceeded": the event stays, and comes once there is room (the guide's "Note" on the allocations).</summary>
    [Fact]
    public async Task Events_beyond_the_daily_allocation_wait_until_there_is_room()
    {
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e");
        Assert.True(org.Org.Events.TryTopic("/event/Low_Ink__e", out var topic));
        org.Org.Limits.Events.DeliveriesOf(topic).Use(9_999);
        await StreamingOrg.PublishAsync(org, "A");
        await StreamingOrg.PublishAsync(org, "B");
        Assert.Equal(["A"], Models(await client.TakeAsync()));
        Assert.Equal(0, (await org.GetAsync("/limits")).Json.GetProperty("DailyDeliveredPlatformEvents").GetProperty("Remaining").GetInt32());
        Assert.Equal("403::Organization total events daily limit exceeded", (await client.ConnectAsync())[0]!["error"]!.ToString());
        Assert.Equal("403::Organization total events daily limit exceeded", (await client.SubscribeAsync("/data/ChangeEvents"))["error"]!.ToString());
        clock.Advance(TimeSpan.FromHours(25));
        using var tomorrow = await BayeuxClient.ConnectedAsync(org);
        await tomorrow.ListenAsync("/event/Low_Ink__e", -2);
        Assert.Equal(["A", "B"], Models(await tomorrow.TakeAsync()));
    }

    private static string Unescaped(JsonNode node) => node.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static List<string> Models(IEnumerable<JsonNode> events) => [.. events.Select(e => e["data"]!["payload"]!["Printer_Model__c"]!.ToString())];
}
