using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Avro;

namespace FakeForce.Server.Json;

/// <summary>An event by the schema that it was written with.</summary>
internal static class WrittenSchema
{
    /// <summary>The event's payload in the form in which CometD clients see it.</summary>
    public static void Visit(Org org, in EventEntry entry, PayloadVisitor visitor)
    {
        var type = org.Events.TypeOf(entry.Kind);
        ReadableForm.Visit(type, type.Fields is [{ Name: HeaderType.Name }, ..], entry.Payload.Span, visitor);
    }
}
