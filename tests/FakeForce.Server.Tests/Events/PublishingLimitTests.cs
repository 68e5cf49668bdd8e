using FakeForce.Server.Tests.Cometd;

namespace FakeForce.Server.Tests.Events;

/// <summary>The hourly allocation of published events (Platform Events Developer Guide, "Platform Event Allocations"; LIMIT_EXCEEDED: "Platform Event Error Status Codes").</summary>
public sealed class PublishingLimitTests : IAsyncLifetime
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = StreamingOrg.Clock();
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await StreamingOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task No_more_events_than_an_hour_may_have()
    {
        await StreamingOrg.PublishAsync(org, "A");
        Assert.Equal(49_999, await LeftAsync());
        Use(49_998);
        await StreamingOrg.PublishAsync(org, "B");
        var answer = await org.SendAsync("POST", "/sobjects/Low_Ink__e", """{"Printer_Model__c":"C"}""");
        Assert.Equal((400, "LIMIT_EXCEEDED"), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
        Assert.Equal(0, await LeftAsync());
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(50_000, await LeftAsync());
        await StreamingOrg.PublishAsync(org, "C");
    }

    /// <summary>Low_Ink__e waits for the commit, so what is rolled back was never published.</summary>
    [Fact]
    public async Task What_is_rolled_back_does_not_count()
    {
        await org.SendAsync("POST", "/composite/sobjects", """{"allOrNone":true,"records":[{"attributes":{"type":"Low_Ink__e"},"Printer_Model__c":"A"},{"attributes":{"type":"Account"}}]}""");
        Assert.Equal(50_000, await LeftAsync());
    }

    /// <summary>Those of a batch that still fit are published.</summary>
    [Fact]
    public async Task A_batch_may_use_up_what_is_left()
    {
        Use(49_999);
        var answer = await org.SendAsync("POST", "/composite/sobjects", """{"records":[{"attributes":{"type":"Low_Ink__e"},"Printer_Model__c":"A"},{"attributes":{"type":"Low_Ink__e"},"Printer_Model__c":"B"}]}""");
        Assert.Equal([true, false], answer.Json.EnumerateArray().Select(result => result.GetProperty("success").GetBoolean()));
    }

    private async Task<int> LeftAsync() => (await org.GetAsync("/limits")).Json.GetProperty("HourlyPublishedPlatformEvents").GetProperty("Remaining").GetInt32();

    private void Use(long amount) => org.Org.Limits.Events.PublishingOf(new Engine.Events.EventKind("Low_Ink__e", "", Engine.Events.EventLife.HighVolume)).Use(amount);
}
