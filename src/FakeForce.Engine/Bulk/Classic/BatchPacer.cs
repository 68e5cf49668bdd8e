using FakeForce.Engine.Bulk.Query;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>When a batch moves on, by the pace of its job: at once, by the clock, or by steps and polls.</summary>
internal sealed class BatchPacer : IDisposable
{
    /// <summary>The batches of serial jobs run one at a time, whatever their job (guide, "JobInfo": concurrencyMode).</summary>
    private static readonly RecordId OneAfterAnother = default;

    private readonly Org org;
    private readonly QueryResults results;
    private readonly Runs runs = new();
    private readonly PollCounts polls = new();
    private readonly SecondTicks ticks;

    public BatchPacer(Org org, QueryResults results)
    {
        (this.org, this.results) = (org, results);
        ticks = new SecondTicks(org.Clock, OnTick);
    }

    /// <summary>The batch is there, or its job has another pace.</summary>
    public Task StartAsync(ClassicJob job, ClassicBatch batch)
    {
        if (batch.State.IsEnd()) return Task.CompletedTask;
        if (job.Pace.Mode == BulkMode.Immediate) return RunAsync(job, batch, long.MaxValue);
        if (job.Pace.Mode == BulkMode.Realistic) ticks.Start();
        return Task.CompletedTask;
    }

    /// <summary>Somebody is about to look at the job: what is due by the clock is done before.</summary>
    public async ValueTask LookAsync(ClassicJob job, bool isPoll)
    {
        if (job.Pace.Mode == BulkMode.Manual)
        {
            if (isPoll && polls.IsStep(job.Id, job.Pace)) await StepAsync(job).ConfigureAwait(false);
            return;
        }
        foreach (var batch in Unfinished(job))
        {
            if (job.Pace.Mode == BulkMode.Realistic) await CatchUpAsync(job, batch).ConfigureAwait(false);
            else if (!runs.IsRunning(KeyOf(job, batch))) _ = RunAsync(job, batch, long.MaxValue);
        }
    }

    /// <summary>One step of the job: its first batch that has not ended comes into progress, or to its end.</summary>
    public async Task StepAsync(ClassicJob job)
    {
        if (Unfinished(job).FirstOrDefault() is not { } batch) return;
        if (batch.State == BatchState.Queued) await BatchSteps.StartAsync(org, batch.Id).ConfigureAwait(false);
        else await RunAsync(job, batch, long.MaxValue).ConfigureAwait(false);
    }

    /// <summary>All that is left of a job, with the batches that its queries are split into.</summary>
    public async Task FinishAsync(ClassicJob job)
    {
        while (ClassicDocuments.Job(org.State, job.Id) is { } now && Unfinished(now).FirstOrDefault() is { } batch)
            await RunAsync(now with { Pace = new() { Mode = BulkMode.Manual } }, batch, long.MaxValue).ConfigureAwait(false);
    }

    public IEnumerable<ClassicBatch> Unfinished(ClassicJob job) => ClassicDocuments.Batches(org.State, job).Where(batch => !batch.State.IsEnd());

    public Task StopAsync() => runs.StopAsync();

    public void Dispose() => ticks.Dispose();

    private async Task RunAsync(ClassicJob job, ClassicBatch batch, long until)
    {
        await runs.RunAsync(KeyOf(job, batch), () => job.Operation.IsQuery()
            ? new BatchQuery(org, batch.Id, results).RunAsync()
            : new BatchRun(org, batch.Id, () => runs.IsStopped).RunAsync(until)).ConfigureAwait(false);
        if (job.Chunking is null || batch.IsChunk || ClassicDocuments.Job(org.State, job.Id) is not { } now) return;
        foreach (var part in Unfinished(now with { Pace = job.Pace }).Where(part => part.IsChunk).ToList()) await StartAsync(job, part).ConfigureAwait(false);
    }

    private Task CatchUpAsync(ClassicJob job, ClassicBatch batch)
    {
        var from = batch.CreatedDate;
        if (job.IsSerial && ClassicDocuments.BatchAt(org.State, job.Id, batch.Place - 1) is { } before)
        {
            if (!before.State.IsEnd()) return Task.CompletedTask;
            from = before.SystemModstamp > from ? before.SystemModstamp : from;
        }
        var due = job.Pace.RowsDue(from, org.Clock.GetUtcNow());
        return due < 0 ? Task.CompletedTask : RunAsync(job, batch, due);
    }

    private bool OnTick()
    {
        var isNeeded = false;
        foreach (var job in ClassicDocuments.Jobs(org.State).Where(job => job.Pace.Mode == BulkMode.Realistic))
        {
            foreach (var batch in Unfinished(job))
            {
                isNeeded = true;
                if (!runs.IsRunning(KeyOf(job, batch))) _ = org.Clock.During($"bulk batch {batch.Id}", () => CatchUpAsync(job, batch));
            }
        }
        return isNeeded;
    }

    private static RecordId KeyOf(ClassicJob job, ClassicBatch batch) => job.IsSerial ? OneAfterAnother : batch.Id;
}
