namespace FakeForce.Engine;

/// <summary>What a clock has set off and is not done yet.</summary>
internal sealed class ClockWork
{
    /// <summary>Different things that one advance tells of; those beyond are left out. Ours.</summary>
    private const int MostTold = 1_000;

    private readonly Lock gate = new();
    private readonly List<TaskCompletionSource> settling = [];
    private Dictionary<string, ClockRun>? gathered;
    private int busy;

    /// <summary>Null for what has no name to tell.</summary>
    public IDisposable Begin(string? what, DateTimeOffset at)
    {
        lock (gate)
        {
            busy++;
            if (what is not null && gathered is not null && (gathered.Count < MostTold || gathered.ContainsKey(what)))
                gathered[what] = gathered.TryGetValue(what, out var earlier) ? earlier with { Times = earlier.Times + 1 } : new ClockRun(what, at, 1);
        }
        return new Piece(this);
    }

    /// <summary>Returns once nothing is under way.</summary>
    public Task SettleAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            if (busy == 0) return Task.CompletedTask;
            var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            settling.Add(settled);
            return settled.Task.WaitAsync(cancel);
        }
    }

    /// <summary>From now on, until it is disposed, it is noted what begins.</summary>
    public Gathering Gather()
    {
        lock (gate) gathered = new(StringComparer.Ordinal);
        return new Gathering(this);
    }

    private void End()
    {
        lock (gate)
        {
            if (--busy > 0) return;
            foreach (var settled in settling) settled.SetResult();
            settling.Clear();
        }
    }

    public sealed class Gathering(ClockWork work) : IDisposable
    {
        /// <summary>In the order of their first time.</summary>
        public IReadOnlyList<ClockRun> Done
        {
            get
            {
                lock (work.gate) return [.. work.gathered!.Values.OrderBy(run => run.At)];
            }
        }

        public void Dispose()
        {
            lock (work.gate) work.gathered = null;
        }
    }

    private sealed class Piece(ClockWork work) : IDisposable
    {
        private int isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0) work.End();
        }
    }
}

/// <summary>What an advance of the clock ran: its name, the org's time of the first run, and how often.</summary>
public sealed record ClockRun(string What, DateTimeOffset At, int Times);

internal static class ClockExtensions
{
    /// <summary>Something that the clock has set off begins. Null with a clock that nobody advances so.</summary>
    public static IDisposable? Begin(this TimeProvider clock, string what) => (clock as OrgClock)?.Begin(what);

    /// <summary>The same for something that may take longer than an advance shall wait, by the machine's clock.</summary>
    public static IDisposable? BeginAtMost(this TimeProvider clock, string what, TimeSpan atMost) => (clock as OrgClock)?.BeginAtMost(what, atMost);

    /// <summary>The same for a task that has begun.</summary>
    public static async Task During(this TimeProvider clock, string what, Func<Task> work)
    {
        using var begun = clock.Begin(what);
        await work().ConfigureAwait(false);
    }
}
