using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Bulk.Query;

namespace FakeForce.Engine.Bulk;

/// <summary>
/// The jobs that are being taken further right now: for each at most one at a time, and never on the thread of a caller, so
/// that a caller who leaves stops nothing.
/// </summary>
internal sealed class JobRuns(Org org, QueryResults results)
{
    private readonly Lock gate = new();
    private readonly Dictionary<RecordId, Task> running = [];
    private volatile bool isStopped;

    public bool IsRunning(RecordId id)
    {
        lock (gate) return running.ContainsKey(id);
    }

    /// <summary>Takes the job on to the given number of rows, behind the runs of this job that were asked for before.</summary>
    public Task RunAsync(BulkJob job, long until, bool endsApart = false)
    {
        lock (gate)
        {
            var before = running.GetValueOrDefault(job.Id, Task.CompletedTask);
            var run = Task.Run(() => AfterAsync(before, job, until, endsApart));
            running[job.Id] = run;
            run.ContinueWith(ended => Forget(job.Id, ended), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return run;
        }
    }

    /// <summary>Lets what runs end its chunk.</summary>
    public async Task StopAsync()
    {
        isStopped = true;
        Task[] last;
        lock (gate) last = [.. running.Values];
        await Task.WhenAll(last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AfterAsync(Task before, BulkJob job, long until, bool endsApart)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (isStopped) return;
        if (job.Operation.IsQuery()) await new QueryRun(org, job.Id, results).RunAsync().ConfigureAwait(false);
        else await new IngestRun(org, job.Id, () => isStopped).RunAsync(until, endsApart).ConfigureAwait(false);
    }

    private void Forget(RecordId id, Task ended)
    {
        // Looking at the exception keeps it from being reported as one that nobody saw: whoever waits gets it too.
        _ = ended.Exception;
        lock (gate)
            if (running.GetValueOrDefault(id) == ended) running.Remove(id);
    }
}
