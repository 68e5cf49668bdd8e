using System.Text;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Query;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Bulk;

/// <summary>Jobs of an org with a journal go on where they were, whatever their pace.</summary>
public sealed class RestartTests : IDisposable
{
    private static readonly Caller caller = new(new RecordId(KeyPrefix.Parse("005"), 1), 66);

    private readonly string folder = Directory.CreateTempSubdirectory("fakeforce-bulk-").FullName;
    private readonly FakeTimeProvider clock = new(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_job_between_two_batches_goes_on_with_the_second()
    {
        RecordId id;
        await using (var org = Open(BulkMode.Manual))
        {
            id = await LoadAsync(org, 10_400);
            await org.Bulk.StepAsync(id, Ending);
            Assert.Equal(10_000, (await org.Bulk.StepAsync(id, Ending)).RecordsProcessed);
        }
        await using var again = Open(BulkMode.Immediate);
        Assert.Equal((JobState.InProgress, 10_000L), (again.Bulk.Find(id).State, again.Bulk.Find(id).RecordsProcessed));
        var job = await again.Bulk.FinishAsync(id, Ending);
        Assert.Equal((JobState.JobComplete, 10_400L, 10_400), (job.State, job.RecordsProcessed, again.State.TableOf(again.Catalog["Account"]).LiveCount));
        Assert.Equal(10_401, Lines(await again.Bulk.ResultsAsync(id, caller.UserId, failed: false)));
    }

    [Fact]
    public async Task A_job_that_waits_in_the_queue_still_waits_after_a_restart()
    {
        RecordId id;
        await using (var org = Open(BulkMode.Realistic)) id = await LoadAsync(org, 400);
        await using var again = Open(BulkMode.Immediate);
        Assert.Equal(JobState.UploadComplete, (await again.Bulk.PollAsync(id, caller.UserId, isQuery: false)).State);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(JobState.JobComplete, (await again.Bulk.PollAsync(id, caller.UserId, isQuery: false)).State);
    }

    [Theory]
    [InlineData("SELECT FORMAT(CreatedDate) shown FROM User")]
    [InlineData("SELECT QualifiedApiName FROM EntityDefinition")]
    [InlineData("SELECT toLabel(Owner.LanguageLocaleKey) language FROM Account")]
    public async Task Results_that_take_more_than_rows_are_gone_after_a_restart_and_say_so(string soql)
    {
        RecordId id;
        await using (var org = Open(BulkMode.Immediate))
        {
            await LoadAsync(org, 1);
            id = (await org.Bulk.CreateAsync(new NewJob(BulkOperation.Query, "") { Query = soql }, caller, Ending)).Id;
            Assert.True((await org.Bulk.QueryResultAsync(id, caller.UserId)).Result.TotalSize > 0);
        }
        await using var again = Open(BulkMode.Immediate);
        Assert.Contains("create the job again", (await Assert.ThrowsAsync<SalesforceException>(async () => await again.Bulk.QueryResultAsync(id, caller.UserId))).Message);
    }

    [Fact]
    public async Task Results_of_a_query_are_kept_up_to_a_length_and_go_with_their_job()
    {
        RecordId id;
        await using (var org = Open(BulkMode.Immediate))
        {
            await LoadAsync(org, 30_000);
            id = (await org.Bulk.CreateAsync(new NewJob(BulkOperation.Query, "") { Query = "SELECT Name FROM Account ORDER BY Name DESC" }, caller, Ending)).Id;
            var result = (await org.Bulk.QueryResultAsync(id, caller.UserId)).Result;
            Assert.True(KeptResult.Of(result).Count > 1);
            Assert.Empty(KeptResult.Of(result, 1 << 20));
        }
        await using var again = Open(BulkMode.Immediate);
        var kept = (await again.Bulk.QueryResultAsync(id, caller.UserId)).Result;
        Assert.Equal(30_000, kept.TotalSize);
        Assert.Equal(kept.Ids.Select(i => i.Number), Enumerable.Range(0, 30_000).OrderByDescending(i => $"Row {i}", StringComparer.Ordinal).Select(i => i + 1L));
        await again.Bulk.DeleteAsync(id, caller.UserId, isQuery: true, Ending);
        Assert.DoesNotContain(again.State.Documents.Keys, key => key.Contains(id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_newest_results_are_kept_up_to_a_length_in_all()
    {
        var ids = new List<RecordId>();
        await using (var org = Open(BulkMode.Immediate))
        {
            await LoadAsync(org, 1_000);
            for (var i = 0; i < 3; i++) ids.Add((await org.Bulk.CreateAsync(new NewJob(BulkOperation.Query, "") { Query = "SELECT Name FROM Account" }, caller, Ending)).Id);
            var most = org.Bulk.Find(ids[2]).FoundBytes * 2;
            await org.WriteAsync(transaction =>
            {
                JobDocuments.TrimFound(transaction, most);
                return true;
            }, Ending);
            Assert.Equal(1_000, (await org.Bulk.QueryResultAsync(ids[0], caller.UserId)).Result.TotalSize);
        }
        await using var again = Open(BulkMode.Immediate);
        Assert.Contains("create the job again", (await Assert.ThrowsAsync<SalesforceException>(async () => await again.Bulk.QueryResultAsync(ids[0], caller.UserId))).Message);
        foreach (var id in ids[1..]) Assert.Equal(1_000, (await again.Bulk.QueryResultAsync(id, caller.UserId)).Result.TotalSize);
    }

    private Org Open(BulkMode mode) => Org.Open(new OrgOptions
    {
        Catalog = new StandardCatalog(FeatureSet.None), Data = folder, Bulk = new BulkPace { Mode = mode },
    }, clock);

    private static async Task<RecordId> LoadAsync(Org org, int rows)
    {
        var job = await org.Bulk.CreateAsync(new NewJob(BulkOperation.Insert, "Account"), caller, Ending);
        var upload = await org.Bulk.UploadAsync(job.Id, caller.UserId, Ending);
        await upload.AddAsync(Encoding.UTF8.GetBytes("Name\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"Row {i}\n"))), Ending);
        await upload.FinishAsync(Ending);
        await org.Bulk.CloseAsync(job.Id, caller.UserId, Ending);
        return job.Id;
    }

    private static int Lines(IEnumerable<ReadOnlyMemory<byte>> blocks) => blocks.Sum(block => block.Span.Count((byte)'\n'));
}
