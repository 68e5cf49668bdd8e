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
    private Poll? poll;
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
        else WakePoll();
    }

    public void Unsubscribe(string channel)
    {
        lock (gate)
            if (subscriptions.Remove(channel, out var subscription)) subscription.Dispose();
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
        lock (gate) poll?.End();
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
        using var own = BeginPoll();
        await using var abort = cancel.UnsafeRegister(static waiting => ((Poll)waiting!).End(), own);
        try
        {
            while (true)
            {
                // Whoever asks no more, or has asked anew, is not given anything here: it would be lost.
                if (cancel.IsCancellationRequested || !ReferenceEquals(poll, own) || !isWelcome()) return ([], false);
                var events = Take(out var isOverLimit);
                var left = end - org.Clock.GetUtcNow();
                if (events.Count > 0 || isOverLimit || left <= TimeSpan.Zero || own.HasEnded) return (events, isOverLimit);
                await WaitAsync(own, left < checkInterval ? left : checkInterval).ConfigureAwait(false);
            }
        }
        finally
        {
            EndPoll(own);
        }
    }

    private async ValueTask WaitAsync(Poll own, TimeSpan most)
    {
        lock (gate)
            foreach (var subscription in subscriptions.Values)
                if (subscription.BeginWait(own.Pulse) is var left && left != Timeout.InfiniteTimeSpan && left < most) most = left;
        if (most > TimeSpan.Zero) await own.Pulse.WaitAsync(most).ConfigureAwait(false);
    }

    private void WakePoll()
    {
        lock (gate) poll?.Pulse.SetLater();
    }

    private Poll BeginPoll()
    {
        var own = new Poll(org.Clock);
        lock (gate)
        {
            poll?.End();
            poll = own;
        }
        return own;
    }

    private void EndPoll(Poll own)
    {
        lock (gate)
        {
            if (ReferenceEquals(poll, own)) poll = null;
            lastHeard = org.Clock.GetUtcNow();
        }
    }

    /// <summary>The request that waits.</summary>
    private sealed class Poll(TimeProvider clock) : IDisposable
    {
        private volatile bool hasEnded;

        public Pulse Pulse { get; } = new(clock);

        public bool HasEnded => hasEnded;

        public void End()
        {
            hasEnded = true;
            Pulse.SetLater();
        }

        public void Dispose() => Pulse.Dispose();
    }
}
