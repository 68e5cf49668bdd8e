using FakeForce.Engine.Events.Delivery;

namespace FakeForce.Server.Tests.Cometd;

/// <summary>With a data folder, events of every kind are there after a restart, and replay ids go on.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fakeforce").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Events_of_topics_and_streaming_channels_are_replayed()
    {
        long last;
        await using (var before = await StreamingOrg.StartAsync(data: folder))
        {
            await before.CreateAsync("PushTopic", """{"Name":"Accounts","Query":"SELECT Id, Name FROM Account","ApiVersion":66.0,"NotifyForFields":"All"}""");
            var channel = await before.CreateAsync("StreamingChannel", """{"Name":"/u/Broadcast"}""");
            await before.CreateAsync("Account", """{"Name":"Acme"}""");
            Assert.Equal(200, (await before.SendAsync("POST", $"/sobjects/StreamingChannel/{channel}/push", """{"pushEvents":[{"payload":"hello","userIds":[]}]}""")).Status);
            await StreamingOrg.PublishAsync(before, "X");
            last = before.Org.Events.LastReplayId;
        }
        await using var org = await StreamingOrg.StartAsync(data: folder);
        using var client = await BayeuxClient.ConnectedAsync(org);
        foreach (var topic in new[] { "/topic/Accounts", "/u/Broadcast", "/event/Low_Ink__e", "/data/AccountChangeEvent" }) await client.ListenAsync(topic, -2);
        var events = await client.TakeAsync();
        Assert.Equal(["/data/AccountChangeEvent", "/event/Low_Ink__e", "/topic/Accounts", "/u/Broadcast"], events.Select(message => message["channel"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains(events, message => message["data"]!["sobject"]?["Name"]?.ToString() == "Acme");
        Assert.Contains(events, message => message["data"]!["payload"]?.ToString() == "hello");
        Assert.Equal(last, events.Max(message => message["data"]!["event"]!["replayId"]!.GetValue<long>()));
        await StreamingOrg.PublishAsync(org, "Y");
        Assert.True(Assert.Single(await client.TakeAsync())["data"]!["event"]!["replayId"]!.GetValue<long>() > last);
    }

    [Fact]
    public async Task What_a_rule_held_back_is_stored_after_the_restart()
    {
        await using (var before = await StreamingOrg.StartAsync(data: folder))
        {
            before.Org.Events.Rules.Set(new DeliveryRule("late", DeliveryEffect.Reorder) { Delay = TimeSpan.FromHours(1) });
            await StreamingOrg.PublishAsync(before, "X");
            Assert.Equal(0, before.Org.Events.LastReplayId);
        }
        await using var org = await StreamingOrg.StartAsync(data: folder);
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e", -2);
        var replies = await client.ConnectAsync();
        Assert.Equal("X", replies[0]!["data"]!["payload"]!["Printer_Model__c"]!.ToString());
    }
}
