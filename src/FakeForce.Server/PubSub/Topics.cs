using FakeForce.Engine.Access;
using FakeForce.Engine.Events;

namespace FakeForce.Server.PubSub;

/// <summary>Topics as Pub/Sub API knows them: platform events, selected change events, and the channels of both; no PushTopics (guide, "Supported Event Types").</summary>
internal static class Topics
{
    public static EventTopic Find(PubSubCall call, string name, PubSubError whenBlank)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new PubSubException(whenBlank);
        var isOfStreaming = name.StartsWith("/topic/", StringComparison.Ordinal) || name.StartsWith("/u/", StringComparison.Ordinal);
        // The change events of an sObject that is not selected are no topic (observed).
        if (!isOfStreaming && call.Org.Events.TryTopic(name, out var topic) && call.Org.Events.IsPublished(topic)) return topic;
        // Observed text.
        throw new PubSubException(PubSubErrors.TopicNotFound,
            $"The topic information for org {TenantOf(call)} and topic {name} not found. Ensure the topic name is correct and that the topic exists.");
    }

    /// <summary>The same for a subscriber.</summary>
    public static EventTopic FindToRead(PubSubCall call, string name)
    {
        var topic = Find(call, name, PubSubErrors.TopicEmpty);
        return EventAccess.MaySubscribe(call.Org.State, call.Session.UserId, topic) ? topic : throw new PubSubException(PubSubErrors.CannotSubscribe);
    }

    /// <summary>Observed form.</summary>
    public static string TenantOf(PubSubCall call) => $"CORE/prod/{call.Org.Id}";
}
