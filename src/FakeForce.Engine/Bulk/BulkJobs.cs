using FakeForce.Engine.Bulk.Classic;
using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Bulk.Query;
using FakeForce.Engine.Journal;
using FakeForce.Engine.Records;
using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Bulk;

/// <summary>
/// The org's bulk jobs. A job with all it holds is part of the state: a fork has it too, a reset forgets it, and with a
/// journal it goes on where it was after a restart.
/// </summary>
public sealed class BulkJobs
{
    private readonly Org org;
    private readonly QueryResults results;
    private readonly JobRuns runs;
    private readonly JobPacer pacer;

    internal BulkJobs(Org org, BulkJobs? parent)
    {
        this.org = org;
        results = new QueryResults(parent?.results);
        runs = new JobRuns(org, results);
        pacer = new JobPacer(org, runs);
        Pace = parent?.Pace ?? org.Options.Bulk;
        Classic = new ClassicJobs(org, parent?.Classic);
    }

    /// <summary>Those of Bulk API 1.0.</summary>
    public ClassicJobs Classic { get; }

    /// <summary>Of jobs that are made from now on.</summary>
    public BulkPace Pace { get; set; }

    /// <summary>Makes a job. Query jobs begin at once; at the immediate pace they are done when this returns, though the answer says UploadComplete.</summary>
    public async ValueTask<BulkJob> CreateAsync(NewJob wanted, Caller caller, CancellationToken cancel = default)
    {
        wanted = wanted.Operation.IsQuery() ? wanted with { Object = BulkSoql.Check(org, wanted, caller) } : NewIngestJob.Check(wanted, org.CatalogOf(caller.UserId));
        BulkAccess.CheckOperation(org, wanted.Operation, caller.UserId);
        BulkQuota.BookJob(org.Limits, wanted.Operation);
        var job = await org.WriteAsync(transaction =>
        {
            foreach (var old in JobDocuments.All(transaction.Freeze()).Where(job => JobAges.IsOver(job, transaction.Now))) JobDocuments.Delete(transaction, old);
            var job = New(wanted, caller, JobDocuments.NextId(transaction), transaction.Now);
            JobDocuments.Save(transaction, job);
            return job;
        }, cancel).ConfigureAwait(false);
        await pacer.StartAsync(job).WaitAsync(cancel).ConfigureAwait(false);
        return job;
    }

    /// <summary>A job as it is now. NOT_FOUND also for a query among ingest jobs; INVALIDUSER for another user's.</summary>
    public async ValueTask<BulkJob> PollAsync(RecordId id, RecordId user, bool isQuery) => await LookAsync(id, user, isQuery, isPoll: true).ConfigureAwait(false);

    /// <summary>Newest first.</summary>
    public async ValueTask<IReadOnlyList<BulkJob>> ListAsync()
    {
        foreach (var job in JobDocuments.All(org.State)) await pacer.LookAsync(job, isPoll: false).ConfigureAwait(false);
        var now = org.Clock.GetUtcNow();
        return [.. JobDocuments.All(org.State).Where(job => !JobAges.IsOver(job, now)).Reverse()];
    }

    public async ValueTask<BulkUpload> UploadAsync(RecordId id, RecordId user, CancellationToken cancel = default)
    {
        await LookAsync(id, user, isQuery: false).ConfigureAwait(false);
        return await BulkUpload.BeginAsync(org, id, cancel).ConfigureAwait(false);
    }

    /// <summary>No more data come. At the immediate pace the job is done when this returns, though the answer says UploadComplete.</summary>
    public async ValueTask<BulkJob> CloseAsync(RecordId id, RecordId user, CancellationToken cancel = default)
    {
        var job = await MoveAsync(id, user, isQuery: false, JobState.UploadComplete, cancel).ConfigureAwait(false);
        await pacer.StartAsync(job).WaitAsync(cancel).ConfigureAwait(false);
        return job;
    }

    public ValueTask<BulkJob> AbortAsync(RecordId id, RecordId user, bool isQuery, CancellationToken cancel = default) => MoveAsync(id, user, isQuery, JobState.Aborted, cancel);

    public async ValueTask DeleteAsync(RecordId id, RecordId user, bool isQuery, CancellationToken cancel = default)
    {
        await LookAsync(id, user, isQuery).ConfigureAwait(false);
        await org.WriteAsync(transaction =>
        {
            var job = JobDocuments.Find(transaction, id) ?? throw JobErrors.NotFound();
            JobMoves.CheckDelete(job);
            JobDocuments.Delete(transaction, job);
            return true;
        }, cancel).ConfigureAwait(false);
        results.Remove(id);
    }

    /// <summary>What became of the rows of a job that has ended, in blocks of CSV.</summary>
    public async ValueTask<IEnumerable<ReadOnlyMemory<byte>>> ResultsAsync(RecordId id, RecordId user, bool failed)
    {
        var job = await EndedAsync(id, user, isQuery: false).ConfigureAwait(false);
        return IngestResults.Rows(org.State, job, failed);
    }

    /// <summary>The rows that an abort or a failure left undone.</summary>
    public async ValueTask<IEnumerable<ReadOnlyMemory<byte>>> UnprocessedAsync(RecordId id, RecordId user) =>
        IngestResults.Unprocessed(org.State, await EndedAsync(id, user, isQuery: false).ConfigureAwait(false));

    /// <summary>The job of a query that is complete, and what it found.</summary>
    public async ValueTask<(BulkJob Job, QueryResult Result)> QueryResultAsync(RecordId id, RecordId user)
    {
        var job = await EndedAsync(id, user, isQuery: true).ConfigureAwait(false);
        if (job.State != JobState.JobComplete) throw JobErrors.NotDone(job);
        return (job, results.Find(id) ?? Kept(job));
    }

    /// <summary>A set of a query's rows on its way out. What it holds counts as results made, the first time that it is made.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Metered(BulkJob job, int first, IEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        var counts = results.IsNewSet(job.Id, first);
        foreach (var block in blocks)
        {
            if (counts) org.Limits.BulkQueryBytes.Use(block.Length);
            yield return block;
        }
    }

    /// <summary>Another pace for one job, which may set it going.</summary>
    public async ValueTask<BulkJob> SetPaceAsync(RecordId id, BulkPace pace, CancellationToken cancel = default)
    {
        var job = await JobSteps.ChangeAsync(org, id, (job, _) => job with { Pace = pace }, cancel).ConfigureAwait(false);
        await pacer.StartAsync(job).WaitAsync(cancel).ConfigureAwait(false);
        return Find(id);
    }

    /// <summary>One step of a job, whatever its pace: into progress, a batch of 10,000 rows, or the end.</summary>
    public async ValueTask<BulkJob> StepAsync(RecordId id, CancellationToken cancel = default)
    {
        await pacer.StepAsync(Find(id)).WaitAsync(cancel).ConfigureAwait(false);
        return Find(id);
    }

    /// <summary>All that is left of a job, at once.</summary>
    public async ValueTask<BulkJob> FinishAsync(RecordId id, CancellationToken cancel = default)
    {
        await runs.RunAsync(Find(id), long.MaxValue).WaitAsync(cancel).ConfigureAwait(false);
        return Find(id);
    }

    /// <summary>Has the next <paramref name="count"/> rows of a job find their record locked.</summary>
    public ValueTask<BulkJob> LockRowsAsync(RecordId id, int count, CancellationToken cancel = default) =>
        JobSteps.ChangeAsync(org, id, (job, _) => job with { RowsToLock = count }, cancel);

    /// <summary>Ends a job as Salesforce ends one that it cannot process; rows that are done stay.</summary>
    public async ValueTask<BulkJob> FailAsync(RecordId id, string message)
    {
        await JobSteps.FailAsync(org, id, message).ConfigureAwait(false);
        return Find(id);
    }

    /// <summary>The job as it is, without anybody having looked.</summary>
    public BulkJob Find(RecordId id) =>
        JobDocuments.Find(org.State, id) is { } job && !JobAges.IsOver(job, org.Clock.GetUtcNow()) ? job : throw JobErrors.NotFound();

    /// <summary>Goes on with the jobs that an earlier process left.</summary>
    internal void Resume()
    {
        foreach (var job in JobDocuments.All(org.State)) _ = pacer.StartAsync(job);
        Classic.Resume();
    }

    internal void Forget()
    {
        results.Clear();
        Classic.Forget();
    }

    internal Task StopAsync()
    {
        pacer.Dispose();
        return Task.WhenAll(runs.StopAsync(), Classic.StopAsync());
    }

    private BulkJob New(NewJob wanted, Caller caller, RecordId id, DateTimeOffset now) => new()
    {
        Id = id,
        Operation = wanted.Operation,
        Object = wanted.Object,
        CreatedById = caller.UserId,
        CreatedDate = now,
        SystemModstamp = now,
        State = wanted.Operation.IsQuery() ? JobState.UploadComplete : JobState.Open,
        ClosedAt = wanted.Operation.IsQuery() ? now : null,
        ApiVersion = caller.ApiVersion,
        Client = caller.Client,
        Dialect = wanted.Dialect,
        ExternalIdFieldName = wanted.ExternalIdFieldName,
        AssignmentRuleId = wanted.AssignmentRuleId,
        Query = wanted.Query,
        Pace = Pace,
    };

    private async ValueTask<BulkJob> LookAsync(RecordId id, RecordId user, bool isQuery, bool isPoll = false)
    {
        var job = Find(id);
        if (job.Operation.IsQuery() != isQuery) throw JobErrors.NotFound();
        BulkAccess.Check(org, job, user);
        await pacer.LookAsync(job, isPoll).ConfigureAwait(false);
        return Find(id);
    }

    private QueryResult Kept(BulkJob job)
    {
        if (job.FoundPieces == 0) throw JobErrors.ResultsGone(job.Id);
        try
        {
            var found = KeptResult.Read(org, job, JobDocuments.FoundOf(org.State, job));
            results.Keep(job.Id, found);
            return found;
        }
        catch (JournalException)
        {
            // The schema has changed since, and has no place for what was found.
            throw JobErrors.ResultsGone(job.Id);
        }
    }

    private async ValueTask<BulkJob> EndedAsync(RecordId id, RecordId user, bool isQuery)
    {
        var job = await LookAsync(id, user, isQuery).ConfigureAwait(false);
        return job.State.IsEnd() ? job : throw JobErrors.NotDone(job);
    }

    private async ValueTask<BulkJob> MoveAsync(RecordId id, RecordId user, bool isQuery, JobState to, CancellationToken cancel)
    {
        await LookAsync(id, user, isQuery).ConfigureAwait(false);
        return await JobSteps.ChangeAsync(org, id, (job, transaction) =>
        {
            JobMoves.Check(job, to);
            if (to == JobState.UploadComplete) JobAges.CheckTakesData(job, transaction.Now);
            return job with { State = to, SystemModstamp = transaction.Now, ClosedAt = to == JobState.UploadComplete ? transaction.Now : job.ClosedAt };
        }, cancel).ConfigureAwait(false);
    }
}
