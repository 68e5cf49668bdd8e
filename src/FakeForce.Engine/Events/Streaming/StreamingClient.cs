namespace FakeForce.Engine.Events.Streaming;

/// <summary>
/// One connected client: a set of cursors, and the request that waits for their next events. Nothing is queued for it, so a
/// slow one costs nothing.
/// </summary>
public sealed class StreamingClient
{
    /// <summary>Events in one answer; the next one is given at once. Ours.</summary>
    private const int MostEvents = 256;

    /// <summary>How often a waiting client's session is looked at. The guide says "regularly" ("Handling Streaming API Errors"); the time is ours.</summary>
    private static readonly TimeSpan checkInterval = TimeSpan.FromSeconds(20);

    private readonly Org org;
    private readonly Lock gate = new();
    private readonly Dictionary<string, StreamingSubscription> subscriptions = new(StringComparer.Ordinal);
    private CancellationTokenSource? poll;
    private TaskCompletionSource changed = New();
    private DateTimeOffset lastHeard;

    internal StreamingClient(Org org, string id, RecordId user)
    {
        (this.org, Id, UserId) = (org, id, user);
        lastHeard = org.Clock.GetUtcNow();
    }

    public string Id { get; }
    public RecordId UserId { get; }

    /// <summary>False until its first connect, which is answered at once.</summary>
    public bool HasConnected { get; set; }

    /// <summary>True once it has been silent for too long.</summary>
    public bool IsGone
    {
        get
        {
            lock (gate) return poll is null && org.Clock.GetUtcNow() - lastHeard > StreamingClients.ReconnectTimeout;
        }
    }

    /// <summary>True while a request of it waits for events.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (gate) return poll is not null;
        }
    }

    public bool IsSubscribed(string channel)
    {
        lock (gate) return subscriptions.Values.Any(subscription => subscription.Topic.Name == channel);
    }

    /// <summary>Begins the time in which it must be heard of again.</summary>
    public void Touch()
    {
        lock (gate) lastHeard = org.Clock.GetUtcNow();
    }

    /// <summary>A channel that was subscribed to before begins anew. Old events end the request that waits.</summary>
    public void Subscribe(StreamingSubscription subscription)
    {
        lock (gate)
        {
            if (subscriptions.TryGetValue(subscription.Channel, out var before)) before.Dispose();
            subscriptions[subscription.Channel] = subscription;
        }
        if (subscription.HasMore) EndPoll();
        Change();
    }

    public void Unsubscribe(string channel)
    {
        lock (gate)
            if (subscriptions.Remove(channel, out var subscription)) subscription.Dispose();
        Change();
    }

    /// <summary>Ends everything that it is subscribed to.</summary>
    internal void Close()
    {
        lock (gate)
        {
            foreach (var subscription in subscriptions.Values) subscription.Dispose();
            subscriptions.Clear();
        }
        EndPoll();
    }

    /// <summary>Ends the request that waits, if one does.</summary>
    public void EndPoll()
    {
        CancellationTokenSource? present;
        lock (gate) present = poll;
        present?.Cancel();
    }

    /// <summary>The next events, as many as fit into one answer; counted as delivered. Empty once the allocation is used up.</summary>
    public IReadOnlyList<StreamedEvent> Take(out bool isOverLimit)
    {
        lock (gate)
        {
            var taken = new List<StreamedEvent>();
            isOverLimit = false;
            foreach (var subscription in subscriptions.Values)
                isOverLimit |= !subscription.Take(taken, MostEvents, org.Limits.Events);
            return taken;
        }
    }

    /// <summary>
    /// Waits until there are events, the time is over, another request takes its place, or the client is welcome no more. Gives
    /// what there is then. Throws <see cref="Delivery.DeliveryEndedException"/> where a rule has the stream end.
    /// </summary>
    public async Task<(IReadOnlyList<StreamedEvent> Events, bool IsOverLimit)> WaitAsync(TimeSpan most, Func<bool> isWelcome, CancellationToken cancel)
    {
        var end = org.Clock.GetUtcNow() + most;
        var own = BeginPoll();
        await using var abort = cancel.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), own);
        try
        {
            while (true)
            {
                // The signal is taken before the look, so that no subscription falls between the two.
                var change = Changed;
                // Whoever asks no more, or has asked anew, is not given anything here: it would be lost.
                if (cancel.IsCancellationRequested || !ReferenceEquals(poll, own) || !isWelcome()) return ([], false);
                var events = Take(out var isOverLimit);
                var left = end - org.Clock.GetUtcNow();
                if (events.Count > 0 || isOverLimit || left <= TimeSpan.Zero || own.IsCancellationRequested) return (events, isOverLimit);
                await WaitAsync(change, left < checkInterval ? left : checkInterval, own.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            EndPoll(own);
        }
    }

    private Task Changed
    {
        get
        {
            lock (gate) return changed.Task;
        }
    }

    private async Task WaitAsync(Task change, TimeSpan most, CancellationToken ended)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ended);
        Task[] waits;
        lock (gate) waits = [change, .. subscriptions.Values.Select(subscription => subscription.WaitAsync(waiting.Token))];
        await ((Task)Task.WhenAny(waits)).WaitAsync(most, org.Clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await waiting.CancelAsync().ConfigureAwait(false);
    }

    private void Change()
    {
        TaskCompletionSource before;
        lock (gate) (before, changed) = (changed, New());
        before.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CancellationTokenSource BeginPoll()
    {
        // Without a timer there is nothing in it to dispose, and so no harm in ending it late.
        var own = new CancellationTokenSource();
        CancellationTokenSource? before;
        lock (gate) (before, poll) = (poll, own);
        before?.Cancel();
        return own;
    }

    private void EndPoll(CancellationTokenSource own)
    {
        lock (gate)
        {
            if (ReferenceEquals(poll, own)) poll = null;
            lastHeard = org.Clock.GetUtcNow();
        }
    }
}
