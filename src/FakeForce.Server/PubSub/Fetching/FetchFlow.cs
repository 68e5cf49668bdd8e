namespace FakeForce.Server.PubSub.Fetching;

/// <summary>
/// What a subscriber has asked for and not yet got. Its requests add to it, up to a maximum; deliveries take from it. Whoever
/// waits on <see cref="Changed"/> is woken by every request and by the end of the requests.
/// </summary>
internal sealed class FetchFlow(int most)
{
    private readonly Lock gate = new();
    private int owed;
    private bool hasEnded;
    private TaskCompletionSource changed = New();

    public int Owed
    {
        get
        {
            lock (gate) return owed;
        }
    }

    /// <summary>No more requests will come.</summary>
    public bool HasEnded
    {
        get
        {
            lock (gate) return hasEnded;
        }
    }

    /// <summary>To be taken before a look at the rest, so that no change falls between the two.</summary>
    public Task Changed
    {
        get
        {
            lock (gate) return changed.Task;
        }
    }

    public void Add(int requested) => Change(() => owed = (int)Math.Min(most, (long)owed + requested));

    /// <summary>Books a delivery and gives what is still owed.</summary>
    public int Take(int delivered)
    {
        lock (gate) return owed -= delivered;
    }

    /// <summary>There is something else to say to the subscriber.</summary>
    public void Wake() => Change(static () => { });

    public void End() => Change(() => hasEnded = true);

    /// <summary>Nothing more is to be delivered: the requests ended in an error.</summary>
    public void Break() => Change(() => (owed, hasEnded) = (0, true));

    private void Change(Action change)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            change();
            (before, changed) = (changed, New());
        }
        before.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
