namespace FakeForce.Engine.Bulk;

/// <summary>
/// What is being taken further right now: of each id at most one thing at a time, and never on the thread of a caller, so
/// that a caller who leaves stops nothing.
/// </summary>
internal sealed class Runs
{
    private readonly Lock gate = new();
    private readonly Dictionary<RecordId, Task> running = [];
    private volatile bool isStopped;

    public bool IsStopped => isStopped;

    public bool IsRunning(RecordId id)
    {
        lock (gate) return running.ContainsKey(id);
    }

    /// <summary>Behind the runs of this id that were asked for before.</summary>
    public Task RunAsync(RecordId id, Func<Task> work)
    {
        lock (gate)
        {
            var before = running.GetValueOrDefault(id, Task.CompletedTask);
            var run = Task.Run(() => AfterAsync(before, work));
            running[id] = run;
            run.ContinueWith(ended => Forget(id, ended), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
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

    private async Task AfterAsync(Task before, Func<Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!isStopped) await work().ConfigureAwait(false);
    }

    private void Forget(RecordId id, Task ended)
    {
        // Looking at the exception keeps it from being reported as one that nobody saw: whoever waits gets it too.
        _ = ended.Exception;
        lock (gate)
            if (running.GetValueOrDefault(id) == ended) running.Remove(id);
    }
}
