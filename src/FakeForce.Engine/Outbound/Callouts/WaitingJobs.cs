using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>The jobs that wait, by when they are due, and those that are over, kept beside the org's documents. Used under a lock.</summary>
internal sealed class WaitingJobs
{
    private readonly Dictionary<long, CalloutJob> waiting = [];
    private readonly SortedSet<(DateTimeOffset Due, long Number)> due = [];
    private readonly SortedSet<long> over = [];
    private readonly HashSet<long> underWay = [];

    public WaitingJobs(IEnumerable<CalloutJob> jobs)
    {
        foreach (var job in jobs) Set(job.Number, job);
    }

    public int Count => waiting.Count;

    /// <summary>The oldest of those that are over and more than may be kept.</summary>
    public IReadOnlyList<long> Surplus(int kept) => over.Count <= kept ? [] : [.. over.Take(over.Count - kept)];

    public bool Take(IReadOnlyList<Change> changes)
    {
        var isChanged = false;
        foreach (var change in changes)
        {
            if (change.Document?.StartsWith(JobDocuments.Prefix, StringComparison.Ordinal) != true) continue;
            Set(JobDocuments.NumberOf(change.Document), Stored.ReadOrNull<CalloutJob>(change.Bytes));
            isChanged = true;
        }
        return isChanged;
    }

    /// <summary>The next that is due, which is under way from now on; null if none is.</summary>
    public CalloutJob? Begin(DateTimeOffset now)
    {
        if (due.Count == 0 || due.Min.Due > now) return null;
        var job = waiting[due.Min.Number];
        due.Remove(due.Min);
        underWay.Add(job.Number);
        return job;
    }

    public void End(CalloutJob job)
    {
        if (underWay.Remove(job.Number) && waiting.TryGetValue(job.Number, out var present)) due.Add((present.Due, present.Number));
    }

    public DateTimeOffset? NextDue => due.Count == 0 ? null : due.Min.Due;

    private void Set(long number, CalloutJob? job)
    {
        if (waiting.Remove(number, out var before)) due.Remove((before.Due, number));
        over.Remove(number);
        if (job?.IsOver == true) over.Add(number);
        if (job?.State != CalloutJobState.Queued) return;
        waiting[number] = job;
        if (!underWay.Contains(number)) due.Add((job.Due, number));
    }
}
