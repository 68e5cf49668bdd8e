using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events;

/// <summary>The last step of creating a platform event: there is no row, the checked values go into the event log.</summary>
internal static class PlatformEvents
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<SObjectType, Publisher> publishers = [];

    // The code is the guide's ("Platform Event Error Status Codes"), the text ours.
    private static readonly SaveError overLimit = new("LIMIT_EXCEEDED", "The number of published platform event messages exceeded the hourly publishing limit");

    /// <summary>Publishes with the commit, or at once and for good, as the definition says.</summary>
    public static SaveResult Publish(SaveContext context, PlatformEvent definition)
    {
        // To the millisecond, where records keep whole seconds (the samples of the guide's delivered events).
        context.Set("CreatedDate", Value.Of(context.Transaction.Now.ToUnixTimeMilliseconds()));
        var publisher = publishers.GetValue(context.Type, static type => new Publisher(type));
        SchemaDocuments.Keep(context.Transaction, publisher.Schema);
        var immediately = definition.Behavior == PublishBehavior.PublishImmediately;
        if (context.Transaction.Events.TryPublish(publisher.Kind, publisher.Encode(new Row(context.Draft.Pack())), immediately) is not { } entry)
            return SaveResult.Failed(null, [overLimit]);
        // The id stands for nothing, and Salesforce does not promise that it is the event's alone.
        return SaveResult.Ok(context.Type.IdOf(context.Transaction.Events.Log.End), created: true) with
        {
            Enqueued = new SaveError("OPERATION_ENQUEUED", entry.Uuid.ToString()),
            IsBeyondRollback = immediately,
        };
    }

    /// <summary>What all events of a definition share.</summary>
    public static EventKind KindOf(SObjectType type) => publishers.GetValue(type, static t => new Publisher(t)).Kind;

    private sealed class Publisher(SObjectType type)
    {
        private readonly RowEncoder encoder = new(EventSchemas.OfEvent(type));

        public EventSchema Schema { get; } = EventSchemas.OfEvent(type);

        public EventKind Kind { get; } = new(type.Name, EventSchemas.OfEvent(type).Id, type.Event!.Volume == EventVolume.HighVolume ? EventLife.HighVolume : EventLife.Legacy);

        public byte[] Encode(Row row)
        {
            var buffer = new AvroBuffer();
            encoder.Write(row, buffer);
            return buffer.Written.ToArray();
        }
    }
}
