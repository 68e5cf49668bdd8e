using System.Runtime.CompilerServices;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Avro;

/// <summary>The schemas of the present definitions, made when first asked for and kept as long as the definition.</summary>
internal static class EventSchemas
{
    private static readonly ConditionalWeakTable<SObjectType, EventSchema> ofEvents = [], ofChanges = [];

    public static EventSchema OfEvent(SObjectType type) => ofEvents.GetValue(type, PlatformEventSchema.Of);
    public static EventSchema OfChanges(SObjectType type) => ofChanges.GetValue(type, ChangeEventSchema.Of);
}
