using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace FakeForce.Server.Tests.Control;

/// <summary>/_fakeforce/limits: one ledger feeds /limits, Sforce-Limit-Info and the errors.</summary>
public sealed class LimitControlTests : IAsyncLifetime
{
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await TestOrg.StartAsync(new FakeForceOptions { Definitions = JsonDocument.Parse("""{ "platformEvents": [ { "fullName": "Note__e" } ] }""").RootElement });

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task The_quota_is_gone_on_the_third_call_and_there_again_a_day_later()
    {
        await SetAsync("""{"DailyApiRequests":{"max":20,"remaining":2}}""");
        var first = await org.GetAsync("/limits");
        Assert.Equal(("api-usage=19/20", 20, 1), (first.Headers.GetValues("Sforce-Limit-Info").Single(), Max(first, "DailyApiRequests"), Remaining(first, "DailyApiRequests")));
        Assert.Equal(200, (await org.GetAsync("/limits")).Status);
        var refused = await org.GetAsync("/limits");
        Assert.Equal((403, """[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]"""), (refused.Status, refused.Body));
        using (var advanced = await org.Client.PostAsJsonAsync("/_fakeforce/clock/advance", new { by = "P1DT1H" }, Server.Ending)) advanced.EnsureSuccessStatusCode();
        await org.RenewAsync();
        Assert.Equal("api-usage=1/20", (await org.GetAsync("/limits")).Headers.GetValues("Sforce-Limit-Info").Single());
    }

    [Fact]
    public async Task Events_of_an_hour_are_used_up()
    {
        await SetAsync("""{"HourlyPublishedPlatformEvents":{"remaining":1}}""");
        Assert.Equal(201, (await org.SendAsync("POST", "/sobjects/Note__e", "{}")).Status);
        Assert.Contains("LIMIT_EXCEEDED", (await org.SendAsync("POST", "/sobjects/Note__e", "{}")).Body, StringComparison.Ordinal);
        Assert.Equal(0, Remaining(await org.GetAsync("/limits"), "HourlyPublishedPlatformEvents"));
    }

    [Fact]
    public async Task Those_that_are_only_listed_say_so()
    {
        var limits = await SetAsync("""{"FileStorageMB":{"max":5,"used":4}}""");
        Assert.Equal((5, 1, false), (limits.GetProperty("FileStorageMB").GetProperty("max").GetInt64(), limits.GetProperty("FileStorageMB").GetProperty("remaining").GetInt64(), limits.GetProperty("FileStorageMB").GetProperty("counted").GetBoolean()));
        Assert.Equal((5, 1), (Max(await org.GetAsync("/limits"), "FileStorageMB"), Remaining(await org.GetAsync("/limits"), "FileStorageMB")));
    }

    [Theory]
    [InlineData("/_fakeforce/limits", false)]
    [InlineData("/_fakeforce/limits/DailyApiRequests", false)]
    [InlineData("/_fakeforce/reset", true)]
    public async Task They_are_put_back(string path, bool byPost)
    {
        await SetAsync("""{"DailyApiRequests":{"max":20,"used":20}}""");
        using (var answer = byPost ? await org.Client.PostAsync(path, null, Server.Ending) : await org.Client.DeleteAsync(path, Server.Ending)) answer.EnsureSuccessStatusCode();
        await org.RenewAsync();
        Assert.Equal("api-usage=1/15000", (await org.GetAsync("/limits")).Headers.GetValues("Sforce-Limit-Info").Single());
    }

    [Theory]
    [InlineData("[]", "the body is an object such as {\"DailyApiRequests\":{\"max\":20,\"remaining\":2}}")]
    [InlineData("""{"DailyCoffees":{"max":2}}""", "there is no limit DailyCoffees; GET /_fakeforce/limits lists them")]
    [InlineData("""{"DailyApiRequests":5}""", "DailyApiRequests: must be an object with max, used or remaining")]
    [InlineData("""{"DailyApiRequests":{}}""", "DailyApiRequests: needs max, used or remaining")]
    [InlineData("""{"DailyApiRequests":{"max":-1}}""", "DailyApiRequests: max, used and remaining are numbers from 0 to 1000000000000, and remaining is at most max")]
    [InlineData("""{"DailyApiRequests":{"max":5,"remaining":6}}""", "DailyApiRequests: max, used and remaining are numbers from 0 to 1000000000000, and remaining is at most max")]
    [InlineData("""{"DailyApiRequests":{"max":9999999999999}}""", "DailyApiRequests: max, used and remaining are numbers from 0 to 1000000000000, and remaining is at most max")]
    [InlineData("""{"DailyApiRequests":{"max":1.5}}""", "DailyApiRequests: max must be a whole number")]
    [InlineData("""{"DailyApiRequests":{"used":1,"remaining":2}}""", "DailyApiRequests: used and remaining say the same twice")]
    [InlineData("""{"DailyApiRequests":{"colour":1}}""", "DailyApiRequests: unknown member \"colour\"")]
    [InlineData("""{"DurableStreamingApiConcurrentClients":{"used":1}}""", "DurableStreamingApiConcurrentClients: its uses are the clients that are connected")]
    [InlineData("""{"DailyApiRequests":{"max":7},"DailyCoffees":{"max":2}}""", "there is no limit DailyCoffees; GET /_fakeforce/limits lists them")]
    public async Task What_makes_no_sense_is_refused_and_sets_nothing(string body, string message)
    {
        using var answer = await org.Client.PutAsync("/_fakeforce/limits", new StringContent(body, Encoding.UTF8, "application/json"), Server.Ending);
        Assert.Equal((HttpStatusCode.BadRequest, message), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(Server.Ending)).GetProperty("message").GetString()));
        Assert.Equal(15_000, Max(await org.GetAsync("/limits"), "DailyApiRequests"));
    }

    private static long Max(Answer limits, string name) => limits.Json.GetProperty(name).GetProperty("Max").GetInt64();

    private static long Remaining(Answer limits, string name) => limits.Json.GetProperty(name).GetProperty("Remaining").GetInt64();

    private async Task<JsonElement> SetAsync(string body)
    {
        using var answer = await org.Client.PutAsync("/_fakeforce/limits", new StringContent(body, Encoding.UTF8, "application/json"), Server.Ending);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Server.Ending));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Server.Ending)).GetProperty("limits");
    }
}
