namespace FakeForce.Engine;

/// <summary>
/// Runs what waits when its time has come, by a clock: one after the other. An advance of an org's clock waits for what it makes due. Whoever keeps what
/// waits says when the earliest is due, and runs one: false where none is.
/// </summary>
internal sealed class DueTimer(TimeProvider clock, string name, CancellationToken ended, Func<DateTimeOffset?> earliest, Func<Task<bool>> runOne)
{
    /// <summary>How long, by the machine's clock, an advance of the org's waits for a run. Ours.</summary>
    private static readonly TimeSpan advanceWaits = TimeSpan.FromSeconds(5);

    /// <summary>Timers take no longer times.</summary>
    private static readonly TimeSpan longest = TimeSpan.FromDays(40);

    private readonly Lock gate = new();
    private ITimer? timer;
    private bool isRunning;

    /// <summary>At the beginning, and whenever what waits is another.</summary>
    public void Start()
    {
        if (ended.IsCancellationRequested) return;
        lock (gate)
        {
            if (isRunning) return;
            timer?.Dispose();
            timer = null;
            if (earliest() is not { } due) return;
            var wait = due - clock.GetUtcNow();
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
            while (!ended.IsCancellationRequested && await runOne().ConfigureAwait(false)) { }
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
}
