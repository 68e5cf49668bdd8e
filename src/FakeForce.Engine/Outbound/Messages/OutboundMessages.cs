using FakeForce.Engine.Chaos;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Messages;

/// <summary>
/// Sends what waits in the queue: at once, then after growing gaps for a day, then never again unless it is told to. A message is
/// removed in a transaction behind its acknowledgement, so whatever happens in between makes a repetition and never a loss
/// (SOAP API guide, "Understanding Outbound Messaging").
/// </summary>
public sealed class OutboundMessages
{
    /// <summary>The same guide: up to 100 notifications in one message.</summary>
    private const int MostInBatch = 100;

    /// <summary>Requests under way at once. Ours.</summary>
    private const int MostAtOnce = 8;

    /// <summary>How long, by the machine's clock, an advance of the org's waits for an answer. Ours.</summary>
    private static readonly TimeSpan advanceWaits = TimeSpan.FromSeconds(5);

    /// <summary>Shorter than a session lives unused.</summary>
    private static readonly TimeSpan sessionLife = TimeSpan.FromHours(1);

    private readonly Org org;
    private readonly OutboundOptions options;
    private readonly OutboundSeam seam;
    private readonly Lock gate = new();
    private readonly WaitingMessages waiting;
    private readonly Dictionary<string, (string Token, DateTimeOffset Until)> sessions = new(StringComparer.OrdinalIgnoreCase);
    private ITimer? timer;
    private int underWay;

    internal OutboundMessages(Org org, OrgState start, OutboundMessages? parent)
    {
        (this.org, options, seam) = (org, org.Options.Outbound, org.Options.OutboundSeam);
        Rules = parent?.Rules ?? WorkflowRules.Bind(options, start.Catalog);
        // Without definitions nothing is sent, and a fork need not look through all the documents.
        waiting = new WaitingMessages(options.Messages.Count > 0 ? MessageQueue.All(start) : []);
        if (options.Messages.Count > 0) _ = BeginAsync();
    }

    internal WorkflowRules Rules { get; }

    /// <summary>All that wait or have failed, oldest first.</summary>
    public IReadOnlyList<QueuedMessage> All => [.. MessageQueue.All(org.State).OrderBy(message => message.Number)];

    /// <summary>The id of an outbound message (04k…): its place among those of the org.</summary>
    public RecordId ActionIdOf(OutboundMessage message) => new(QueuedMessage.ActionPrefix, options.Messages.ToList().FindIndex(other => other.FullName == message.FullName) + 1);

    /// <summary>Has one sent now, be it waiting or failed; a failed one begins its day anew. False if there is none.</summary>
    public ValueTask<bool> RetryAsync(RecordId id) => ChangeAsync(id, (message, now) => message with { Due = now, IsFailed = false, IsHeld = false, CreatedAt = message.IsFailed ? now : message.CreatedAt });

    /// <summary>Puts a failed one back into the queue, to be sent as if it were new. False if there is none.</summary>
    public ValueTask<bool> RequeueAsync(RecordId id) => ChangeAsync(id, (message, now) => new QueuedMessage(message.Number, message.Message, message.RecordId, now, now));

    /// <summary>Removes one unsent. False if there is none.</summary>
    public ValueTask<bool> DropAsync(RecordId id) => ChangeAsync(id, (_, _) => null);

    internal void Committed(IReadOnlyList<Change> changes)
    {
        if (options.Messages.Count == 0) return;
        lock (gate)
            if (!waiting.Take(changes)) return;
        Send();
    }

    private async Task BeginAsync()
    {
        await seam.Connected.WaitAsync(org.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Send();
    }

    private ValueTask<bool> ChangeAsync(RecordId id, Func<QueuedMessage, DateTimeOffset, QueuedMessage?> change) => org.WriteAsync(transaction =>
    {
        if (id.Prefix != QueuedMessage.NotificationPrefix || MessageQueue.Find(transaction, id.Number) is not { } message) return false;
        if (change(message, transaction.Now) is { } changed) MessageQueue.Put(transaction, changed);
        else MessageQueue.Remove(transaction, id.Number);
        return true;
    });

    // Takes what is due, and has the clock come back for the rest.
    private void Send()
    {
        if (!seam.Connected.IsCompletedSuccessfully || org.Ended.IsCancellationRequested) return;
        lock (gate)
        {
            var now = org.Clock.GetUtcNow();
            while (underWay < MostAtOnce && waiting.Begin(now, MostInBatch) is { Count: > 0 } batch)
            {
                underWay++;
                var begun = org.Clock.BeginAtMost($"outbound message {batch[0].Message}", advanceWaits);
                _ = Task.Run(() => RunAsync(batch, begun));
            }
            timer?.Dispose();
            timer = waiting.NextDue is { } due && due > now ? org.Clock.CreateTimer(_ => Send(), null, due - now, Timeout.InfiniteTimeSpan) : null;
        }
    }

    private async Task RunAsync(List<QueuedMessage> batch, IDisposable? begun)
    {
        using var _ = begun;
        try
        {
            foreach (var group in batch.GroupBy(message => message.IsFailed))
                if (group.Key) await ForgetAsync([.. group]).ConfigureAwait(false);
                else await AttemptAsync([.. group]).ConfigureAwait(false);
        }
        catch (Exception unsettled) when (unsettled is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The org has ended, or its journal refuses: they stay under way, rather than being sent again and again, and go out after the next start.
            lock (gate) underWay--;
            return;
        }
        lock (gate)
        {
            waiting.End(batch);
            underWay--;
        }
        Send();
    }

    private async Task AttemptAsync(List<QueuedMessage> batch)
    {
        if (options.Find(batch[0].Message) is not { } message)
        {
            await SettleAsync(batch, null, new Acknowledgement(false, "its outbound message is not defined any more")).ConfigureAwait(false);
            return;
        }
        var fault = batch[0].IsHeld ? null : org.Faults.Strike(new FaultCall(FaultTexts.Outbound, "POST", "/" + message.FullName, message.ObjectName, default, null));
        if (fault?.Effect == FaultEffect.Latency)
        {
            await HoldAsync(batch, org.Faults.DelayOf(fault)).ConfigureAwait(false);
            return;
        }
        if (fault?.Effect == FaultEffect.Reset)
        {
            await SettleAsync(batch, message, new Acknowledgement(false, $"the connection was reset (fault rule {fault.Name})")).ConfigureAwait(false);
            return;
        }
        var outcome = await TryAsync(message, batch).ConfigureAwait(false);
        if (fault?.Effect == FaultEffect.Repeat) outcome = await TryAsync(message, batch).ConfigureAwait(false);
        if (fault?.Effect == FaultEffect.LoseAnswer) outcome = new Acknowledgement(false, $"the acknowledgement was lost (fault rule {fault.Name})");
        await SettleAsync(batch, message, outcome).ConfigureAwait(false);
    }

    private async Task<Acknowledgement> TryAsync(OutboundMessage message, List<QueuedMessage> batch)
    {
        try
        {
            return await DeliverAsync(message, batch).ConfigureAwait(false);
        }
        catch (SalesforceException refusal)
        {
            return new Acknowledgement(false, refusal.Message);
        }
    }

    // What a record holds is read now, not when it was changed (same guide). One that is gone has nothing left to tell.
    private async Task<Acknowledgement> DeliverAsync(OutboundMessage message, List<QueuedMessage> batch)
    {
        var state = org.State;
        var type = state.Catalog[message.ObjectName];
        var notifications = batch.Select(queued => new Notification(queued.Id, queued.RecordId, state.Find(type, queued.RecordId))).Where(notification => notification.Row.IsLive).ToList();
        if (notifications.Count == 0) return new Acknowledgement(true, "the records are deleted");
        return await seam.DeliverAsync(new MessageBatch(org, message, ActionIdOf(message), await SessionAsync(message).ConfigureAwait(false), notifications), org.Ended).ConfigureAwait(false);
    }

    private async ValueTask<string?> SessionAsync(OutboundMessage message)
    {
        if (!message.IncludeSessionId) return null;
        var (user, now) = (message.IntegrationUser ?? org.Options.Username, org.Clock.GetUtcNow());
        lock (gate)
            if (sessions.TryGetValue(user, out var known) && known.Until > now) return known.Token;
        var session = await org.Identity.StartSessionAsync(user).ConfigureAwait(false);
        lock (gate) sessions[user] = (session.Token, now + sessionLife);
        return session.Token;
    }

    private ValueTask<bool> ForgetAsync(List<QueuedMessage> batch) => EachAsync(batch, (transaction, message) => MessageQueue.Remove(transaction, message.Number));

    private ValueTask<bool> HoldAsync(List<QueuedMessage> batch, TimeSpan delay) =>
        EachAsync(batch, (transaction, message) => MessageQueue.Put(transaction, message with { Due = transaction.Now + delay, IsHeld = true }));

    private ValueTask<bool> SettleAsync(List<QueuedMessage> batch, OutboundMessage? definition, Acknowledgement outcome) => EachAsync(batch, (transaction, message) =>
    {
        if (!outcome.IsAcknowledged && Again(message, definition, outcome.Answer, transaction.Now) is { } next) MessageQueue.Put(transaction, next);
        else MessageQueue.Remove(transaction, message.Number);
    });

    // What became of a message that was not acknowledged; null where it is dropped. Without a definition there is nothing to try again.
    private QueuedMessage? Again(QueuedMessage message, OutboundMessage? definition, string answer, DateTimeOffset now)
    {
        var next = message with { Attempts = message.Attempts + 1, LastAttempt = now, LastAnswer = answer, IsHeld = false };
        // The last attempt is at the end of the life, so that a receiver which comes back late in it misses nothing.
        var (due, end) = (now + options.GapAfter(next.Attempts), message.CreatedAt + options.Life);
        if (definition is not null && now < end) return next with { Due = due < end ? due : end };
        return definition is { UseDeadLetterQueue: false } ? null : next with { Due = now + options.FailedLife, IsFailed = true };
    }

    // One that was dropped or put off meanwhile stays as it then was.
    private ValueTask<bool> EachAsync(List<QueuedMessage> batch, Action<Transaction, QueuedMessage> change) => org.WriteAsync(transaction =>
    {
        foreach (var message in batch)
            if (MessageQueue.Find(transaction, message.Number) == message) change(transaction, message);
        return true;
    });
}
