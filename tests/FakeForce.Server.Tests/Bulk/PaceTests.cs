using FakeForce.Engine.Bulk;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Bulk;

/// <summary>How jobs move on: by the clock, by hand, by polls.</summary>
public sealed class PaceTests : IAsyncLifetime
{
    private const string Accounts = """{"object":"Account","operation":"insert"}""";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private BulkOrg org = null!;

    public async ValueTask InitializeAsync() => org = await BulkOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task Realistic_jobs_wait_and_then_go_on_with_the_clock()
    {
        var pace = await org.ControlAsync("", """{"mode":"realistic","recordsPerSecond":400,"startDelaySeconds":3}""");
        Assert.Equal("realistic", pace.GetProperty("mode").GetString());
        var job = await org.LoadAsync(Accounts, Rows(1_000));
        Assert.Equal("UploadComplete 0 0", await org.OutcomeAsync(job));
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("InProgress 0 0", await org.OutcomeAsync(job));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("InProgress 400 0", await org.OutcomeAsync(job));
        Assert.Equal(400, await CountAsync());
        clock.Advance(TimeSpan.FromSeconds(1.2));
        Assert.Equal("InProgress 800 0", await org.OutcomeAsync(job));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("JobComplete 1000 0", await org.OutcomeAsync(job));
    }

    [Fact]
    public async Task Manual_jobs_go_state_by_state_and_batch_by_batch()
    {
        await org.ControlAsync("", """{"mode":"manual"}""");
        var job = await org.LoadAsync(Accounts, Rows(10_300));
        Assert.Equal("UploadComplete 0 0", await org.OutcomeAsync(job));
        var steps = new List<string>();
        for (var i = 0; i < 4; i++) steps.Add((await org.ControlAsync("/" + job, """{"step":true}""")) is var shown ? $"{shown.GetProperty("state").GetString()} {shown.GetProperty("numberRecordsProcessed")}" : "");
        Assert.Equal(["InProgress 0", "InProgress 10000", "InProgress 10300", "JobComplete 10300"], steps);
        Assert.Equal(10_300, await CountAsync());
    }

    [Fact]
    public async Task Every_second_poll_is_a_step()
    {
        await org.ControlAsync("", """{"mode":"manual","pollsPerStep":2}""");
        var job = await org.LoadAsync(Accounts, Rows(3));
        var polls = new List<string>();
        for (var i = 0; i < 6; i++) polls.Add(await org.OutcomeAsync(job));
        Assert.Equal(["UploadComplete 0 0", "InProgress 0 0", "InProgress 0 0", "InProgress 3 0", "InProgress 3 0", "JobComplete 3 0"], polls);
    }

    [Fact]
    public async Task A_job_is_failed_finished_or_set_free_by_hand()
    {
        await org.ControlAsync("", """{"mode":"manual"}""");
        var (failed, finished, free) = (await org.LoadAsync(Accounts, Rows(2)), await org.LoadAsync(Accounts, Rows(2)), await org.LoadAsync(Accounts, Rows(2)));
        await org.ControlAsync("/" + failed, """{"fail":"InternalServerError : boom"}""");
        await org.ControlAsync("/" + finished, """{"finish":true}""");
        await org.ControlAsync("/" + free, """{"mode":"immediate"}""");
        Assert.Equal("Failed 0 0 InternalServerError : boom", await org.OutcomeAsync(failed));
        Assert.Equal("JobComplete 2 0", await org.OutcomeAsync(finished));
        Assert.Equal("JobComplete 2 0", await org.OutcomeAsync(free));
        Assert.Equal(3, (await org.ControlAsync("")).GetProperty("jobs").GetArrayLength());
    }

    [Fact]
    public async Task A_job_aborted_in_the_middle_keeps_what_it_did_and_shows_the_rest()
    {
        await org.ControlAsync("", """{"mode":"realistic","recordsPerSecond":200,"startDelaySeconds":0}""");
        var job = await org.LoadAsync(Accounts, Rows(1_000));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("InProgress 400 0", await org.OutcomeAsync(job));
        Assert.Equal(200, (await org.Sample.SendAsync("PATCH", "/jobs/ingest/" + job, """{"state":"Aborted"}""")).Status);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("Aborted 400 0", await org.OutcomeAsync(job));
        Assert.Equal((401, 601, 400), ((await org.SuccessesAsync(job)).Count(c => c == '\n'), (await org.UnprocessedAsync(job)).Count(c => c == '\n'), await CountAsync()));
        Assert.StartsWith("Name\nBulk 400\n", await org.UnprocessedAsync(job));
    }

    [Fact]
    public async Task A_fork_has_the_job_and_goes_its_own_way()
    {
        await org.ControlAsync("", """{"mode":"manual"}""");
        var job = Engine.RecordId.Parse(await org.LoadAsync(Accounts, Rows(5)));
        await using var fork = org.Sample.Org.Org.Fork();
        Assert.Equal(JobState.JobComplete, (await fork.Bulk.FinishAsync(job, Server.Ending)).State);
        Assert.Equal(JobState.UploadComplete, org.Sample.Org.Org.Bulk.Find(job).State);
    }

    private static string Rows(int count) => "Name\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"Bulk {i}\n"));

    private async Task<int> CountAsync() => (await org.Sample.Org.QueryAsync("SELECT COUNT() FROM Account WHERE Name LIKE 'Bulk %'")).Json.GetProperty("totalSize").GetInt32();
}
