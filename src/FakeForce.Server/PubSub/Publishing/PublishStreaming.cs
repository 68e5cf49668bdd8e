using FakeForce.Engine.Events;
using FakeForce.Server.PubSub.Protocol;
using Grpc.Core;

namespace FakeForce.Server.PubSub.Publishing;

/// <summary>PublishStream: request after request on one topic, each answered before the next is read.</summary>
internal static class PublishStreaming
{
    public static async Task RunAsync(PubSubCall call, IAsyncStreamReader<PublishRequest> requests, IServerStreamWriter<PublishResponse> responses)
    {
        using var patience = new CancellationTokenSource();
        await using var alarm = call.Clock.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), patience, call.Options.PublisherPatience, Timeout.InfiniteTimeSpan);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, call.Cancel);
        EventTopic? topic = null;
        while (await NextAsync(requests, patience.Token, ending.Token))
        {
            topic = TopicOf(call, requests.Current, topic);
            await responses.WriteAsync(await EventPublishing.RunAsync(call, topic, requests.Current));
            alarm.Change(call.Options.PublisherPatience, Timeout.InfiniteTimeSpan);
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncStreamReader<PublishRequest> requests, CancellationToken patience, CancellationToken ending)
    {
        try
        {
            return await requests.MoveNext(ending);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new PubSubException(PubSubErrors.SweeperTimeout);
        }
    }

    // The first request names the topic; a later one may name it again.
    private static EventTopic TopicOf(PubSubCall call, PublishRequest request, EventTopic? first)
    {
        if (first is null && request.AuthRefresh.Length > 0) throw new PubSubException(PubSubErrors.PublishAuthRefresh);
        call.Refresh(request.AuthRefresh);
        if (first is null) return EventPublishing.TopicOf(call, request);
        if (request.TopicName.Length > 0 && request.TopicName != first.Name) throw new PubSubException(PubSubErrors.PublishTopicMismatch);
        return first;
    }
}
