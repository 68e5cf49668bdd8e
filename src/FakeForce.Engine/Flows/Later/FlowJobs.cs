using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Later;

/// <summary>Runs what waits when its time has come, by the org's clock: one after the other, each in a transaction of its own.</summary>
internal sealed class FlowJobs
{
    private readonly Org org;
    private readonly FlowJobRuns runs;
    private readonly Lock gate = new();
    private readonly Dictionary<string, FlowJob> waiting = new(StringComparer.Ordinal);
    private readonly SortedSet<(DateTimeOffset Due, long Number, string Key)> due = [];
    private readonly DueTimer timer;

    public FlowJobs(Org org, OrgState start)
    {
        this.org = org;
        runs = new FlowJobRuns(org);
        timer = new DueTimer(org.Clock, "flows that wait", org.Ended, Earliest, RunOneAsync);
        foreach (var job in FlowJobDocuments.All(start)) Set(job.Key, job);
        Schedule(start);
        if (due.Count > 0) _ = BeginAsync();
    }

    public void Committed(IReadOnlyList<Change> changes, OrgState state)
    {
        var (isChanged, isScheduled) = (false, false);
        lock (gate)
            foreach (var change in changes)
            {
                if (change.Document is not { } key) continue;
                if (key.StartsWith(FlowJobDocuments.Prefix, StringComparison.Ordinal))
                {
                    Set(key, Stored.ReadOrNull<FlowJob>(change.Bytes));
                    isChanged = true;
                }
                isScheduled |= key.StartsWith(FlowJobDocuments.SchedulePrefix, StringComparison.Ordinal);
            }
        if (isScheduled) Schedule(state);
        if (isChanged || isScheduled) timer.Start();
    }

    private void Schedule(OrgState state)
    {
        if (org.Rules.Flows is not { } flows) return;
        lock (gate)
        {
            foreach (var key in waiting.Keys.Where(key => key.StartsWith(FlowJobDocuments.SchedulePrefix, StringComparison.Ordinal)).ToList()) Set(key, null);
            foreach (var job in FlowSchedules.Next(flows, state, org.Clock.GetUtcNow())) Set(job.Key, job);
        }
    }

    private void Set(string key, FlowJob? job)
    {
        if (waiting.Remove(key, out var before)) due.Remove((before.Due, before.Number, key));
        if (job is null) return;
        waiting[key] = job;
        due.Add((job.Due, job.Number, key));
    }

    // The org is not whole yet while it is made. Schedules are marked where they outlast the process: the next one knows then what was missed.
    private async Task BeginAsync()
    {
        await Task.Yield();
        if (org.Journal is not null && org.Rules.Flows is { } flows && FlowSchedules.Unmarked(flows, org.State) is { Count: > 0 } unmarked)
            try
            {
                await org.WriteAsync(transaction =>
                {
                    foreach (var (flow, schedule) in unmarked) FlowJobDocuments.SetMark(transaction, flow.FullName, FlowMark.Of(schedule, transaction.Now));
                    return true;
                }, org.Ended).ConfigureAwait(false);
            }
            catch (Exception unsettled) when (unsettled is IOException or InvalidOperationException or OperationCanceledException)
            {
                return;
            }
        timer.Start();
    }

    private DateTimeOffset? Earliest()
    {
        lock (gate) return due.Count == 0 ? null : due.Min.Due;
    }

    private async Task<bool> RunOneAsync()
    {
        if (Next() is not { } jobs) return false;
        await runs.RunAsync(jobs).ConfigureAwait(false);
        return true;
    }

    // What is run is gone from here; its transaction takes the document away too. Of a scheduled path those that are due run together.
    private List<FlowJob>? Next()
    {
        lock (gate)
        {
            var now = org.Clock.GetUtcNow();
            if (due.Count == 0 || due.Min.Due > now) return null;
            var first = waiting[due.Min.Key];
            List<FlowJob> together = [first];
            if (runs.MostTogether(first) is > 1 and var most)
                foreach (var (at, _, key) in due)
                {
                    if (at > now || together.Count == most) break;
                    if (key != first.Key && waiting[key] is var other && (other.Kind, other.Flow, other.Path, other.UserId) == (first.Kind, first.Flow, first.Path, first.UserId)) together.Add(other);
                }
            foreach (var job in together) Set(job.Key, null);
            return together;
        }
    }
}
