using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Events;

/// <summary>
/// Publishing of payloads that are Avro already, as Pub/Sub API does: at once and for good, whatever the definition says of
/// rollback, and without the rules of fields (Platform Events Developer Guide, "Publish Event Messages with Pub/Sub API").
/// </summary>
public static class AvroPublishing
{
    /// <summary>
    /// Publishes events that fit the present schema of their platform event, in one transaction, and gives them back as they
    /// are in the log; null for those beyond what the org may publish in an hour. The payloads' arrays become the log's own.
    /// </summary>
    public static ValueTask<EventEntry?[]> PublishAsync(Org org, RecordId user, EventSchema schema, IReadOnlyList<ReadyEvent> events, CancellationToken cancel = default) => org.WriteAsync(transaction =>
    {
        // Flows that listen run as whoever published.
        transaction.Author = new Caller(user, org.Options.ApiVersion) { Api = "pubsub" };
        SchemaDocuments.Keep(transaction, schema);
        transaction.Events.IsFinal = true;
        var kind = PlatformEvents.KindOf(schema.Source);
        return events.Select(ready => transaction.Events.TryPublish(kind, ready.Payload, immediately: true, ready.Uuid)).ToArray();
    }, cancel);
}

/// <summary>An event to publish, with the UUID that its publisher chose or null.</summary>
public readonly record struct ReadyEvent(Guid? Uuid, ReadOnlyMemory<byte> Payload);
