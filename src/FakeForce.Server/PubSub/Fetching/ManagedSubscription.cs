using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Managed;
using FakeForce.Engine.Events.Subscribers;
using FakeForce.Server.PubSub.Protocol;
using FakeForce.Server.PubSub.Wire;
using Grpc.Core;

namespace FakeForce.Server.PubSub.Fetching;

/// <summary>ManagedSubscribe (beta): the org keeps the client's place, which the client commits from time to time.</summary>
internal sealed class ManagedSubscription(PubSubCall call, IAsyncStreamReader<ManagedFetchRequest> requests, IServerStreamWriter<FetchAnswer> responses)
    : FetchStream<ManagedFetchRequest>(call, requests)
{
    private ManagedEventSubscription? subscription;
    private EventTopic? topic;
    // Commits that come before one is answered share the answer, which has the values of the last (comments of the proto file).
    private CommitReplayResponse? answer;

    public new async Task RunAsync()
    {
        try
        {
            await base.RunAsync();
        }
        finally
        {
            if (subscription is not null) Call.Org.ManagedSubscriptions.Release(subscription);
        }
    }

    protected override Subscriber Open(ManagedFetchRequest first, out int requested)
    {
        if (first.CommitReplayIdRequest is not null) throw new PubSubException(PubSubErrors.ManagedCommitRestricted);
        if (first.AuthRefresh.Length > 0) throw new PubSubException(PubSubErrors.ManagedAuthRestricted);
        var wanted = Find(first);
        requested = Requested(first);
        if (wanted.State == ManagedState.Stop) throw new PubSubException(PubSubErrors.ManagedStopped);
        topic = Topics.FindToRead(Call, wanted.TopicName);
        if (!Call.Org.ManagedSubscriptions.TryActivate(wanted)) throw new PubSubException(PubSubErrors.ManagedActive);
        subscription = wanted;
        var cursor = Call.Org.ManagedSubscriptions.Open(wanted, topic);
        return Call.Org.Events.Subscribers.Begin(cursor, new SubscriberName(SubscriberFace.Managed, wanted.FullName, topic.Name, Call.Session.UserId));
    }

    protected override async ValueTask<int> TakeAsync(ManagedFetchRequest request)
    {
        if ((request.SubscriptionId.Length > 0 || request.DeveloperName.Length > 0) && Find(request) != subscription) throw new PubSubException(PubSubErrors.ManagedRequestInvalid);
        Call.Refresh(request.AuthRefresh);
        var requested = Requested(request);
        if (request.CommitReplayIdRequest is { } commit)
        {
            Volatile.Write(ref answer, await Commits.TakeAsync(Call, subscription!, topic!, commit, Delivered));
            Pulse.Set();
        }
        return requested;
    }

    protected override Task SendAsync(Delivery delivery, int pending) => responses.WriteAsync(new FetchAnswer(delivery.Events, delivery.LatestReplayId, Call.RpcId, pending));

    protected override async ValueTask AnswerAsync(int pending)
    {
        if (Interlocked.Exchange(ref answer, null) is not { } commit) return;
        await responses.WriteAsync(new FetchAnswer(default, Delivered, Call.RpcId, pending, commit));
    }

    private ManagedEventSubscription Find(ManagedFetchRequest request)
    {
        var (id, name) = (request.SubscriptionId, request.DeveloperName);
        if (id.Length > 0 == name.Length > 0) throw new PubSubException(PubSubErrors.ManagedIdOrName);
        var all = Call.Org.ManagedSubscriptions;
        if (name.Length > 0) return all.Find(name) ?? throw new PubSubException(PubSubErrors.ManagedNameUnknown);
        if (id.Length is not (15 or 18)) throw new PubSubException(PubSubErrors.ManagedIdInvalid);
        return RecordId.TryParse(id, out var parsed) && all.Find(parsed) is { } found ? found : throw new PubSubException(PubSubErrors.ManagedIdUnknown);
    }

    private static int Requested(ManagedFetchRequest request) => request switch
    {
        { NumRequested: < 0 } => throw new PubSubException(PubSubErrors.ManagedEventsInvalid),
        { NumRequested: 0, CommitReplayIdRequest: null, AuthRefresh: "" } => throw new PubSubException(PubSubErrors.ManagedRequestInvalid),
        _ => request.NumRequested,
    };
}
