using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Generic;
using FakeForce.Engine.Events.Push;
using FakeForce.Engine.Events.Streaming;
using FakeForce.Server.Json;

namespace FakeForce.Server.Cometd;

/// <summary>An event as a message: "Message Durability", "PushTopic Queries" and "Replay Generic Streaming Events" show the three forms.</summary>
internal static class EventJson
{
    /// <summary>The first version whose platform events have an EventUuid (Platform Events Developer Guide, "EventUuid System Field").</summary>
    private const int EventUuidVersion = 52;

    public static void Write(JsonOut json, CometdCall call, StreamingClient client, in StreamedEvent streamed)
    {
        var entry = streamed.Entry;
        json.BeginObject();
        if (entry.Kind.IsPushTopic) json.Name("clientId"u8).String(client.Id);
        json.Name("data"u8).BeginObject();
        if (entry.Kind.IsPushTopic) PushTopic(json, call, entry);
        else if (entry.Kind.IsGeneric) Generic(json, entry);
        else WithSchema(json, call, entry);
        json.EndObject().Name("channel"u8).String(streamed.Channel).EndObject();
    }

    private static void WithSchema(JsonOut json, CometdCall call, in EventEntry entry)
    {
        json.Name("schema"u8).String(entry.Kind.SchemaId).Name("payload"u8);
        WrittenSchema.Visit(call.Org, entry, new PayloadJson(json));
        json.Name("event"u8).BeginObject();
        if (!IsChangeEvent(entry.Kind) && call.Version >= EventUuidVersion) json.Name("EventUuid"u8).String(entry.Uuid.ToString());
        json.Name("replayId"u8).Number(entry.ReplayId).EndObject();
    }

    // Names of platform events end in __e.
    private static bool IsChangeEvent(EventKind kind) => kind.Name.EndsWith("ChangeEvent", StringComparison.Ordinal);

    private static void PushTopic(JsonOut json, CometdCall call, in EventEntry entry)
    {
        var record = PushedRecord.Read(entry.Payload.Span, call.Org.Catalog);
        json.Name("event"u8).BeginObject().Name("createdDate"u8).DateTime(entry.Time, zulu: true)
            .Name("replayId"u8).Number(entry.ReplayId).Name("type"u8).String(record.Operation).EndObject();
        PushedRecordJson.Write(json.Name("sobject"u8), record, call.Version);
    }

    private static void Generic(JsonOut json, in EventEntry entry) =>
        json.Name("payload"u8).String(GenericEvent.Read(entry.Payload.Span).Text)
            .Name("event"u8).BeginObject().Name("createdDate"u8).DateTime(entry.Time, zulu: true).Name("replayId"u8).Number(entry.ReplayId).EndObject();
}
