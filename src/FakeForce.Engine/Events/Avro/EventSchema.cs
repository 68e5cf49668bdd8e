using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Avro;

/// <summary>The Avro schema of one event type as it is at one moment. Another definition is another schema with another <see cref="Id"/>.</summary>
public sealed class EventSchema
{
    private volatile Dictionary<string, Compound>? compounds;

    internal EventSchema(AvroType type, SObjectType source, bool isChangeEvent)
    {
        (Type, Source, IsChangeEvent) = (type, source, isChangeEvent);
        Id = AvroText.IdOf(type);
        Json = AvroText.Compact(type, Id);
        DocumentKey = SchemaDocuments.KeyOf(Id);
    }

    /// <summary>22 characters; the same in every org with the same definition.</summary>
    public string Id { get; }

    /// <summary>Low_Ink__e, AccountChangeEvent, Employee__ChangeEvent.</summary>
    public string Name => Type.Name;

    public AvroType Type { get; }

    /// <summary>The COMPACT form as JSON: plain Avro, with the id as "uuid".</summary>
    public string Json { get; }

    /// <summary>The platform event, or the sObject whose changes these are.</summary>
    public SObjectType Source { get; }
    public bool IsChangeEvent { get; }

    internal string DocumentKey { get; }

    /// <summary>The compounds of a change event's source.</summary>
    internal Dictionary<string, Compound> Compounds => compounds ??= Avro.Compounds.Of(Source);
}
