using System.Text.Json;

namespace FakeForce.Server.Tests.Bulk;

/// <summary>
/// Locked rows by order of the control plane, with the rules of the guide's "General Guidelines for Data Loads" and of Bulk
/// API and Bulk API 2.0 Limits and Allocations.
/// </summary>
public sealed class RowLockTests : IAsyncLifetime
{
    private const string Accounts = """{"object":"Account","operation":"insert"}""";

    private BulkOrg org = null!;

    public async ValueTask InitializeAsync() => org = await BulkOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Theory]
    [InlineData(100, 300, "JobComplete 300 100", 0)]
    [InlineData(101, 300, "JobComplete 300 101", 1)]
    [InlineData(200, 300, "JobComplete 300 200", 1)]
    [InlineData(1_000, 1_200, "JobComplete 1200 1000", 5)]
    [InlineData(9_000, 4_300, "Failed 4200 4200 TooManyLockFailure : Too many lock failure 200 Trying again later.", 20)]
    public async Task Locked_rows_fail_and_many_of_them_put_the_batch_back(int locked, int rows, string outcome, int retries)
    {
        var job = await org.CreateAsync(Accounts);
        Assert.Equal(locked, (await LockAsync(job, locked)).GetProperty("lockRows").GetInt32());
        await org.UploadAsync(job, Rows(rows));
        await org.CloseAsync(job);
        Assert.Equal(outcome, await org.OutcomeAsync(job));
        Assert.Equal(retries, (await org.InfoAsync(job)).GetProperty("retries").GetInt32());
        Assert.Equal(rows + 1 - int.Parse(outcome.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), Lines(await org.UnprocessedAsync(job)));
    }

    [Fact]
    public async Task A_batch_is_put_back_for_the_locks_of_its_own_rows_only()
    {
        var job = await org.CreateAsync(Accounts);
        await org.ControlAsync("/" + job, """{"mode":"manual"}""");
        await org.UploadAsync(job, Rows(10_400));
        await org.CloseAsync(job);
        await LockAsync(job, 60);
        foreach (var _ in (int[])[1, 2]) await org.ControlAsync("/" + job, """{"step":true}""");
        await LockAsync(job, 60);
        await org.ControlAsync("/" + job, """{"finish":true}""");
        Assert.Equal(("JobComplete 10400 120", 0), (await org.OutcomeAsync(job), (await org.InfoAsync(job)).GetProperty("retries").GetInt32()));
    }

    [Fact]
    public async Task The_error_names_the_record_where_there_is_one()
    {
        var update = await org.CreateAsync("""{"object":"Account","operation":"update"}""");
        await LockAsync(update, 1);
        await org.UploadAsync(update, "Id,Name\n{account},Changed\n{other},Changed\n");
        await org.CloseAsync(update);
        Assert.Equal("JobComplete 2 1", await org.OutcomeAsync(update));
        Assert.Equal(org.Sample.Fill("\"sf__Id\",\"sf__Error\",Id,Name\n\"{account}\",\"UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 1 records: {account}:--\",\"{account}\",\"Changed\"\n"), await org.FailuresAsync(update));
        Assert.Equal("Acme", await org.ValuesAsync("SELECT Name FROM Account WHERE Id = '{account}'", "Name"));
        var insert = await org.CreateAsync(Accounts);
        await LockAsync(insert, 1);
        await org.UploadAsync(insert, "Name\nA\n");
        await org.CloseAsync(insert);
        Assert.Contains("\"UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record:--\",\"A\"", await org.FailuresAsync(insert));
    }

    [Theory]
    [InlineData("", """{"lockRows":1}""")]
    [InlineData("/{job}", """{"lockRows":-1}""")]
    [InlineData("/{job}", """{"lockRows":"many"}""")]
    public async Task An_order_that_makes_no_sense_is_refused(string path, string json)
    {
        var job = await org.CreateAsync(Accounts);
        using var content = new StringContent(json);
        using var response = await org.Sample.Org.Client.PostAsync("/_fakeforce/bulk/jobs" + path.Replace("{job}", job, StringComparison.Ordinal), content, Server.Ending);
        Assert.Equal(400, (int)response.StatusCode);
    }

    private Task<JsonElement> LockAsync(string job, int rows) => org.ControlAsync("/" + job, $$"""{"lockRows":{{rows}}}""");

    private static int Lines(string csv) => csv.Count(c => c == '\n');

    private static string Rows(int count) => "Name\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"Bulk {i}\n"));
}
