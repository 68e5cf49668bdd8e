using System.Buffers;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Delivery;
using FakeForce.Engine.Events.Subscribers;
using Grpc.Core;

namespace FakeForce.Server.PubSub.Fetching;

/// <summary>
/// A subscription while it lasts, which is a cursor and a number: nothing is queued for it. One loop takes requests, another
/// delivers as much as was asked for, says every now and then that it is alive, and ends when nothing is asked for any more.
/// </summary>
internal abstract class FetchStream<TRequest> : IDisposable
{
    /// <summary>Events of one response. Half of what may be owed: while a client looks at one half and asks again, the other is on its way. Ours.</summary>
    private const int MostAtOnce = 50;

    private readonly PubSubCall call;
    private readonly IAsyncStreamReader<TRequest> requests;
    private readonly FetchFlow flow;
    private DateTimeOffset lastResponse;

    protected FetchStream(PubSubCall call, IAsyncStreamReader<TRequest> requests)
    {
        (this.call, this.requests, lastResponse) = (call, requests, call.Clock.GetUtcNow());
        Pulse = new Pulse(call.Clock);
        flow = new FetchFlow(call.Options.MostRequested, Pulse);
    }

    protected PubSubCall Call => call;

    /// <summary>Whatever there is to be done is announced by it: requests, events, times, answers.</summary>
    protected Pulse Pulse { get; }

    /// <summary>The replay id that the subscriber knows to have come to.</summary>
    protected long Delivered { get; private set; }

    public async Task RunAsync()
    {
        if (!await TakeFirstAsync()) return;
        using var subscriber = Open(requests.Current, out var requested);
        subscriber.Pulse = Pulse;
        Delivered = subscriber.ReplayId;
        flow.Add(requested);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(call.Cancel);
        await using var cancelled = ending.Token.UnsafeRegister(static pulse => ((Pulse)pulse!).SetLater(), Pulse);
        var taking = TakeRequestsAsync(ending.Token);
        try
        {
            await DeliverAsync(subscriber);
            // If the requests have ended, it may have been in an error.
            if (flow.HasEnded) await taking;
        }
        finally
        {
            await ending.CancelAsync();
            await taking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => Pulse.Dispose();

    /// <summary>Checks the first request: the subscription that it asks for, and the number of events.</summary>
    protected abstract Subscriber Open(TRequest first, out int requested);

    /// <summary>Checks a later request, and gives the number of events that it asks for.</summary>
    protected abstract ValueTask<int> TakeAsync(TRequest request);

    protected abstract Task SendAsync(Delivery delivery, int pending);

    /// <summary>Sends what else there is to say; called after every pulse.</summary>
    protected virtual ValueTask AnswerAsync(int pending) => default;

    private async ValueTask<bool> TakeFirstAsync()
    {
        using var patience = new CancellationTokenSource(call.Options.SubscriberPatience, call.Clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, call.Cancel);
        try
        {
            return await requests.MoveNext(ending.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !call.Cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task TakeRequestsAsync(CancellationToken ending)
    {
        try
        {
            while (await requests.MoveNext(ending)) flow.Add(await TakeAsync(requests.Current));
            flow.End();
        }
        catch
        {
            flow.Break();
            throw;
        }
    }

    private async Task DeliverAsync(Subscriber subscriber)
    {
        while (true)
        {
            call.Cancel.ThrowIfCancellationRequested();
            var owed = flow.Owed;
            await AnswerAsync(owed);
            if (await DeliverAsync(subscriber, owed)) continue;
            // Who has said that no more requests come gets what is there, and then the end. // ours
            if (flow.HasEnded) return;
            var limit = owed > 0 ? call.Options.KeepAlive : call.Options.SubscriberPatience;
            var left = lastResponse + limit - call.Clock.GetUtcNow();
            if (left > TimeSpan.Zero) await subscriber.WaitAsync(left, forEvents: owed > 0);
            else if (owed == 0) return; // No error code stands for it: the stream just ends. // ours
            else await SendAsync(new Delivery(default, subscriber.ReplayId));
        }
    }

    private async ValueTask<bool> DeliverAsync(Subscriber subscriber, int owed)
    {
        var entries = ArrayPool<EventEntry>.Shared.Rent(owed);
        try
        {
            var count = subscriber.Read(entries.AsSpan(0, Math.Min(owed, MostAtOnce)));
            if (count == 0) return false;
            count = Charge(subscriber, entries.AsSpan(0, count));
            foreach (var delivery in Delivery.Of(entries.AsMemory(0, count), subscriber.ReplayId, call.Options.ResponseBytes)) await SendAsync(delivery);
            subscriber.Delivered(entries.AsSpan(0, count));
            return true;
        }
        catch (DeliveryEndedException end)
        {
            if (end.SessionEnds) await call.Org.Identity.EndSessionAsync(call.Session.Token);
            throw new PubSubException(end.SessionEnds ? PubSubErrors.AuthError : PubSubErrors.ServiceUnavailable);
        }
        finally
        {
            ArrayPool<EventEntry>.Shared.Return(entries, clearArray: true);
        }
    }

    // What the org may deliver no more stays the next to be read. The stream ends once there is nothing left that may be delivered.
    private int Charge(Subscriber subscriber, ReadOnlySpan<EventEntry> entries)
    {
        var ledger = call.Org.Limits.Events.DeliveriesOf(subscriber.Topic);
        var count = entries.Length;
        while (count > 0 && !ledger.TryUse(count, out _)) count = (int)Math.Min(count - 1, ledger.Remaining);
        subscriber.Unread(entries[count..]);
        return count > 0 ? count : throw new PubSubException(PubSubErrors.SubscriptionLimit);
    }

    private async Task SendAsync(Delivery delivery)
    {
        var pending = flow.Take(delivery.Events.Length);
        Delivered = delivery.LatestReplayId;
        await SendAsync(delivery, pending);
        lastResponse = call.Clock.GetUtcNow();
    }
}
