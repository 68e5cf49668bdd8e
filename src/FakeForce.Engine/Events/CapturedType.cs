using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events;

/// <summary>An sObject whose changes are captured, with what is made once for all its events.</summary>
internal sealed class CapturedType(SObjectType type)
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<SObjectType, CapturedType> known = [];

    public SObjectType Type { get; } = type;
    public EventSchema Schema { get; } = EventSchemas.OfChanges(type);
    public RowEncoder Encoder { get; } = new(EventSchemas.OfChanges(type));
    public byte[] EntityName { get; } = System.Text.Encoding.UTF8.GetBytes(type.Name);
    public ChangedFields Fields { get; } = new(type);
    public EventKind Kind { get; } = new(EventSchemas.OfChanges(type).Name, EventSchemas.OfChanges(type).Id, EventLife.HighVolume);

    public static CapturedType Of(SObjectType type) => known.GetValue(type, static t => new CapturedType(t));
}
