using System.Text.Json;
using FakeForce.Engine;

namespace FakeForce.Server.Tests.Outgoing.Callouts;

/// <summary>Callouts of Queueable and of scheduled Apex (Apex Developer Guide, "Apex Scheduler").</summary>
public sealed class CalloutJobTests
{
    private static readonly DateTimeOffset monday = DateTimeOffset.Parse("2027-03-08T08:00:00Z", null);

    [Fact]
    public async Task A_queued_callout_runs_by_itself_in_an_asynchronous_transaction()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(peer);
        var job = await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}/q","when":"queued"}""");
        Assert.StartsWith("707", job.GetProperty("id").GetString(), StringComparison.Ordinal);
        var result = (await OverAsync(org, job)).GetProperty("result");
        Assert.Equal("ok", result.Response().GetProperty("body").GetString());
        Assert.Equal("async", result.GetProperty("governor").GetProperty("context").GetString());
        Assert.Equal("/q", Assert.Single(peer.Requests).Path);
    }

    [Fact]
    public async Task A_queued_callout_that_fails_is_not_tried_again()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync("{}");
        var job = await OverAsync(org, await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}","when":"queued"}"""));
        Assert.Equal("failed", job.GetProperty("status").GetString());
        Assert.StartsWith("System.CalloutException: Unauthorized endpoint", job.GetProperty("result").Exception(), StringComparison.Ordinal);
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"P2D"}""");
        Assert.Equal(1, (await GetAsync(org, job)).GetProperty("runs").GetInt32());
    }

    [Fact]
    public async Task A_schedule_runs_each_day_at_its_time_of_the_users_zone()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await StartAsync(peer);
        var job = await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}/day","when":"scheduled","name":"Daily","cron":"0 30 13 * * ?"}""");
        Assert.StartsWith("08e", job.GetProperty("id").GetString(), StringComparison.Ordinal);
        // Los Angeles: winter time before 14 March 2027, summer time from then on.
        Assert.Equal(DateTimeOffset.Parse("2027-03-08T21:30:00Z", null), job.GetProperty("due").GetDateTimeOffset());
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"P7D"}""");
        job = await GetAsync(org, job);
        Assert.Equal((7, 7), (job.GetProperty("runs").GetInt32(), peer.Requests.Count));
        Assert.Equal(DateTimeOffset.Parse("2027-03-14T20:30:00Z", null), job.GetProperty("lastRun").GetDateTimeOffset());
        Assert.Equal("queued", job.GetProperty("status").GetString());
        Assert.Equal("async", job.GetProperty("result").GetProperty("governor").GetProperty("context").GetString());
    }

    [Fact]
    public async Task A_scheduled_class_that_calls_out_itself_is_refused_by_Salesforce()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await StartAsync(peer);
        var job = await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}/day","when":"scheduled","name":"Daily","cron":"0 0 * * * ?","queueable":false}""");
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT61M"}""");
        job = await GetAsync(org, job);
        Assert.Equal("System.CalloutException: Callout from scheduled Apex not supported", job.GetProperty("result").Exception());
        Assert.Equal("sync", job.GetProperty("result").GetProperty("governor").GetProperty("context").GetString());
        Assert.Empty(peer.Requests);
    }

    [Fact]
    public async Task A_schedule_that_is_over_and_one_that_is_aborted_run_no_more()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await StartAsync(peer);
        var once = await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}/once","when":"scheduled","name":"Once","cron":"0 0 0 12 3 ? 2027"}""");
        var never = await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}/never","when":"scheduled","name":"Never","cron":"0 0 0 * * ?"}""");
        Assert.Equal("aborted", (await org.SendAsync("DELETE", "/_fakeforce/callouts/" + never.GetProperty("id").GetString())).Json.GetProperty("status").GetString());
        Assert.Equal(404, (await org.SendAsync("DELETE", "/_fakeforce/callouts/" + never.GetProperty("id").GetString())).Status);
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"P14D"}""");
        Assert.Equal("completed", (await GetAsync(org, once)).GetProperty("status").GetString());
        Assert.Equal("/once", Assert.Single(peer.Requests).Path);
    }

    [Theory]
    [InlineData("\"name\":\"A\",\"cron\":\"0 0/5 * * * ?\"", "System.StringException: Seconds and minutes must be specified as integers: 0 0/5 * * * ?")]
    [InlineData("\"name\":\"A\",\"cron\":\"0 0 0 1 1 ? 2020\"", "System.AsyncException: Based on configured schedule, the given trigger \\u0027A\\u0027 will never fire.")]
    [InlineData("\"name\":\"Taken\",\"cron\":\"0 0 0 1 1 ?\"", "System.AsyncException: The Apex job named \\u0022Taken\\u0022 is already scheduled for execution.")]
    [InlineData("\"cron\":\"0 0 0 1 1 ?\"", "a schedule needs a name")]
    public async Task Schedules_that_cannot_be_are_refused_with_Salesforces_text(string parts, string text)
    {
        await using var org = await CalloutOrg.StartAsync("{}");
        await org.CallOutAsync("""{"endpoint":"http://x","when":"scheduled","name":"Taken","cron":"0 0 0 1 1 ?"}""");
        var answer = await org.SendAsync("POST", "/_fakeforce/callouts", $$"""{"endpoint":"http://x","when":"scheduled",{{parts}}}""");
        Assert.Equal(400, answer.Status);
        Assert.Contains(text, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_101st_schedule_is_refused()
    {
        await using var org = await CalloutOrg.StartAsync("{}");
        for (var i = 0; i < 100; i++) await org.CallOutAsync($$"""{"endpoint":"http://x","when":"scheduled","name":"J{{i}}","cron":"0 0 0 1 1 ?"}""");
        Assert.Contains("You have exceeded the maximum number (100) of Apex scheduled jobs.", (await org.SendAsync("POST", "/_fakeforce/callouts", """{"endpoint":"http://x","when":"scheduled","name":"X","cron":"0 0 0 1 1 ?"}""")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_finds_the_schedules_and_fails_what_was_running()
    {
        var folder = Directory.CreateTempSubdirectory("callouts").FullName;
        await using var peer = await Peer.StartAsync((context, asked) => asked.Path == "/slow" ? Task.Delay(Timeout.Infinite, context.RequestAborted) : Peer.Json(200, "{}")(context, asked));
        var definitions = $$"""{"remoteSiteSettings":[{"fullName":"Peer","url":"{{peer.Address}}"}]}""";
        JsonElement slow, daily;
        await using (var org = await CalloutOrg.StartAsync(definitions, data: folder))
        {
            daily = await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}/day","when":"scheduled","name":"Daily","cron":"0 0 0 * * ?"}""");
            slow = await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}/slow","when":"queued","timeout":120000}""");
            for (var i = 0; peer.Requests.IsEmpty && i < 3_000; i++) await Task.Delay(10, Server.Ending);
        }
        await using (var org = await CalloutOrg.StartAsync(definitions, data: folder))
        {
            var job = await OverAsync(org, slow);
            Assert.Equal("failed", job.GetProperty("status").GetString());
            Assert.Equal("FakeForce was stopped while it ran", job.GetProperty("result").GetProperty("problem").GetString());
            await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"P1D"}""");
            Assert.Equal(1, (await GetAsync(org, daily)).GetProperty("runs").GetInt32());
        }
        Assert.Equal(["/slow", "/day"], peer.Requests.Select(asked => asked.Path));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Jobs_count_towards_the_days_asynchronous_executions()
    {
        await using var org = await CalloutOrg.StartAsync("{}");
        await org.SendAsync("PUT", "/_fakeforce/limits", """{"DailyAsyncApexExecutions":{"remaining":1}}""");
        await OverAsync(org, await org.CallOutAsync("""{"endpoint":"http://x","when":"queued"}"""));
        var answer = await org.SendAsync("POST", "/_fakeforce/callouts", """{"endpoint":"http://x","when":"queued"}""");
        Assert.Equal((400, true), (answer.Status, answer.Body.Contains("System.AsyncException: AsyncApexExecutions Limit exceeded", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SOQL_sees_queued_and_scheduled_jobs()
    {
        await using var org = await CalloutOrg.StartAsync("{}");
        var queued = await OverAsync(org, await org.CallOutAsync("""{"endpoint":"http://x","when":"queued"}"""));
        var daily = await org.CallOutAsync("""{"endpoint":"http://x","when":"scheduled","name":"Daily","cron":"0 0 0 * * ?"}""");
        var job = (await org.QueryAsync("SELECT Id, Status, JobType, NumberOfErrors, ExtendedStatus FROM AsyncApexJob WHERE JobType = 'Queueable'")).Json.GetProperty("records")[0];
        Assert.Equal((queued.GetProperty("id").GetString(), "Failed", 1), (job.GetProperty("Id").GetString(), job.GetProperty("Status").GetString(), job.GetProperty("NumberOfErrors").GetInt32()));
        Assert.StartsWith("System.CalloutException: Unauthorized endpoint", job.GetProperty("ExtendedStatus").GetString(), StringComparison.Ordinal);
        var trigger = (await org.QueryAsync("SELECT Id, State, TimesTriggered, CronExpression, CronJobDetail.Name, CronJobDetail.JobType FROM CronTrigger")).Json.GetProperty("records")[0];
        Assert.Equal((daily.GetProperty("id").GetString(), "WAITING", 0, "0 0 0 * * ?"), (trigger.GetProperty("Id").GetString(), trigger.GetProperty("State").GetString(), trigger.GetProperty("TimesTriggered").GetInt32(), trigger.GetProperty("CronExpression").GetString()));
        Assert.Equal(("Daily", "7"), (trigger.GetProperty("CronJobDetail").GetProperty("Name").GetString(), trigger.GetProperty("CronJobDetail").GetProperty("JobType").GetString()));
    }

    [Fact]
    public async Task Copies_of_an_org_have_none_of_its_jobs()
    {
        await using var org = await CalloutOrg.StartAsync("{}");
        await org.CallOutAsync("""{"endpoint":"http://x","when":"scheduled","name":"Mine","cron":"0 0 0 * * ?"}""");
        var copy = await org.SendAsync("POST", "/_fakeforce/orgs", """{"name":"copy","from":"main"}""");
        Assert.True(copy.Status is 200 or 201, copy.Body);
        Assert.Empty((await org.GetAsync("/_fakeforce/orgs/copy/callouts")).Json.GetProperty("jobs").EnumerateArray());
        Assert.Single((await org.GetAsync("/_fakeforce/callouts")).Json.GetProperty("jobs").EnumerateArray());
    }

    // The administrator's zone is Los Angeles; the clock stands.
    private static async Task<TestOrg> StartAsync(Peer peer)
    {
        var org = await CalloutOrg.StartAsync(peer);
        Assert.Equal(200, (await org.SendAsync("PUT", "/_fakeforce/clock", $$"""{"now":"{{monday:yyyy-MM-ddTHH:mm:ssZ}}","speed":0}""")).Status);
        await org.RenewAsync();
        var user = (await org.QueryAsync($"SELECT Id FROM User WHERE Username = '{org.Org.Options.Username}'")).Json.GetProperty("records")[0].GetProperty("Id").GetString();
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/User/{user}", """{"TimeZoneSidKey":"America/Los_Angeles"}""")).Status);
        return org;
    }

    private static async Task<JsonElement> GetAsync(TestOrg org, JsonElement job) => (await org.GetAsync("/_fakeforce/callouts/" + job.GetProperty("id").GetString())).Json;

    private static async Task<JsonElement> OverAsync(TestOrg org, JsonElement job)
    {
        for (var i = 0; i < 3_000; i++)
        {
            job = await GetAsync(org, job);
            if (job.GetProperty("status").GetString() is not ("queued" or "processing")) return job;
            await Task.Delay(10, Server.Ending);
        }
        throw new TimeoutException(job.GetRawText());
    }
}
