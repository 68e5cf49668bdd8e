using FakeForce.Engine.Limits;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Bulk;

/// <summary>
/// The allocations of a rolling day (Bulk API and Bulk API 2.0 Limits and Allocations; REST guide, "List Organization Limits").
/// </summary>
public sealed class QuotaTests : IAsyncLifetime
{
    private const string Accounts = """{"object":"Account","operation":"insert"}""";
    private const string Query = """{"operation":"query","query":"SELECT Id FROM Account WHERE Name = 'Acme'"}""";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private BulkOrg org = null!;

    public async ValueTask InitializeAsync() => org = await BulkOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private OrgLimits Limits => org.Sample.Org.Org.Limits;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(200, 1)]
    [InlineData(10_000, 1)]
    [InlineData(10_001, 2)]
    public async Task An_ingest_job_takes_a_batch_for_each_10000_rows_begun(int rows, int batches)
    {
        await org.LoadAsync(Accounts, Rows(rows));
        Assert.Equal((15_000, 15_000 - batches), await LimitAsync("DailyBulkApiBatches"));
        Assert.Equal(rows, Limits.BulkRecords.Used);
    }

    [Fact]
    public async Task A_query_job_takes_no_batch_and_counts_as_a_query_job()
    {
        await org.CreateAsync(Query, "query");
        Assert.Equal(400, (await org.Sample.SendAsync("POST", "/jobs/query", """{"operation":"query","query":"SELECT"}""")).Status);
        Assert.Equal(((15_000, 15_000), (10_000, 9_999)), (await LimitAsync("DailyBulkApiBatches"), await LimitAsync("DailyBulkV2QueryJobs")));
    }

    [Fact]
    public async Task Without_batches_no_ingest_job_is_made_until_one_is_a_day_old()
    {
        Limits.BulkBatches.Use(15_000);
        await org.Sample.ExpectAsync("POST", "/jobs/ingest", Accounts, 400, """[{"message":"ApiBatchItems Limit exceeded","errorCode":"EXCEEDEDQUOTA"}]""");
        await org.CreateAsync(Query, "query");
        clock.Advance(TimeSpan.FromHours(24));
        await org.Sample.Org.RenewAsync();
        Assert.Equal("JobComplete 1 0", await org.OutcomeAsync(await org.LoadAsync(Accounts, Rows(1))));
    }

    // "If the limit is exceeded while processing your job data, the remaining data isn't processed. The job is marked as
    // having failed." (guide, "How Requests Are Processed").
    [Fact]
    public async Task A_job_that_runs_out_of_batches_fails_and_keeps_what_it_did()
    {
        Limits.BulkBatches.Use(14_999);
        var job = await org.LoadAsync(Accounts, Rows(10_003));
        Assert.Equal("Failed 10000 0 ExceededQuota : ApiBatchItems Limit exceeded", await org.OutcomeAsync(job));
        Assert.Equal("Name\nBulk 10000\nBulk 10001\nBulk 10002\n", await org.UnprocessedAsync(job));
        Assert.Equal((15_000, 0), await LimitAsync("DailyBulkApiBatches"));
    }

    [Fact]
    public async Task A_job_that_runs_out_of_rows_fails_and_keeps_what_it_did()
    {
        Limits.BulkRecords.Use(150_000_000 - 300);
        var job = await org.LoadAsync(Accounts, Rows(401));
        Assert.Equal("Failed 200 0 ExceededQuota : ApiBatchRecords Limit exceeded", await org.OutcomeAsync(job));
        Assert.StartsWith("Name\nBulk 200\n", await org.UnprocessedAsync(job));
    }

    [Fact]
    public async Task The_ten_thousandth_query_job_is_the_last_of_its_day()
    {
        Limits.BulkQueryJobs.Use(9_999);
        await org.CreateAsync(Query, "query");
        await org.Sample.ExpectAsync("POST", "/jobs/query", Query, 400, """[{"message":"BulkV2QueryJobs Limit exceeded","errorCode":"EXCEEDEDQUOTA"}]""");
        Assert.Equal("JobComplete 1 0", await org.OutcomeAsync(await org.LoadAsync(Accounts, Rows(1))));
    }

    [Fact]
    public async Task Results_count_when_they_are_first_made()
    {
        var job = await org.CreateAsync(Query, "query");
        Assert.Equal((976_562, 976_562), await LimitAsync("DailyBulkV2QueryFileStorageMB"));
        var rows = (await org.Sample.Org.GetAsync($"/jobs/query/{job}/results")).Body;
        Assert.Equal(rows.Length, Limits.BulkQueryBytes.Used);
        await org.Sample.Org.GetAsync($"/jobs/query/{job}/results");
        Assert.Equal(rows.Length, Limits.BulkQueryBytes.Used);
        Assert.Equal((976_562, 976_561), await LimitAsync("DailyBulkV2QueryFileStorageMB"));
        Limits.BulkQueryBytes.Use(Limits.BulkQueryBytes.Remaining);
        await org.Sample.ExpectAsync("POST", "/jobs/query", Query, 400, """[{"message":"BulkV2QueryFileStorage Limit exceeded","errorCode":"EXCEEDEDQUOTA"}]""");
    }

    private async Task<(long Max, long Remaining)> LimitAsync(string name) =>
        (await org.Sample.Org.GetAsync("/limits")).Json.GetProperty(name) is var limit ? (limit.GetProperty("Max").GetInt64(), limit.GetProperty("Remaining").GetInt64()) : default;

    private static string Rows(int count) => "Name\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"Bulk {i}\n"));
}
