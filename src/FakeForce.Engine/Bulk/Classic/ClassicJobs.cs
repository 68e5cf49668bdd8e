using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Bulk.Query;
using FakeForce.Engine.Records;
using FakeForce.Engine.Soql;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// The org's jobs of Bulk API 1.0. They are part of the state as those of 2.0 are, and what is done with their rows is what is
/// done there; here it is batch by batch as callers send them.
/// </summary>
public sealed class ClassicJobs
{
    private readonly Org org;
    private readonly QueryResults results;
    private readonly BatchPacer pacer;

    internal ClassicJobs(Org org, ClassicJobs? parent)
    {
        this.org = org;
        results = new QueryResults(parent?.results);
        pacer = new BatchPacer(org, results);
    }

    public async ValueTask<ClassicJob> CreateAsync(NewClassicJob wanted, Caller caller, CancellationToken cancel = default)
    {
        BulkAccess.CheckOperation(org, wanted.Operation, caller.UserId);
        var asked = new NewJob(wanted.Operation, wanted.Object) { ExternalIdFieldName = wanted.ExternalIdFieldName };
        if (!wanted.Operation.IsQuery()) asked = NewIngestJob.Check(asked, org.CatalogOf(caller.UserId));
        else if (org.CatalogOf(caller.UserId).TryFind(wanted.Object, out var type)) asked = asked with { Object = type.Name };
        else throw JobErrors.NoSuchObject(wanted.Object);
        if (wanted.Chunking is { } chunking && wanted.Operation.IsQuery()) PkObjects.Of(org.CatalogOf(caller.UserId), asked.Object, chunking);
        return await org.WriteAsync(transaction =>
        {
            foreach (var old in ClassicDocuments.Jobs(transaction.Freeze()).Where(job => IsOver(job, transaction.Now))) ClassicDocuments.Delete(transaction, old);
            var job = New(wanted, asked, caller, JobDocuments.NextId(transaction), transaction.Now);
            ClassicDocuments.Save(transaction, job);
            return job;
        }, cancel).ConfigureAwait(false);
    }

    /// <summary>A job as it is now; InvalidJob if there is none, InvalidUser for another user's.</summary>
    public async ValueTask<ClassicJob> PollAsync(string id, Caller caller)
    {
        await pacer.LookAsync(Look(id, caller), isPoll: true).ConfigureAwait(false);
        return Find(id);
    }

    /// <summary>The same without that being a poll.</summary>
    public ClassicJob Look(string id, Caller caller) => Find(id) is var job
        && (job.CreatedById == caller.UserId || BulkAccess.ManagesDataIntegrations(org, caller.UserId)) ? job : throw ClassicErrors.AnotherUsers(job.Id);

    public ClassicCounts CountsOf(ClassicJob job) => ClassicCounts.Of(BatchesOf(job));

    /// <summary>In the order in which they were added.</summary>
    public IEnumerable<ClassicBatch> BatchesOf(ClassicJob job) => ClassicDocuments.Batches(org.State, job);

    /// <summary>Newest first.</summary>
    public async ValueTask<IReadOnlyList<ClassicJob>> ListAsync()
    {
        foreach (var job in ClassicDocuments.Jobs(org.State)) await pacer.LookAsync(job, isPoll: false).ConfigureAwait(false);
        var now = org.Clock.GetUtcNow();
        return [.. ClassicDocuments.Jobs(org.State).Where(job => !IsOver(job, now)).Reverse()];
    }

    /// <summary>Only the user who made a job can close it; who manages data integrations can abort it too (guide, "Limits").</summary>
    public async ValueTask<ClassicJob> MoveAsync(string id, ClassicJobState to, Caller caller, CancellationToken cancel = default)
    {
        var found = to == ClassicJobState.Closed ? Own(id, caller) : await PollAsync(id, caller).ConfigureAwait(false);
        return await BatchSteps.ChangeAsync(org, found.Id, (job, transaction) =>
        {
            if (job.State != ClassicJobState.Open && !(to == ClassicJobState.Aborted && job.State == ClassicJobState.Closed && HasUnfinished(transaction, job)))
                throw ClassicErrors.WrongMove(job.State, to);
            if (to == ClassicJobState.Aborted) LeaveQueued(transaction, job);
            return job with { State = to, SystemModstamp = transaction.Now };
        }, cancel).ConfigureAwait(false);
    }

    /// <summary>Maps the columns of CSV batches to come.</summary>
    public async ValueTask<ClassicJob> MapAsync(string id, string spec, Caller caller, CancellationToken cancel = default)
    {
        FieldSpec.Read(spec);
        return await BatchSteps.ChangeAsync(org, Own(id, caller).Id, (job, _) => job.State == ClassicJobState.Open ? job with { Spec = spec } : throw ClassicErrors.NotOpen(job.State), cancel).ConfigureAwait(false);
    }

    /// <summary>Adds a batch. At the immediate pace it is done when this returns, though the answer says Queued.</summary>
    public async ValueTask<ClassicBatch> AddAsync(string id, BatchContent content, Caller caller, CancellationToken cancel = default)
    {
        var own = OfVersion(Own(id, caller), caller);
        BulkQuota.BookBatch(org.Limits);
        var (job, batch) = await NewBatch.AddAsync(org, own.Id, content, cancel).ConfigureAwait(false);
        await pacer.StartAsync(job, batch).WaitAsync(cancel).ConfigureAwait(false);
        return batch;
    }

    public async ValueTask<IReadOnlyList<ClassicBatch>> BatchesAsync(string id, Caller caller) =>
        [.. BatchesOf(OfVersion(await PollAsync(id, caller).ConfigureAwait(false), caller))];

    public async ValueTask<ClassicBatch> BatchAsync(string id, string batch, Caller caller) => BatchOf(OfVersion(await PollAsync(id, caller).ConfigureAwait(false), caller), batch);

    /// <summary>What was sent, byte for byte.</summary>
    public async ValueTask<byte[]> RequestAsync(string id, string batch, Caller caller)
    {
        var found = await BatchAsync(id, batch, caller).ConfigureAwait(false);
        return BatchBytes.Read(org.State, found.Id, BatchBytes.Request, found.RequestLength);
    }

    /// <summary>What became of the rows of a batch, in the order of the rows.</summary>
    public IEnumerable<SaveResult> ResultsOf(ClassicBatch batch)
    {
        CheckEnded(batch);
        var state = org.State;
        return Enumerable.Range(0, batch.Chunks).SelectMany(chunk => BatchOutcomes.Unpack(ClassicDocuments.Result(state, batch.Id, chunk)));
    }

    /// <summary>What the query of a batch found, and the form in which its files are written.</summary>
    public (BulkJob Asked, QueryResult Found) QueryResultOf(ClassicJob job, ClassicBatch batch)
    {
        CheckEnded(batch);
        return (job.AsBulkJob(batch.Id, BatchQuery.TextOf(org.State, batch)), results.Find(batch.Id) ?? throw ClassicErrors.ResultsGone(batch.Id));
    }

    /// <summary>Another pace for one job, which may set it going.</summary>
    public async ValueTask<ClassicJob> SetPaceAsync(ClassicJob job, BulkPace pace, CancellationToken cancel = default)
    {
        job = await BatchSteps.ChangeAsync(org, job.Id, (now, _) => now with { Pace = pace }, cancel).ConfigureAwait(false);
        foreach (var batch in pacer.Unfinished(job).ToList()) await pacer.StartAsync(job, batch).WaitAsync(cancel).ConfigureAwait(false);
        return job;
    }

    public Task StepAsync(ClassicJob job, CancellationToken cancel = default) => pacer.StepAsync(job).WaitAsync(cancel);

    public Task FinishAsync(ClassicJob job, CancellationToken cancel = default) => pacer.FinishAsync(job).WaitAsync(cancel);

    /// <summary>Ends what has not ended as Salesforce ends batches that it cannot process; rows that are done stay.</summary>
    public async ValueTask FailAsync(ClassicJob job, string message)
    {
        foreach (var batch in pacer.Unfinished(job).ToList()) await BatchSteps.FailAsync(org, batch.Id, message).ConfigureAwait(false);
    }

    /// <summary>The job as it is, without anybody having looked; null if there is none.</summary>
    public ClassicJob? TryFind(RecordId id) => ClassicDocuments.Job(org.State, id) is { } job && !IsOver(job, org.Clock.GetUtcNow()) ? job : null;

    internal void Resume()
    {
        foreach (var job in ClassicDocuments.Jobs(org.State))
            foreach (var batch in pacer.Unfinished(job)) _ = pacer.StartAsync(job, batch);
    }

    internal void Forget() => results.Clear();

    internal Task StopAsync()
    {
        pacer.Dispose();
        return pacer.StopAsync();
    }

    private static bool IsOver(ClassicJob job, DateTimeOffset now) => now - (job.NewestBatch ?? job.CreatedDate) >= BatchLimits.Kept;

    private ClassicJob New(NewClassicJob wanted, NewJob asked, Caller caller, RecordId id, DateTimeOffset now) => new()
    {
        Id = id,
        Operation = wanted.Operation,
        Object = asked.Object,
        CreatedById = caller.UserId,
        CreatedDate = now,
        SystemModstamp = now,
        ApiVersion = caller.ApiVersion,
        Content = wanted.Content,
        IsSerial = wanted.IsSerial,
        LineEnding = wanted.LineEnding,
        ExternalIdFieldName = asked.ExternalIdFieldName,
        AssignmentRuleId = wanted.AssignmentRuleId,
        Client = caller.Client,
        Chunking = wanted.Chunking,
        Pace = org.Bulk.Pace,
    };

    private static bool HasUnfinished(Transaction transaction, ClassicJob job) => ClassicDocuments.Batches(transaction.Freeze(), job).Any(batch => !batch.State.IsEnd());

    private static void LeaveQueued(Transaction transaction, ClassicJob job)
    {
        foreach (var batch in ClassicDocuments.Batches(transaction.Freeze(), job).Where(batch => batch.State == BatchState.Queued))
            ClassicDocuments.Save(transaction, batch with { State = BatchState.NotProcessed, SystemModstamp = transaction.Now });
    }

    private static void CheckEnded(ClassicBatch batch)
    {
        if (!batch.State.IsEnd()) throw ClassicErrors.NotCompleted();
        if (batch.State != BatchState.Completed && batch.RecordsProcessed == 0) throw ClassicErrors.NotProcessed();
    }

    private ClassicJob Find(string id) => RecordId.TryParse(id, out var parsed) && TryFind(parsed) is { } job ? job : throw ClassicErrors.NoJob(id);

    private ClassicJob Own(string id, Caller caller) => Find(id) is var job && job.CreatedById == caller.UserId ? job : throw ClassicErrors.AnotherUsers(job.Id);

    private static ClassicJob OfVersion(ClassicJob job, Caller caller) => job.ApiVersion == caller.ApiVersion ? job : throw ClassicErrors.OtherVersion(job.ApiVersion);

    private ClassicBatch BatchOf(ClassicJob job, string id) =>
        RecordId.TryParse(id, out var parsed) && ClassicDocuments.Batch(org.State, parsed) is { } batch && batch.JobId == job.Id ? batch : throw ClassicErrors.NoBatch(id);
}
