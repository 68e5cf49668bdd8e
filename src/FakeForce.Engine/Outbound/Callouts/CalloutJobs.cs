using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>
/// Runs of code that call out later. A queued one runs once, and is not tried again: whatever ends the process in the middle of it has
/// failed it. A schedule whose time passed while nobody was there runs once as soon as somebody is.
/// </summary>
public sealed class CalloutJobs
{
    /// <summary>Apex Developer Guide, "Apex Scheduler".</summary>
    public const int MostSchedules = 100;

    /// <summary>Ours: jobs that wait, and jobs that are over and can be looked at.</summary>
    public const int MostQueued = 10_000, MostOver = 1_000;

    /// <summary>Runs under way at once. Ours.</summary>
    private const int MostAtOnce = 8;

    /// <summary>Ours: of a name.</summary>
    private const int MostName = 80;

    /// <summary>How long, by the machine's clock, an advance of the org's waits for a run. Ours.</summary>
    private static readonly TimeSpan advanceWaits = TimeSpan.FromSeconds(5);

    private readonly Org org;
    private readonly Lock gate = new();
    private readonly WaitingJobs waiting;
    private ITimer? timer;
    private int underWay;

    internal CalloutJobs(Org org, OrgState start)
    {
        this.org = org;
        var jobs = JobDocuments.All(start).ToList();
        waiting = new WaitingJobs(jobs);
        if (!Seam.IsConnected || waiting.Count > 0 || jobs.Exists(job => !job.IsOver)) _ = BeginAsync(jobs.Where(job => job.State == CalloutJobState.Processing));
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<CalloutJob> All => [.. JobDocuments.All(org.State)];

    private Seam<CalloutRun, CalloutResult> Seam => org.Options.CalloutSeam;

    /// <summary>Has it run as soon as the present transaction is over. Throws <see cref="CalloutException"/> where too many wait.</summary>
    public ValueTask<CalloutJob> EnqueueAsync(RecordId user, string order, string? name = null) => AddAsync(user, order, name, null, null);

    /// <summary>Has it run whenever a cron expression says, in the user's time zone. Throws <see cref="CalloutException"/> with what Salesforce says of a wrong one.</summary>
    public ValueTask<CalloutJob> ScheduleAsync(RecordId user, string order, string name, string cron)
    {
        var zone = org.TimeZoneOf(user);
        return AddAsync(user, order, name, cron, now => Read(cron).Next(now, zone)
            ?? throw new CalloutException("System.AsyncException", $"Based on configured schedule, the given trigger '{name}' will never fire."));
    }

    /// <summary>Takes one out of the queue, or ends a schedule; one that runs is not disturbed. Null if there is none that waits.</summary>
    public ValueTask<CalloutJob?> AbortAsync(RecordId id) => ChangeAsync(id, job => job.State == CalloutJobState.Queued ? job with { State = CalloutJobState.Aborted } : null);

    internal void Committed(IReadOnlyList<Change> changes)
    {
        lock (gate)
            if (!waiting.Take(changes)) return;
        Start();
    }

    private static CronExpression Read(string cron)
    {
        try
        {
            return CronExpression.Parse(cron);
        }
        catch (FormatException problem)
        {
            throw new CalloutException("System.StringException", problem.Message);
        }
    }

    private ValueTask<CalloutJob> AddAsync(RecordId user, string order, string? name, string? cron, Func<DateTimeOffset, DateTimeOffset?>? next) => org.WriteAsync(transaction =>
    {
        if (name?.Length > MostName) throw new CalloutException("System.StringException", $"the name of a job has at most {MostName} characters");
        if (cron is not null) MustFit([.. JobDocuments.All(transaction).Where(job => job.Cron is not null && !job.IsOver)], name!);
        else MustFit();
        if (cron is null && !org.Limits.AsyncApexExecutions.TryUse(1, out _)) throw TooMany();
        var job = new CalloutJob(JobDocuments.NextNumber(transaction), user, order, transaction.Now, next?.Invoke(transaction.Now) ?? transaction.Now) { Cron = cron, Name = name };
        JobDocuments.Put(transaction, job);
        return job;
    });

    // Both texts are seen in public reports; the first is the guide's.
    private static void MustFit(List<CalloutJob> schedules, string name)
    {
        if (schedules.Exists(job => job.Name == name)) throw new CalloutException("System.AsyncException", $"The Apex job named \"{name}\" is already scheduled for execution.");
        if (schedules.Count >= MostSchedules) throw new CalloutException("System.LimitException", $"You have exceeded the maximum number ({MostSchedules}) of Apex scheduled jobs.");
    }

    private void MustFit()
    {
        lock (gate)
            if (waiting.Count >= MostQueued) throw new CalloutException("System.AsyncException", $"FakeForce holds at most {MostQueued} jobs that wait");
    }

    private ValueTask<CalloutJob?> ChangeAsync(RecordId id, Func<CalloutJob, CalloutJob?> change) => org.WriteAsync(transaction =>
    {
        if (JobDocuments.Find(transaction, id.Number) is not { } job || job.Id != id || change(job) is not { } changed) return null;
        JobDocuments.Put(transaction, changed);
        return changed;
    });

    // After a start: what was running is over, and what waits goes on.
    private async Task BeginAsync(IEnumerable<CalloutJob> interrupted)
    {
        await Seam.Connected.WaitAsync(org.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (org.Ended.IsCancellationRequested) return;
        foreach (var job in interrupted) await EndAsync(job, Stopped("FakeForce was stopped while it ran")).ConfigureAwait(false);
        Start();
    }

    // Runs what is due, and has the clock come back for the rest.
    private void Start()
    {
        if (!Seam.IsConnected || org.Ended.IsCancellationRequested) return;
        lock (gate)
        {
            var now = org.Clock.GetUtcNow();
            while (underWay < MostAtOnce && waiting.Begin(now) is { } job)
            {
                underWay++;
                _ = RunAsync(job, (org.Clock as OrgClock)?.BeginAtMost($"callout job {job.Id}", advanceWaits));
            }
            timer?.Dispose();
            timer = waiting.NextDue is { } due && due > now ? org.Clock.CreateTimer(_ => Start(), null, due - now, Timeout.InfiniteTimeSpan) : null;
        }
    }

    private async Task RunAsync(CalloutJob queued, IDisposable? begun)
    {
        using var _ = begun;
        await Task.Yield();
        try
        {
            if (await ChangeAsync(queued.Id, job => job.State == CalloutJobState.Queued ? job with { State = CalloutJobState.Processing, LastRun = org.Clock.GetUtcNow() } : null).ConfigureAwait(false) is { } job)
                await EndAsync(job, await ResultAsync(job).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception unsettled) when (unsettled is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The org has ended, or its journal refuses: the next start sees to it.
            lock (gate) underWay--;
            return;
        }
        lock (gate)
        {
            waiting.End(queued);
            underWay--;
        }
        Start();
    }

    // A queued one was counted when it was queued; of a schedule each run is one, and its Queueable another.
    private async Task<CalloutResult> ResultAsync(CalloutJob job)
    {
        if (job.Cron is not null && !org.Limits.AsyncApexExecutions.TryUse(2, out _)) return Stopped(TooMany().Message);
        return await Seam.AskAsync(new CalloutRun(org, job), org.Ended).ConfigureAwait(false);
    }

    private static CalloutResult Stopped(string problem) => new(false, $"{{\"problem\":\"{problem}\"}}") { Problem = problem };

    // Apex Developer Guide, "Apex Scheduler".
    private static CalloutException TooMany() => new("System.AsyncException", "AsyncApexExecutions Limit exceeded");

    private ValueTask<bool> EndAsync(CalloutJob run, CalloutResult result)
    {
        var zone = org.TimeZoneOf(run.UserId);
        return org.WriteAsync(transaction =>
        {
            if (JobDocuments.Find(transaction, run.Number) is not { } job) return false;
            var next = job.Cron is { } cron ? CronExpression.Parse(cron).Next(transaction.Now, zone) : null;
            var ended = job with { Runs = job.Runs + 1, Result = result.Text, Problem = result.Problem, Due = next ?? job.Due, State = next is not null ? CalloutJobState.Queued : result.IsCompleted ? CalloutJobState.Completed : CalloutJobState.Failed };
            JobDocuments.Put(transaction, ended);
            Forget(transaction);
            return true;
        });
    }

    private void Forget(Transaction transaction)
    {
        lock (gate)
            foreach (var number in waiting.Surplus(MostOver)) JobDocuments.Remove(transaction, number);
    }
}
