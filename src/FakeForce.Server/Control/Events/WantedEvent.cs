using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Events.Generic;
using FakeForce.Engine.Events.Push;
using FakeForce.Engine.State;

namespace FakeForce.Server.Control.Events;

/// <summary>
/// An event that somebody publishes by hand, of any kind: {"channel":"/event/Low_Ink__e","payload":{…},"eventUuid":"…"}. Nothing is enforced but
/// its form, and it counts for no limit. It is checked before anything is published.
/// </summary>
internal sealed record WantedEvent(EventKind Kind, ReadOnlyMemory<byte> Payload, Guid? Uuid, EventSchema? Schema)
{
    /// <summary>Events in one request. Ours.</summary>
    private const int Most = 1_000;

    /// <summary>One, or a list.</summary>
    public static List<WantedEvent> Read(Org org, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Array) return [One(org, body)];
        return body.GetArrayLength() is > 0 and <= Most ? [.. body.EnumerateArray().Select(item => One(org, item))] : throw new FormatException($"publish 1 to {Most} events at once");
    }

    public EventEntry Publish(Transaction transaction)
    {
        if (Schema is not null) SchemaDocuments.Keep(transaction, Schema);
        transaction.Events.IsFinal = true;
        return transaction.Events.Publish(Kind, Payload, immediately: false, Uuid);
    }

    private static WantedEvent One(Org org, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) throw new FormatException("an event is an object such as {\"channel\":\"/event/Low_Ink__e\",\"payload\":{}}");
        foreach (var member in item.EnumerateObject())
            if (member.Name is not ("channel" or "payload" or "eventUuid" or "userIds")) throw new FormatException($"unknown member \"{member.Name}\"");
        var channel = item.TryGetProperty("channel", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : throw new FormatException("channel is missing");
        var payload = item.TryGetProperty("payload", out var given) ? given : throw new FormatException("payload is missing");
        var wanted = StreamingChannels.IsChannel(channel) ? Generic(org, channel, payload, item)
            : PushTopics.IsChannel(channel) ? Pushed(org, channel, payload) : WithSchema(org, channel, payload);
        return wanted with { Uuid = UuidOf(item) };
    }

    private static Guid? UuidOf(JsonElement item)
    {
        if (!item.TryGetProperty("eventUuid", out var uuid)) return null;
        return uuid.ValueKind == JsonValueKind.String && Guid.TryParseExact(uuid.GetString(), "D", out var parsed) ? parsed : throw new FormatException("eventUuid is no UUID");
    }

    private static WantedEvent WithSchema(Org org, string channel, JsonElement payload)
    {
        var topic = EventQuery.TopicOf(org, channel);
        if (topic.Single is not { } type) throw new FormatException($"{channel} carries several kinds of events: name the one, such as /event/Low_Ink__e or /data/AccountChangeEvent");
        var schema = org.Events.SchemaOf(topic)!;
        var (buffer, defaults) = (new AvroBuffer(), Defaults.Of(org, schema, ref payload));
        AvroFromJson.Record(buffer, schema.Type, payload, defaults);
        var kind = schema.IsChangeEvent ? CapturedType.Of(type).Kind : PlatformEvents.KindOf(type);
        return new WantedEvent(kind, buffer.Written.ToArray(), null, schema);
    }

    private static WantedEvent Generic(Org org, string channel, JsonElement payload, JsonElement item)
    {
        if (!StreamingChannels.Exists(org.State, channel, out _)) throw new UnknownException("unknown_channel", $"There is no channel {channel}.");
        var users = item.TryGetProperty("userIds", out var ids) ? ids.EnumerateArray().Select(id => RecordId.Parse(id.GetString()!)) : [];
        var text = payload.ValueKind == JsonValueKind.String ? payload.GetString()! : payload.GetRawText();
        return new WantedEvent(new EventKind(channel, "", EventLife.Legacy), new GenericEvent(text, [.. users]).Write(), null, null);
    }

    // {"event":{"type":"updated"},"sobject":{"Id":"001…"}}: the record as it is now.
    private static WantedEvent Pushed(Org org, string channel, JsonElement payload)
    {
        if (PushTopics.Find(org.State, channel) is not { } topic) throw new UnknownException("unknown_channel", $"There is no channel {channel}.");
        var type = payload.GetProperty("event").GetProperty("type").GetString();
        if (type is not ("created" or "updated" or "deleted" or "undeleted")) throw new FormatException("type is one of created, updated, deleted, undeleted");
        if (!RecordId.TryParse(payload.GetProperty("sobject").GetProperty("Id").GetString(), out var id) || id.Prefix != topic.Query.Type.KeyPrefix || !org.State.TryFind(id, out _, out var row))
            throw new FormatException($"sobject.Id is no record of {topic.Query.Type.Name}");
        return new WantedEvent(topic.Kind, PushedRecord.Write(type, new RowChange(topic.Query.Type, (int)id.Number, row, row), topic.Query.Selected), null, null);
    }
}
