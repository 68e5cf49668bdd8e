using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace FakeForce.Server.Tests.Control;

/// <summary>/_fakeforce/clock: what falls due runs by the org's clock, and is done when the answer comes.</summary>
public sealed class ClockControlTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fakeforce").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Sessions_end_after_their_time_without_use()
    {
        await using var org = await TestOrg.StartAsync();
        await AdvanceAsync(org, "PT1H59M");
        Assert.Equal(200, (await org.GetAsync("/limits")).Status);
        await AdvanceAsync(org, "PT2H1M");
        var refused = await org.GetAsync("/limits");
        Assert.Equal((401, """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]"""), (refused.Status, refused.Body));
    }

    [Fact]
    public async Task A_bulk_job_that_takes_its_time_is_done_when_the_time_is_over()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Bulk = Engine.Bulk.BulkMode.Realistic, BulkRate = 100, BulkDelaySeconds = 60 });
        await SetAsync(org, new { speed = 0 });
        var job = await LoadAsync(org, rows: 600);
        Assert.Equal("UploadComplete", await StateAsync(org, job));
        await AdvanceAsync(org, "PT59S");
        Assert.Equal("UploadComplete", await StateAsync(org, job));
        await AdvanceAsync(org, "PT3S");
        Assert.Equal("InProgress", await StateAsync(org, job));
        var ran = (await AdvanceAsync(org, "PT1H")).GetProperty("ran");
        Assert.Equal("bulk job " + job, ran[0].GetProperty("what").GetString());
        Assert.Equal("JobComplete", await StateAsync(org, job));
    }

    [Fact]
    public async Task An_event_that_comes_again_later_comes_at_its_time()
    {
        await using var org = await TestOrg.StartAsync(Definitions("""{ "changeDataCapture": ["AccountChangeEvent"] }"""));
        var start = Now(await SetAsync(org, new { speed = 0 }));
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal(HttpStatusCode.OK, (await org.Client.PostAsJsonAsync("/_fakeforce/events/1/again", new { delayMilliseconds = 60_000 }, Server.Ending)).StatusCode);
        var clock = await AdvanceAsync(org, "P1D");
        Assert.Equal(("event 1 again", Iso(start.AddMinutes(1)), 1), (clock.GetProperty("ran")[0].GetProperty("what").GetString(), clock.GetProperty("ran")[0].GetProperty("at").GetString(), clock.GetProperty("ran")[0].GetProperty("times").GetInt32()));
        var events = (await org.Client.GetFromJsonAsync<JsonElement>("/_fakeforce/events", Server.Ending)).GetProperty("events");
        Assert.Equal([Iso(start), Iso(start.AddMinutes(1))], events.EnumerateArray().Select(published => Iso(published.GetProperty("publishedAt").GetDateTimeOffset())));
        await AdvanceAsync(org, "P3D");
        Assert.Equal(0, (await org.Client.GetFromJsonAsync<JsonElement>("/_fakeforce/events", Server.Ending)).GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task Limits_of_a_day_are_there_again_a_day_later()
    {
        await using var org = await TestOrg.StartAsync();
        for (var i = 0; i < 5; i++) await org.GetAsync("/limits");
        await AdvanceAsync(org, "P1DT1H");
        await org.RenewAsync();
        var answer = await org.GetAsync("/limits");
        Assert.Equal("api-usage=1/15000", answer.Headers.GetValues("Sforce-Limit-Info").Single());
    }

    [Fact]
    public async Task It_goes_on_so_after_a_restart_and_a_reset_goes_back_to_that()
    {
        DateTimeOffset stood;
        await using (var before = await TestOrg.StartAsync(new FakeForceOptions { Data = folder }))
        {
            await SetAsync(before, new { speed = 0 });
            stood = Now(await AdvanceAsync(before, "P400D"));
        }
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Data = folder });
        var clock = await org.Client.GetFromJsonAsync<JsonElement>("/_fakeforce/clock", Server.Ending);
        Assert.Equal(("frozen", Iso(stood)), (clock.GetProperty("mode").GetString(), Iso(Now(clock))));
        await AdvanceAsync(org, "P1D");
        using (var reset = await org.Client.PostAsync("/_fakeforce/reset", null, Server.Ending)) reset.EnsureSuccessStatusCode();
        Assert.Equal(Iso(stood), Iso(Now(await org.Client.GetFromJsonAsync<JsonElement>("/_fakeforce/clock", Server.Ending))));
    }

    [Fact]
    public async Task Who_waits_for_an_answer_has_waited_long_enough()
    {
        await using var org = await TestOrg.StartAsync();
        await SetAsync(org, new { speed = 0 });
        using var client = await Cometd.BayeuxClient.ConnectedAsync(org);
        var held = await client.HeldConnectAsync();
        await AdvanceAsync(org, "PT100S");
        Assert.False(held.IsCompleted);
        // The server may have looked at the clock a little later than the test.
        while (!held.IsCompleted) await AdvanceAsync(org, "PT10S");
        Assert.True(Assert.Single(await held)!["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Records_carry_the_orgs_time()
    {
        await using var org = await TestOrg.StartAsync();
        await SetAsync(org, new { now = "2031-02-03T04:05:06Z", speed = 0 });
        await org.RenewAsync();
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Contains("\"CreatedDate\":\"2031-02-03T04:05:06.000+0000\"", (await org.GetAsync($"/sobjects/Account/{id}")).Body, StringComparison.Ordinal);
        Assert.Contains("\"totalSize\":1", (await org.QueryAsync("SELECT Id FROM Account WHERE CreatedDate = TODAY")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "", "{}", "needs a speed (0 freezes the clock, 1 is the usual one) or a time now")]
    [InlineData("PUT", "", """{"speed":-1}""", "speed: -1 is not a number from 0 (frozen) to 1000000")]
    [InlineData("PUT", "", """{"speed":"fast"}""", "speed: must be a number")]
    [InlineData("PUT", "", """{"speed":1,"colour":"red"}""", "unknown member \"colour\"")]
    [InlineData("PUT", "", """{"now":"tomorrow"}""", "now: must be a time such as 2026-05-01T10:00:00Z")]
    [InlineData("PUT", "", """{"now":"9000-01-01T00:00:00Z"}""", "the clock ends with the year 3999")]
    [InlineData("PUT", "", "[]", "the body must be an object")]
    [InlineData("POST", "/advance", "{}", "needs either a duration \"by\", such as PT36H, or \"seconds\"")]
    [InlineData("POST", "/advance", """{"by":"PT1H","seconds":1}""", "needs either a duration \"by\", such as PT36H, or \"seconds\"")]
    [InlineData("POST", "/advance", """{"by":"an hour"}""", "by: must be a text such as PT36H")]
    [InlineData("POST", "/advance", """{"by":"P99999999D"}""", "by: is too long")]
    [InlineData("POST", "/advance", """{"seconds":1e300}""", "the duration is too long")]
    [InlineData("POST", "/advance", """{"by":"-PT1H"}""", "the clock cannot go back; a reset of the org puts it back to where it began")]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing(string method, string path, string body, string message)
    {
        await using var org = await TestOrg.StartAsync();
        await SetAsync(org, new { speed = 0 });
        var before = await org.Client.GetStringAsync("/_fakeforce/clock", Server.Ending);
        using var request = new HttpRequestMessage(new HttpMethod(method), "/_fakeforce/clock" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await org.Client.SendAsync(request, Server.Ending);
        Assert.Equal((HttpStatusCode.BadRequest, message), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(Server.Ending)).GetProperty("message").GetString()));
        Assert.Equal(before, await org.Client.GetStringAsync("/_fakeforce/clock", Server.Ending));
    }

    private static FakeForceOptions Definitions(string json) => new() { Definitions = JsonDocument.Parse(json).RootElement };

    private static async Task<JsonElement> SetAsync(TestOrg org, object setting) => await ReadAsync(await org.Client.PutAsJsonAsync("/_fakeforce/clock", setting, Server.Ending));

    private static async Task<JsonElement> AdvanceAsync(TestOrg org, string by) => await ReadAsync(await org.Client.PostAsJsonAsync("/_fakeforce/clock/advance", new { by }, Server.Ending));

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Server.Ending));
            return await answer.Content.ReadFromJsonAsync<JsonElement>(Server.Ending);
        }
    }

    private static DateTimeOffset Now(JsonElement clock) => clock.GetProperty("now").GetDateTimeOffset();

    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static async Task<string> LoadAsync(TestOrg org, int rows)
    {
        var job = (await org.SendAsync("POST", "/jobs/ingest", """{"object":"Account","operation":"insert"}""")).Json.GetProperty("id").GetString()!;
        using var csv = new StringContent("Name\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"A{i}\n")), Encoding.UTF8, "text/csv");
        using (var put = await org.Client.PutAsync($"/services/data/v66.0/jobs/ingest/{job}/batches", csv, Server.Ending)) put.EnsureSuccessStatusCode();
        Assert.Equal(200, (await org.SendAsync("PATCH", $"/jobs/ingest/{job}", """{"state":"UploadComplete"}""")).Status);
        return job;
    }

    private static async Task<string> StateAsync(TestOrg org, string job) =>
        (await org.Client.GetFromJsonAsync<JsonElement>($"/_fakeforce/bulk/jobs/{job}", Server.Ending)).GetProperty("state").GetString()!;
}
