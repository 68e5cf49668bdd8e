using System.Text;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Classic;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Bulk;

/// <summary>Jobs of Bulk API 1.0 of an org with a journal go on where they were.</summary>
public sealed class ClassicRestartTests : IDisposable
{
    private static readonly Caller caller = new(new RecordId(KeyPrefix.Parse("005"), 1), 66);

    private readonly string folder = Directory.CreateTempSubdirectory("fakeforce-bulk-").FullName;
    private readonly FakeTimeProvider clock = new(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(ClassicContent.Csv)]
    [InlineData(ClassicContent.Json)]
    public async Task A_batch_in_the_middle_goes_on_with_no_row_twice_and_none_lost(ClassicContent content)
    {
        string job, batch;
        await using (var org = Open(BulkMode.Realistic))
        {
            job = (await org.Bulk.Classic.CreateAsync(new NewClassicJob(BulkOperation.Insert, "Account") { Content = content }, caller, Ending)).Id.ToString();
            batch = (await org.Bulk.Classic.AddAsync(job, Rows(content, 5_000), caller, Ending)).Id.ToString();
            clock.Advance(TimeSpan.FromSeconds(6));
            var half = await org.Bulk.Classic.BatchAsync(job, batch, caller);
            Assert.Equal((BatchState.InProgress, 3_000L), (half.State, half.RecordsProcessed));
        }
        await using var again = Open(BulkMode.Immediate);
        var found = await again.Bulk.Classic.BatchAsync(job, batch, caller);
        Assert.Equal((BatchState.InProgress, 3_000L), (found.State, found.RecordsProcessed));
        clock.Advance(TimeSpan.FromMinutes(1));
        var done = await again.Bulk.Classic.BatchAsync(job, batch, caller);
        Assert.Equal((BatchState.Completed, 5_000L, 0L, 5_000), (done.State, done.RecordsProcessed, done.RecordsFailed, again.State.TableOf(again.Catalog["Account"]).LiveCount));
        var ids = again.Bulk.Classic.ResultsOf(done).Select(r => r.Id!.Value).ToList();
        Assert.Equal((5_000, 5_000), (ids.Count, ids.Distinct().Count()));
    }

    [Fact]
    public async Task Requests_and_results_of_rows_stay_and_those_of_queries_say_that_they_are_gone()
    {
        string load, query;
        ClassicBatch rows, asked;
        await using (var org = Open(BulkMode.Immediate))
        {
            load = (await org.Bulk.Classic.CreateAsync(new NewClassicJob(BulkOperation.Insert, "Account") { Content = ClassicContent.Csv }, caller, Ending)).Id.ToString();
            rows = await org.Bulk.Classic.AddAsync(load, new BatchContent("Name\nx\n\n"u8.ToArray()), caller, Ending);
            query = (await org.Bulk.Classic.CreateAsync(new NewClassicJob(BulkOperation.Query, "User"), caller, Ending)).Id.ToString();
            asked = await org.Bulk.Classic.AddAsync(query, new BatchContent("SELECT Id FROM User"u8.ToArray()), caller, Ending);
        }
        await using var again = Open(BulkMode.Immediate);
        var classic = again.Bulk.Classic;
        Assert.Equal("Name\nx\n\n", Encoding.UTF8.GetString(await classic.RequestAsync(load, rows.Id.ToString(), caller)));
        Assert.True(Assert.Single(classic.ResultsOf(await classic.BatchAsync(load, rows.Id.ToString(), caller))).Success);
        var ended = await classic.BatchAsync(query, asked.Id.ToString(), caller);
        Assert.Contains("started anew", Assert.Throws<SalesforceException>(() => classic.QueryResultOf(classic.Look(query, caller), ended)).Message);
    }

    private static BatchContent Rows(ClassicContent content, int count) => content == ClassicContent.Csv
        ? new(Encoding.UTF8.GetBytes("Name\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"Row {i}\n"))))
        : new("[]"u8.ToArray(), [.. Enumerable.Range(0, count).Select(i => new SentRow([new("Name", $"Row {i}")]))]);

    private Org Open(BulkMode mode) => Org.Open(new OrgOptions
    {
        Catalog = new StandardCatalog(FeatureSet.None), Data = folder, Bulk = new BulkPace { Mode = mode },
    }, clock);
}
