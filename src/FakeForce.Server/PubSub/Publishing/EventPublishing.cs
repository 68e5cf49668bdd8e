using FakeForce.Engine.Access;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Avro;
using FakeForce.Server.PubSub.Protocol;

namespace FakeForce.Server.PubSub.Publishing;

/// <summary>Publishes the events of one request and says of each what became of it: final, in the order of the events.</summary>
internal static class EventPublishing
{
    // As of REST: the code is documented, the text ours.
    private const string OverLimit = "LIMIT_EXCEEDED: The number of published platform event messages exceeded the hourly publishing limit";

    public static ValueTask<PublishResponse> RunAsync(PubSubCall call, PublishRequest request)
    {
        if (request.AuthRefresh.Length > 0) throw new PubSubException(PubSubErrors.PublishAuthRefresh);
        return RunAsync(call, TopicOf(call, request), request);
    }

    public static EventTopic TopicOf(PubSubCall call, PublishRequest request)
    {
        var topic = Topics.Find(call, request.TopicName, PubSubErrors.PublishTopicEmpty);
        return EventAccess.MayPublish(call.Org.State, call.Session.UserId, topic) ? topic : throw new PubSubException(PubSubErrors.TopicPermission);
    }

    public static async ValueTask<PublishResponse> RunAsync(PubSubCall call, EventTopic topic, PublishRequest request)
    {
        if (request.Events.Count == 0) throw new PubSubException(PubSubErrors.PublishCount);
        var schema = call.Org.Events.SchemaOf(topic)!;
        var problems = request.Events.Select(candidate => Problem(call, schema, candidate)).ToList();
        var good = request.Events.Where((_, i) => problems[i] is null).Select(candidate => new ReadyEvent(UuidOf(candidate), candidate.Payload.Memory)).ToList();
        var published = good.Count == 0 ? [] : await AvroPublishing.PublishAsync(call.Org, call.Session.UserId, schema, good, call.Cancel);
        return Response(call, schema, request, problems, published);
    }

    // The texts are ours.
    private static string? Problem(PubSubCall call, EventSchema schema, ProducerEvent candidate)
    {
        if (candidate.Payload.Length > call.Options.EventBytes) return $"The event message is longer than {call.Options.EventBytes} bytes.";
        if (candidate.SchemaId != schema.Id) return $"The schema ID {candidate.SchemaId} is not that of the topic's present schema, {schema.Id}.";
        return PayloadCheck.Problem(schema, candidate.Payload.Span);
    }

    // Its publisher's id is the event's where it can be. // ours: the guide is silent
    private static Guid? UuidOf(ProducerEvent candidate) => Guid.TryParseExact(candidate.Id, "D", out var uuid) ? uuid : null;

    private static PublishResponse Response(PubSubCall call, EventSchema schema, PublishRequest request, List<string?> problems, EventEntry?[] published)
    {
        var response = new PublishResponse { SchemaId = schema.Id, RpcId = call.RpcId };
        var next = 0;
        for (var i = 0; i < problems.Count; i++)
        {
            var result = new PublishResult { CorrelationKey = request.Events[i].Id };
            var entry = problems[i] is null ? published[next++] : null;
            if (entry is { } stored) result.ReplayId = ReplayBytes.Of(stored.ReplayId);
            else result.Error = new Error { Code = ErrorCode.Publish, Msg = problems[i] ?? OverLimit };
            response.Results.Add(result);
        }
        return response;
    }
}
