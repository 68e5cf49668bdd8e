using FakeForce.Engine.Bulk.Ingest;

namespace FakeForce.Engine.Bulk;

/// <summary>When a job moves on, by its pace: at once, by the clock, or by steps and polls.</summary>
internal sealed class JobPacer : IDisposable
{
    private readonly Org org;
    private readonly JobRuns runs;
    private readonly PollCounts polls = new();
    private readonly SecondTicks ticks;

    public JobPacer(Org org, JobRuns runs)
    {
        (this.org, this.runs) = (org, runs);
        ticks = new SecondTicks(org.Clock, OnTick);
    }

    /// <summary>The job has all its data, or another pace.</summary>
    public Task StartAsync(BulkJob job)
    {
        if (job.State is not (JobState.UploadComplete or JobState.InProgress)) return Task.CompletedTask;
        if (job.Pace.Mode == BulkMode.Immediate) return runs.RunAsync(job, long.MaxValue);
        if (job.Pace.Mode == BulkMode.Realistic) ticks.Start();
        return Task.CompletedTask;
    }

    /// <summary>Somebody is about to look at the job: what is due by the clock is done before, and what should run is seen to run.</summary>
    public async ValueTask LookAsync(BulkJob job, bool isPoll)
    {
        if (job.State is not (JobState.UploadComplete or JobState.InProgress)) return;
        if (job.Pace.Mode == BulkMode.Realistic) await CatchUpAsync(job).ConfigureAwait(false);
        else if (job.Pace.Mode == BulkMode.Immediate && !runs.IsRunning(job.Id)) _ = runs.RunAsync(job, long.MaxValue);
        else if (job.Pace.Mode == BulkMode.Manual && isPoll && polls.IsStep(job.Id, job.Pace)) await StepAsync(job).ConfigureAwait(false);
    }

    /// <summary>One step: into progress, then batch after batch, then the end.</summary>
    public async Task StepAsync(BulkJob job)
    {
        if (job.State == JobState.UploadComplete) await JobSteps.StartAsync(org, job.Id).ConfigureAwait(false);
        else if (job.State == JobState.InProgress)
            await runs.RunAsync(job, (job.RecordsProcessed / IngestRun.BatchRows + 1) * IngestRun.BatchRows, endsApart: true).ConfigureAwait(false);
    }

    public void Dispose() => ticks.Dispose();

    private Task CatchUpAsync(BulkJob job)
    {
        var due = job.Pace.RowsDue(job.ClosedAt ?? job.CreatedDate, org.Clock.GetUtcNow());
        return due < 0 ? Task.CompletedTask : runs.RunAsync(job, due);
    }

    private bool OnTick()
    {
        var isNeeded = false;
        foreach (var job in JobDocuments.All(org.State))
        {
            if (job.Pace.Mode != BulkMode.Realistic || job.State is not (JobState.UploadComplete or JobState.InProgress)) continue;
            isNeeded = true;
            if (!runs.IsRunning(job.Id)) _ = org.Clock.During($"bulk job {job.Id}", () => CatchUpAsync(job));
        }
        return isNeeded;
    }
}
