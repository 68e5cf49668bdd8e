namespace FakeForce.Server.Gate.Requests;

/// <summary>The calls of one org, newest behind, bounded by their number and bytes: what is oldest goes.</summary>
internal sealed class RequestLog(RequestLogs logs)
{
    private readonly Lock gate = new();
    private readonly Queue<RequestEntry> kept = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long lastId;
    private long bytes;
    private bool isWatched;

    public void Add(RequestEntry entry)
    {
        TaskCompletionSource? wake = null;
        lock (gate)
        {
            entry.Id = ++lastId;
            entry.Close();
            kept.Enqueue(entry);
            Count(entry.Bytes);
            while (kept.Count > logs.MostEntries || kept.Count > 1 && bytes > logs.Share) Count(-kept.Dequeue().Bytes);
            if (isWatched) (wake, changed, isWatched) = (changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), false);
        }
        wake?.SetResult();
    }

    /// <summary>Those behind an id, oldest first, with the last id that there was.</summary>
    public (IReadOnlyList<RequestEntry> Entries, long LastId) After(long id)
    {
        lock (gate) return ([.. kept.Where(entry => entry.Id > id)], lastId);
    }

    /// <summary>How many have gone for want of room.</summary>
    public long Forgotten
    {
        get
        {
            lock (gate) return kept.Count == 0 ? 0 : kept.Peek().Id - 1 - cleared;
        }
    }

    private long cleared;

    public void Clear()
    {
        lock (gate)
        {
            kept.Clear();
            Count(-bytes);
            cleared = lastId;
        }
    }

    /// <summary>Completes once there is a call behind an id.</summary>
    public Task WaitAsync(long id, CancellationToken cancel)
    {
        lock (gate)
        {
            if (lastId > id) return Task.CompletedTask;
            isWatched = true;
            return changed.Task.WaitAsync(cancel);
        }
    }

    private void Count(long more)
    {
        bytes += more;
        logs.Count(more);
    }
}
