namespace FakeForce.Engine;

/// <summary>Runs what waits when its time has come, by a clock: one after the other. An advance of an org's clock waits for what it makes due.</summary>
internal sealed class DueRuns(TimeProvider clock, string name, CancellationToken ended, Func<string, Task> run)
{
    /// <summary>How long, by the machine's clock, an advance of the org's waits. Ours.</summary>
    private static readonly TimeSpan advanceWaits = TimeSpan.FromSeconds(5);

    /// <summary>Timers take no longer times.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromDays(40);

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> waiting = new(StringComparer.Ordinal);
    private readonly SortedSet<(DateTimeOffset Due, string Key)> due = [];
    private ITimer? timer;
    private bool isRunning;

    /// <summary>A key has one time; null takes it away.</summary>
    public void Set(string key, DateTimeOffset? at)
    {
        lock (gate)
        {
            if (waiting.Remove(key, out var before)) due.Remove((before, key));
            if (at is not { } time) return;
            waiting[key] = time;
            due.Add((time, key));
        }
    }

    public void Start()
    {
        if (ended.IsCancellationRequested) return;
        lock (gate)
        {
            if (isRunning) return;
            timer?.Dispose();
            timer = null;
            if (due.Count == 0) return;
            var wait = due.Min.Due - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                timer = clock.CreateTimer(_ => Start(), null, wait < longest ? wait : longest, Timeout.InfiniteTimeSpan);
                return;
            }
            isRunning = true;
        }
        _ = RunAsync((clock as OrgClock)?.BeginAtMost(name, advanceWaits));
    }

    private async Task RunAsync(IDisposable? begun)
    {
        using var _ = begun;
        await Task.Yield();
        try
        {
            while (Next() is { } key) await run(key).ConfigureAwait(false);
        }
        catch (Exception unsettled) when (unsettled is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The org has ended, or its journal refuses: the next start sees to it.
            return;
        }
        finally
        {
            lock (gate) isRunning = false;
        }
        Start();
    }

    private string? Next()
    {
        lock (gate)
        {
            if (ended.IsCancellationRequested || due.Count == 0 || due.Min.Due > clock.GetUtcNow()) return null;
            var (time, key) = due.Min;
            due.Remove((time, key));
            waiting.Remove(key);
            return key;
        }
    }
}
