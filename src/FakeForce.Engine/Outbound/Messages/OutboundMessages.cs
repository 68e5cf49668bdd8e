using FakeForce.Engine.Chaos;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Messages;

/// <summary>
/// Sends what waits in the queue: at once, then after growing gaps for a day, then never again unless it is told to. A message is
/// removed in a transaction behind its acknowledgement, so whatever happens in between makes a repetition and never a loss
/// (SOAP API guide, "Understanding Outbound Messaging").
/// </summary>
public sealed class OutboundMessages
{
    /// <summary>How long, by the machine's clock, an advance of the org's waits for an answer. Ours.</summary>
    private static readonly TimeSpan advanceWaits = TimeSpan.FromSeconds(5);

    /// <summary>Shorter than a session lives unused.</summary>
    private static readonly TimeSpan sessionLife = TimeSpan.FromHours(1);

    private readonly Org org;
    private readonly OutboundOptions options;
    private readonly Seam<MessageBatch, Acknowledgement> seam;
    private readonly Lock gate = new();
    private readonly WaitingMessages waiting;
    private readonly Dictionary<string, (string Token, DateTimeOffset Until)> sessions = new(StringComparer.OrdinalIgnoreCase);
    private ITimer? timer;

    internal OutboundMessages(Org org, OrgState start)
    {
        (this.org, options, seam) = (org, org.Options.Outbound, org.Options.OutboundSeam);
        // Without definitions nothing is sent, and a fork need not look through all the documents.
        waiting = new WaitingMessages(options.Messages.Count > 0 ? start : null);
        if (options.Messages.Count > 0) _ = BeginAsync();
    }

    /// <summary>All that wait or have failed, oldest first.</summary>
    public IReadOnlyList<QueuedMessage> All => [.. MessageQueue.All(org.State).SelectMany(batch => batch.Records.Select(record => (batch, record))).OrderBy(one => one.record.Number).Select(one => new QueuedMessage(one.batch, one.record))];

    /// <summary>The id of an outbound message (04k…): its place among those of the org.</summary>
    public RecordId ActionIdOf(OutboundMessage message) => new(QueuedMessage.ActionPrefix, options.Messages.ToList().FindIndex(other => other.FullName == message.FullName) + 1);

    /// <summary>The definition of this name; null if there is none.</summary>
    public OutboundMessage? Find(string fullName) => options.Find(fullName);

    /// <summary>The definition of this id (04k…); null if there is none.</summary>
    public OutboundMessage? Find(RecordId actionId) => options.Messages.FirstOrDefault(message => ActionIdOf(message) == actionId);

    /// <summary>Has one sent now, be it waiting or failed; a failed one begins its day anew. False if there is none.</summary>
    public ValueTask<bool> RetryAsync(RecordId id) => ChangeAsync(id, (batch, now) => batch with { Due = now, IsFailed = false, IsHeld = false, CreatedAt = batch.IsFailed ? now : batch.CreatedAt });

    /// <summary>Puts a failed one back into the queue, to be sent as if it were new. False if there is none.</summary>
    public ValueTask<bool> RequeueAsync(RecordId id) => ChangeAsync(id, (batch, now) => new QueuedBatch(batch.Message, batch.Records, now, now));

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

    private ValueTask<bool> ChangeAsync(RecordId id, Func<QueuedBatch, DateTimeOffset, QueuedBatch?> change) => org.WriteAsync(transaction =>
    {
        if (id.Prefix != QueuedMessage.NotificationPrefix || MessageQueue.Find(transaction, id.Number) is not { } batch) return false;
        MessageQueue.Change(transaction, batch, id.Number, change(batch, transaction.Now));
        return true;
    });

    // Takes what is due, and has the clock come back for the rest.
    private void Send()
    {
        if (!seam.IsConnected || org.Ended.IsCancellationRequested) return;
        lock (gate)
        {
            var now = org.Clock.GetUtcNow();
            while (waiting.Begin(now) is { Count: > 0 } batch)
            {
                var begun = org.Clock.BeginAtMost($"outbound message {batch[0].Batch.Message}", advanceWaits);
                _ = Task.Run(() => RunAsync(batch, begun));
            }
            timer?.Dispose();
            timer = waiting.NextDue is { } due && due > now ? org.Clock.CreateTimer(_ => Send(), null, due - now, Timeout.InfiniteTimeSpan) : null;
        }
    }

    private async Task RunAsync(List<WaitingBatch> batch, IDisposable? begun)
    {
        using var _ = begun;
        try
        {
            foreach (var group in batch.GroupBy(one => one.Batch.IsFailed))
                if (group.Key) await ForgetAsync([.. group]).ConfigureAwait(false);
                else await AttemptAsync([.. group]).ConfigureAwait(false);
        }
        catch (Exception unsettled) when (unsettled is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The org has ended, or its journal refuses: they stay under way, rather than being sent again and again, and go out after the next start.
            return;
        }
        lock (gate) waiting.End(batch);
        Send();
    }

    private async Task AttemptAsync(List<WaitingBatch> batch)
    {
        if (options.Find(batch[0].Batch.Message) is not { } message)
        {
            await SettleAsync(batch, null, new Acknowledgement(false, "its outbound message is not defined any more")).ConfigureAwait(false);
            return;
        }
        var fault = batch[0].Batch.IsHeld ? null : org.Faults.Strike(new FaultCall(FaultTexts.Outbound, "POST", "/" + message.FullName, message.ObjectName, default, null));
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

    private async Task<Acknowledgement> TryAsync(OutboundMessage message, List<WaitingBatch> batch)
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
    private async Task<Acknowledgement> DeliverAsync(OutboundMessage message, List<WaitingBatch> batch)
    {
        var state = org.State;
        var type = state.Catalog[message.ObjectName];
        var notifications = batch.SelectMany(one => one.Batch.Records).Select(record => new Notification(QueuedMessage.IdOf(record), record.Id, Shown(message, type, record.Id, state.Find(type, record.Id)))).Where(notification => notification.Row.IsLive).ToList();
        if (notifications.Count == 0) return new Acknowledgement(true, "the records are deleted");
        return await seam.AskAsync(new MessageBatch(org, message, ActionIdOf(message), await SessionAsync(message).ConfigureAwait(false), notifications), org.Ended).ConfigureAwait(false);
    }

    // Formula fields are worked out as the user sees them in whose name the message is sent.
    private Row Shown(OutboundMessage message, SObjectType type, RecordId id, Row row)
    {
        if (FieldSets.Of(type).Calculated.Length == 0) return row;
        var users = UserTables.UserType(org.Catalog);
        var user = ExternalIds.Find(org, users, users["Username"], Value.Of(UsernameOf(message))).FirstOrDefault();
        return CalculatedRow.Seen(org, type, id, row, user);
    }

    // Users of a copy have its name behind theirs.
    private string UsernameOf(OutboundMessage message) => message.IntegrationUser is { } defined ? org.Options.WithoutSuffix(defined) + org.Options.Suffix : org.Options.Username;

    private async ValueTask<string?> SessionAsync(OutboundMessage message)
    {
        if (!message.IncludeSessionId) return null;
        var user = UsernameOf(message);
        var now = org.Clock.GetUtcNow();
        lock (gate)
            if (sessions.TryGetValue(user, out var known) && known.Until > now) return known.Token;
        var session = await org.Identity.StartSessionAsync(user).ConfigureAwait(false);
        lock (gate) sessions[user] = (session.Token, now + sessionLife);
        return session.Token;
    }

    private ValueTask<bool> ForgetAsync(List<WaitingBatch> batch) => EachAsync(batch, MessageQueue.Remove);

    private ValueTask<bool> HoldAsync(List<WaitingBatch> batch, TimeSpan delay) =>
        EachAsync(batch, (transaction, one) => MessageQueue.Put(transaction, one with { Due = transaction.Now + delay, IsHeld = true }));

    private ValueTask<bool> SettleAsync(List<WaitingBatch> batch, OutboundMessage? definition, Acknowledgement outcome) => EachAsync(batch, (transaction, one) =>
    {
        if (!outcome.IsAcknowledged && Again(one, definition, outcome.Answer, transaction.Now) is { } next) MessageQueue.Put(transaction, next);
        else MessageQueue.Remove(transaction, one);
    });

    // What became of messages that were not acknowledged; null where they are dropped. Without a definition there is nothing to try again.
    private QueuedBatch? Again(QueuedBatch batch, OutboundMessage? definition, string answer, DateTimeOffset now)
    {
        var next = batch with { Attempts = batch.Attempts + 1, LastAttempt = now, LastAnswer = answer, IsHeld = false };
        // The last attempt is at the end of the life, so that a receiver which comes back late in it misses nothing.
        var (due, end) = (now + options.GapAfter(next.Attempts), batch.CreatedAt + options.Life);
        if (definition is not null && now < end) return next with { Due = due < end ? due : end };
        return definition is { UseDeadLetterQueue: false } ? null : next with { Due = now + options.FailedLife, IsFailed = true };
    }

    // One that was dropped or put off meanwhile stays as it then was.
    private ValueTask<bool> EachAsync(List<WaitingBatch> batch, Action<Transaction, QueuedBatch> change) => org.WriteAsync(transaction =>
    {
        foreach (var waiting in batch)
            foreach (var one in MessageQueue.LeftOf(transaction, waiting)) change(transaction, one);
        return true;
    });
}
