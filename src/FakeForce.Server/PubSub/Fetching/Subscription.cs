using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Subscribers;
using FakeForce.Server.PubSub.Protocol;
using FakeForce.Server.PubSub.Wire;
using Grpc.Core;
using ReplayPreset = FakeForce.Server.PubSub.Protocol.ReplayPreset;

namespace FakeForce.Server.PubSub.Fetching;

/// <summary>Subscribe: the client says where it begins, and keeps its place itself.</summary>
internal sealed class Subscription(PubSubCall call, IAsyncStreamReader<FetchRequest> requests, IServerStreamWriter<FetchAnswer> responses) : FetchStream<FetchRequest>(call, requests)
{
    private EventTopic? topic;

    protected override Subscriber Open(FetchRequest first, out int requested)
    {
        topic = Topics.FindToRead(Call, first.TopicName);
        if (first.NumRequested <= 0) throw new PubSubException(PubSubErrors.RequestedEventsInvalid);
        requested = first.NumRequested;
        var cursor = first.ReplayPreset switch
        {
            ReplayPreset.Earliest => Call.Org.Events.OpenCursor(topic, ReplayFrom.Earliest),
            ReplayPreset.Custom => OpenBehind(first),
            _ => Call.Org.Events.OpenCursor(topic, ReplayFrom.Latest),
        };
        return Call.Org.Events.Subscribers.Begin(cursor, new SubscriberName(SubscriberFace.PubSub, Call.RpcId, topic.Name, Call.Session.UserId));
    }

    // Preset and replay id of later requests mean nothing (comments of the proto file).
    protected override ValueTask<int> TakeAsync(FetchRequest request)
    {
        if (request.TopicName.Length > 0 && request.TopicName != topic!.Name) throw new PubSubException(PubSubErrors.FetchTopicMismatch);
        Call.Refresh(request.AuthRefresh);
        if (request.NumRequested < 0 || request is { NumRequested: 0, AuthRefresh: "" }) throw new PubSubException(PubSubErrors.RequestedEventsInvalid);
        return new(request.NumRequested);
    }

    protected override Task SendAsync(Delivery delivery, int pending) => responses.WriteAsync(new FetchAnswer(delivery.Events, delivery.LatestReplayId, Call.RpcId, pending));

    private EventCursor OpenBehind(FetchRequest first)
    {
        if (first.ReplayId.IsEmpty) throw new PubSubException(PubSubErrors.ReplayIdMissing);
        if (!ReplayBytes.TryRead(first.ReplayId, out var replayId)) throw new PubSubException(PubSubErrors.ReplayIdCorrupted);
        try
        {
            return Call.Org.Events.OpenCursor(topic!, ReplayFrom.After(replayId));
        }
        catch (ReplayIdException)
        {
            throw new PubSubException(PubSubErrors.ReplayIdCorrupted);
        }
    }
}
