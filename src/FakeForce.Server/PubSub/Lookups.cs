using FakeForce.Engine.Access;
using FakeForce.Server.PubSub.Protocol;

namespace FakeForce.Server.PubSub;

/// <summary>GetTopic and GetSchema.</summary>
internal static class Lookups
{
    public static TopicInfo Topic(PubSubCall call, TopicRequest request)
    {
        var topic = Topics.Find(call, request.TopicName, PubSubErrors.TopicEmpty);
        var (canPublish, canSubscribe) = (EventAccess.MayPublish(call.Org.State, call.Session.UserId, topic), EventAccess.MaySubscribe(call.Org.State, call.Session.UserId, topic));
        if (!canPublish && !canSubscribe) throw new PubSubException(PubSubErrors.TopicPermission);
        return new TopicInfo
        {
            TopicName = topic.Name,
            TenantGuid = Topics.TenantOf(call),
            CanPublish = canPublish,
            CanSubscribe = canSubscribe,
            // A channel of several kinds of events has no one schema. // ours
            SchemaId = call.Org.Events.SchemaOf(topic)?.Id ?? "",
            RpcId = call.RpcId,
        };
    }

    public static SchemaInfo Schema(PubSubCall call, SchemaRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.SchemaId)) throw new PubSubException(PubSubErrors.SchemaInvalid);
        if (!MaySee(call, request.SchemaId)) throw new PubSubException(PubSubErrors.SchemaPermission);
        var json = call.Org.Events.SchemaJson(request.SchemaId) ?? throw new PubSubException(PubSubErrors.SchemaPermission);
        return new SchemaInfo { SchemaId = request.SchemaId, SchemaJson = json, RpcId = call.RpcId };
    }

    // Who may neither publish nor receive an event has nothing of its schema.
    private static bool MaySee(PubSubCall call, string schemaId)
    {
        if (call.Org.Catalog.Access is null || call.Org.Events.EventOfSchema(schemaId) is not { } name) return true;
        if (!call.Org.Events.TryTopic("/event/" + name, out var topic) && !call.Org.Events.TryTopic("/data/" + name, out topic)) return true;
        return EventAccess.MayPublish(call.Org.State, call.Session.UserId, topic) || EventAccess.MaySubscribe(call.Org.State, call.Session.UserId, topic);
    }
}
