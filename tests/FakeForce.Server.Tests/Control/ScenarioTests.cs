using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FakeForce.Server.Tests.Cometd;
using BadDays = FakeForce.Engine.Chaos.Scenarios;

namespace FakeForce.Server.Tests.Control;

/// <summary>What the README says of each scenario.</summary>
public sealed class ScenarioTests : IAsyncLifetime
{
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await TestOrg.StartAsync(new FakeForceOptions { Definitions = JsonDocument.Parse("""{ "changeDataCapture": ["AccountChangeEvent"] }""").RootElement });

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task The_daily_limit_is_reached()
    {
        await BeginAsync("daily-limit-reached");
        Assert.Equal((403, "REQUEST_LIMIT_EXCEEDED"), await OutcomeAsync("GET", "/limits"));
        await EndAsync("daily-limit-reached");
        Assert.Equal(200, (await org.GetAsync("/limits")).Status);
    }

    [Fact]
    public async Task The_session_expires_in_the_middle()
    {
        await BeginAsync("expired-session-mid-batch");
        for (var i = 0; i < 2; i++) Assert.Equal(201, (await CreateAsync()).Status);
        Assert.Equal((401, "INVALID_SESSION_ID"), await OutcomeAsync("GET", "/limits"));
        Assert.Equal((401, "INVALID_SESSION_ID"), await OutcomeAsync("GET", "/limits"));
        await org.RenewAsync();
        Assert.Equal(201, (await CreateAsync()).Status);
    }

    [Fact]
    public async Task Records_are_locked_every_other_time()
    {
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await BeginAsync("lock-contention");
        var statuses = new List<int>();
        for (var i = 0; i < 4; i++) statuses.Add((await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Phone":"1"}""")).Status);
        Assert.Equal([204, 400, 204, 400], statuses);
        Assert.Equal((400, "UNABLE_TO_LOCK_ROW"), await OutcomeAsync("PATCH", $"/sobjects/Account/{id}", """{"Phone":"1"}""", again: true));
    }

    [Fact]
    public async Task An_acknowledgement_is_lost()
    {
        await BeginAsync("lost-acknowledgement");
        await Assert.ThrowsAsync<HttpRequestException>(CreateAsync);
        Assert.Equal(201, (await CreateAsync()).Status);
        Assert.Equal(2, (await org.QueryAsync("SELECT Id FROM Account")).Json.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task A_maintenance_window_lasts_half_an_hour()
    {
        await BeginAsync("maintenance-window");
        Assert.Equal((503, "SERVER_UNAVAILABLE"), await OutcomeAsync("GET", "/limits"));
        using (var advanced = await org.Client.PostAsJsonAsync("/_fakeforce/clock/advance", new { by = "PT31M" }, Server.Ending)) advanced.EnsureSuccessStatusCode();
        Assert.Equal(200, (await org.GetAsync("/limits")).Status);
    }

    [Fact]
    public async Task A_replay_window_has_passed()
    {
        await CreateAsync();
        await BeginAsync("replay-window-passed");
        using var client = await BayeuxClient.ConnectedAsync(org);
        Assert.StartsWith("400::The replayId {1} you provided was invalid.", (await client.SubscribeAsync("/data/AccountChangeEvent", 1))["error"]!.ToString(), StringComparison.Ordinal);
        await EndAsync("replay-window-passed");
        await client.ListenAsync("/data/AccountChangeEvent", 1);
    }

    [Fact]
    public async Task The_network_is_slow()
    {
        using (var fast = await org.Client.PutAsJsonAsync("/_fakeforce/clock", new { speed = 1_000 }, Server.Ending)) fast.EnsureSuccessStatusCode();
        await BeginAsync("slow-network");
        var start = org.Org.Clock.GetUtcNow();
        Assert.Equal(200, (await org.GetAsync("/limits")).Status);
        Assert.True(org.Org.Clock.GetUtcNow() - start >= TimeSpan.FromMilliseconds(200), "it was not slow");
    }

    [Fact]
    public async Task Each_is_told_of_and_can_be_the_start()
    {
        await using var bad = await TestOrg.StartAsync(new FakeForceOptions { Scenario = ["maintenance-window"] });
        var listed = (await bad.Client.GetFromJsonAsync<JsonElement>("/_fakeforce/scenarios", Server.Ending)).GetProperty("scenarios").EnumerateArray().ToList();
        Assert.Equal(BadDays.All.Select(scenario => (scenario.Name, scenario.Name == "maintenance-window")), listed.Select(scenario => (scenario.GetProperty("name").GetString()!, scenario.GetProperty("isOn").GetBoolean())));
        using (var reset = await bad.Client.PostAsync("/_fakeforce/reset", null, Server.Ending)) reset.EnsureSuccessStatusCode();
        await bad.RenewAsync();
        Assert.Equal(503, (await bad.GetAsync("/limits")).Status);
        foreach (var (name, _) in BadDays.All)
        {
            using var begun = await org.Client.PostAsync($"/_fakeforce/scenarios/{name}", null, Server.Ending);
            Assert.True(begun.IsSuccessStatusCode, name);
            Assert.True(BadDays.IsOn(org.Org, name), name);
            using var ended = await org.Client.DeleteAsync($"/_fakeforce/scenarios/{name}", Server.Ending);
            Assert.False(BadDays.IsOn(org.Org, name), name);
        }
        using var unknown = await org.Client.PostAsync("/_fakeforce/scenarios/monday", null, Server.Ending);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private async Task BeginAsync(string name)
    {
        using var begun = await org.Client.PostAsync($"/_fakeforce/scenarios/{name}", null, Server.Ending);
        begun.EnsureSuccessStatusCode();
    }

    private async Task EndAsync(string name)
    {
        using var ended = await org.Client.DeleteAsync($"/_fakeforce/scenarios/{name}", Server.Ending);
        ended.EnsureSuccessStatusCode();
    }

    private Task<Answer> CreateAsync() => org.SendAsync("POST", "/sobjects/Account", """{"Name":"Acme"}""");

    private async Task<(int Status, string? Code)> OutcomeAsync(string method, string path, string? body = null, bool again = false)
    {
        var answer = await org.SendAsync(method, path, body);
        if (again) answer = await org.SendAsync(method, path, body);
        return (answer.Status, answer.Json[0].GetProperty("errorCode").GetString());
    }
}
