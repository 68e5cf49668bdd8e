using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Bulk;

/// <summary>
/// Jobs that nobody closes (Bulk API and Bulk API 2.0 Limits and Allocations, "General Limits"; Salesforce Help 000386004,
/// "Unprocessed Data Load Jobs Remain in Open Status").
/// </summary>
public sealed class JobAgeTests : IAsyncLifetime
{
    private const string Accounts = """{"object":"Account","operation":"insert"}""";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private BulkOrg org = null!;

    public async ValueTask InitializeAsync() => org = await BulkOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task A_job_takes_data_for_24_hours()
    {
        var (timely, late) = (await org.CreateAsync(Accounts), await org.CreateAsync(Accounts));
        await PassAsync(TimeSpan.FromHours(24));
        Assert.Equal(201, (await org.UploadAsync(timely, "Name\nA\n")).Status);
        Assert.Equal(200, (await org.CloseAsync(timely)).Status);
        await PassAsync(TimeSpan.FromSeconds(1));
        var refused = await org.UploadAsync(late, "Name\nB\n");
        Assert.Equal((400, "INVALIDJOBSTATE"), (refused.Status, refused.Json[0].GetProperty("errorCode").GetString()));
        Assert.Equal(400, (await org.CloseAsync(late)).Status);
        Assert.Equal(("JobComplete 1 0", "Open 0 0"), (await org.OutcomeAsync(timely), await org.OutcomeAsync(late)));
        Assert.Equal(200, (await org.Sample.SendAsync("PATCH", "/jobs/ingest/" + late, """{"state":"Aborted"}""")).Status);
    }

    [Fact]
    public async Task Data_that_came_in_time_are_not_processed_if_the_job_is_closed_too_late()
    {
        var job = await org.CreateAsync(Accounts);
        Assert.Equal(201, (await org.UploadAsync(job, "Name\nLate\n")).Status);
        await PassAsync(TimeSpan.FromHours(25));
        await org.Sample.ExpectAsync("PATCH", "/jobs/ingest/" + job, """{"state":"UploadComplete"}""", 400,
            $$"""[{"message":"Job {{job}} was created more than 24 hours ago and takes no more data","errorCode":"INVALIDJOBSTATE"}]""");
        Assert.Equal("", await org.ValuesAsync("SELECT Id FROM Account WHERE Name = 'Late'", "Id"));
    }

    [Fact]
    public async Task Jobs_that_never_end_go_after_seven_days()
    {
        await org.ControlAsync("", """{"mode":"manual"}""");
        var (open, waiting) = (await org.CreateAsync(Accounts), await org.LoadAsync(Accounts, "Name\nA\n"));
        await PassAsync(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(("Open 0 0", "UploadComplete 0 0"), (await org.OutcomeAsync(open), await org.OutcomeAsync(waiting)));
        await PassAsync(TimeSpan.FromSeconds(1));
        foreach (var job in (string[])[open, waiting]) Assert.Equal(404, (await org.Sample.SendAsync("GET", "/jobs/ingest/" + job)).Status);
    }

    private Task PassAsync(TimeSpan time)
    {
        clock.Advance(time);
        return org.Sample.Org.RenewAsync();
    }
}
