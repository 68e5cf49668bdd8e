using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Generic;
using FakeForce.Engine.Events.Push;
using FakeForce.Engine.Events.Subscribers;
using FakeForce.Server.Json;

namespace FakeForce.Server.Control.Events;

/// <summary>Entries of the log as JSON: channel, replay id, payload as CometD clients see it, and who was given it how often.</summary>
internal sealed class LoggedEvent(Org org, bool withReceivers = true)
{
    private readonly IReadOnlyList<Subscriber> subscribers = withReceivers ? org.Events.Subscribers.All : [];

    public void Write(Utf8JsonWriter writer, in EventEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteNumber("replayId", entry.ReplayId);
        writer.WriteString("channel", ChannelOf(entry.Kind));
        writer.WriteString("eventUuid", entry.Uuid);
        writer.WriteString("publishedAt", DateTimeOffset.FromUnixTimeMilliseconds(entry.Time).UtcDateTime);
        Payload(writer, entry);
        if (withReceivers) Receivers(writer, entry);
        writer.WriteEndObject();
    }

    private string ChannelOf(EventKind kind) =>
        kind.IsGeneric || kind.IsPushTopic ? kind.Name : org.Catalog.TryFind(kind.Name, out var type) && type.Event is not null ? "/event/" + kind.Name : Topics.DataPrefix + kind.Name;

    private void Payload(Utf8JsonWriter writer, in EventEntry entry)
    {
        using var json = new JsonOut();
        if (entry.Kind.IsGeneric)
        {
            var pushed = GenericEvent.Read(entry.Payload.Span);
            writer.WriteString("payload", pushed.Text);
            writer.WriteStartArray("userIds");
            foreach (var user in pushed.Users) writer.WriteStringValue(user.ToString());
            writer.WriteEndArray();
            return;
        }
        if (entry.Kind.IsPushTopic)
        {
            var record = PushedRecord.Read(entry.Payload.Span, org.Catalog);
            json.BeginObject().Name("event"u8).BeginObject().Name("type"u8).String(record.Operation).EndObject();
            PushedRecordJson.Write(json.Name("sobject"u8), record, org.Options.ApiVersion);
            json.EndObject();
        }
        else
        {
            writer.WriteString("schemaId", entry.Kind.SchemaId);
            WrittenSchema.Visit(org, entry, new PayloadJson(json));
        }
        writer.WritePropertyName("payload");
        writer.WriteRawValue(json.Written.Span, skipInputValidation: true);
    }

    private void Receivers(Utf8JsonWriter writer, in EventEntry entry)
    {
        writer.WriteStartArray("receivedBy");
        foreach (var subscriber in subscribers)
        {
            if (subscriber.Receipts.TimesOf(entry.ReplayId) is not (> 0 and var times) || !subscriber.Wants(entry)) continue;
            writer.WriteStartObject();
            writer.WriteString("subscriber", subscriber.Name.Id);
            writer.WriteString("channel", subscriber.Name.Channel);
            writer.WriteNumber("times", times);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
