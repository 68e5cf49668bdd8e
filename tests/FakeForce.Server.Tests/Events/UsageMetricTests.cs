using FakeForce.Server.PubSub.Protocol;
using FakeForce.Server.Tests.PubSub;

namespace FakeForce.Server.Tests.Events;

/// <summary>PlatformEventUsageMetric and EventBusSubscriber by SOQL (Platform Events Developer Guide, "Monitor Platform Event Publishing and Delivery Usage").</summary>
public sealed class UsageMetricTests
{
    private const string Row = """{"attributes":{"type":"PlatformEventUsageMetric","url":"/services/data/v66.0/sobjects/PlatformEventUsageMetric/000000000000000AAA"},"Name":"{name}","StartDate":"{start}","EndDate":"{end}","Value":{value}}""";

    [Fact]
    public async Task Usage_of_the_last_24_hours_and_of_each_day()
    {
        await using var org = await PubSubOrg.StartAsync(now: new DateTimeOffset(2020, 8, 3, 10, 30, 0, TimeSpan.Zero));
        await PublishAsync(org, 3);
        using (var call = await org.SubscribeAsync(2, ReplayPreset.Earliest)) await call.ReadEventsAsync(2);
        await AdvanceAsync(org, TimeSpan.FromHours(24.5));
        await PublishAsync(org, 4);
        await org.Inner.CreateAsync("Account", """{"Name":"Acme"}""");
        await AdvanceAsync(org, TimeSpan.FromMinutes(23));
        // 11:23: the last hour is 11:00, and what was published at 11:00 is not in it yet.
        Assert.Equal(Records(("PLATFORM_EVENTS_PUBLISHED", "2020-08-03T00", "2020-08-04T00", 3), ("PLATFORM_EVENTS_DELIVERED", "2020-08-03T00", "2020-08-04T00", 2)), await QueryAsync(org, ""));
        await AdvanceAsync(org, TimeSpan.FromHours(1));
        Assert.Equal(Records(("CHANGE_EVENTS_PUBLISHED", "2020-08-03T12", "2020-08-04T12", 1), ("PLATFORM_EVENTS_PUBLISHED", "2020-08-03T12", "2020-08-04T12", 4)), await QueryAsync(org, " WHERE EndDate = 2020-08-04T12:00:00.000Z"));
        await AdvanceAsync(org, TimeSpan.FromDays(1));
        Assert.Equal(Records(("PLATFORM_EVENTS_PUBLISHED", "2020-08-03T00", "2020-08-04T00", 3), ("PLATFORM_EVENTS_PUBLISHED", "2020-08-04T00", "2020-08-05T00", 4)), await QueryAsync(org, " WHERE Name = 'PLATFORM_EVENTS_PUBLISHED' AND StartDate >= 2020-08-03T00:00:00.000Z AND EndDate <= 2020-08-05T00:00:00.000Z"));
    }

    // "Doesn't include CometD or Pub/Sub API subscribers" (Object Reference), and there are no triggers and flows.
    [Fact]
    public async Task Clients_are_no_EventBusSubscriber()
    {
        await using var org = await PubSubOrg.StartAsync();
        using var call = await org.SubscribeAsync(1);
        await org.UntilSubscribedAsync();
        Assert.Equal("""{"totalSize":0,"done":true,"records":[]}""", (await org.Inner.QueryAsync("SELECT ExternalId, Name, Topic, Position, Status, Tip, Type FROM EventBusSubscriber")).Body);
    }

    private static Task<IReadOnlyList<PublishResult>> PublishAsync(PubSubOrg org, int count) => org.PublishAsync([.. Enumerable.Range(0, count).Select(i => $"{i}")]);

    private static async Task AdvanceAsync(PubSubOrg org, TimeSpan by)
    {
        org.Clock.Advance(by);
        await org.RenewAsync();
    }

    private static async Task<string> QueryAsync(PubSubOrg org, string where)
    {
        var body = (await org.Inner.QueryAsync("SELECT Name, StartDate, EndDate, Value FROM PlatformEventUsageMetric" + where)).Body;
        return body[(body.IndexOf('[', StringComparison.Ordinal) + 1)..^2];
    }

    private static string Records(params (string Name, string Start, string End, int Value)[] rows) => string.Join(',', rows.Select(row => Row.Replace("{name}", row.Name, StringComparison.Ordinal)
        .Replace("{start}", row.Start + ":00:00.000+0000", StringComparison.Ordinal).Replace("{end}", row.End + ":00:00.000+0000", StringComparison.Ordinal).Replace("{value}", $"{row.Value}", StringComparison.Ordinal)));
}
