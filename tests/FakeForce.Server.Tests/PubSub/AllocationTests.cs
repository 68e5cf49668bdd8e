using System.Text.Json;
using FakeForce.Server.PubSub.Protocol;
using Grpc.Core;

namespace FakeForce.Server.Tests.PubSub;

/// <summary>How many events an org may publish and deliver (Platform Events Developer Guide, "Platform Event Allocations").</summary>
public sealed class AllocationTests
{
    private static readonly TimeSpan day = TimeSpan.FromHours(25);

    [Fact]
    public async Task Events_beyond_the_hourly_limit_fail_one_by_one()
    {
        await using var org = await PubSubOrg.StartAsync(delivery: """{"publishedPerHour":3}""");
        var results = await org.PublishAsync("1", "2", "3", "4", "5");
        Assert.Equal([false, false, false, true, true], results.Select(result => result.Error is not null));
        Assert.All(results.Skip(3), result => Assert.Equal(ErrorCode.Publish, result.Error.Code));
        Assert.Equal(0, (await LimitAsync(org, "HourlyPublishedPlatformEvents")).GetProperty("Remaining").GetInt32());
        org.Clock.Advance(TimeSpan.FromMinutes(62));
        Assert.Null((await org.PublishAsync("6"))[0].Error);
    }

    [Fact]
    public async Task A_stream_ends_once_the_daily_deliveries_are_used_up()
    {
        await using var org = await PubSubOrg.StartAsync(delivery: """{"deliveriesPerDay":3}""");
        await org.PublishAsync("1", "2", "3", "4", "5");
        using var call = await org.SubscribeAsync(10, ReplayPreset.Earliest);
        var given = await call.ReadEventsAsync(3);
        Assert.Equal(["1", "2", "3"], given.Select(PubSubOrg.TextOf));
        var end = await call.ResponseStream.ErrorAsync();
        Assert.Equal((StatusCode.ResourceExhausted, "subscription.limit.exceeded"), (end.StatusCode, end.Suffix()));
        Assert.StartsWith("You have exceeded the event delivery limit for your org.", end.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(0, (await LimitAsync(org, "DailyDeliveredPlatformEvents")).GetProperty("Remaining").GetInt32());

        // Nothing of what was not delivered is lost.
        using (var early = await org.SubscribeAsync(10, ReplayPreset.Custom, given[^1].ReplayId)) Assert.Equal("subscription.limit.exceeded", (await early.ResponseStream.ErrorAsync()).Suffix());
        org.Clock.Advance(day);
        // The session has run out by then.
        org.Headers.Remove(org.Headers.Get("accesstoken")!);
        org.Headers.Add("accesstoken", (await org.Org.Identity.StartSessionAsync(org.Org.Options.Username, cancel: Server.Ending)).Token);
        using var later = await org.SubscribeAsync(10, ReplayPreset.Custom, given[^1].ReplayId);
        Assert.Equal(["4", "5"], (await later.ReadEventsAsync(2)).Select(PubSubOrg.TextOf));
    }

    private static async Task<JsonElement> LimitAsync(PubSubOrg org, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/services/data/v66.0/limits") { Headers = { { "Authorization", "Bearer " + org.Headers.GetValue("accesstoken") } } };
        using var answer = await org.Inner.Client.SendAsync(request, Server.Ending);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Server.Ending)).RootElement.GetProperty(name);
    }
}
