using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Avro;

/// <summary>
/// The schema of a platform event: CreatedDate and CreatedById, then the custom fields, all of them nullable. ReplayId and
/// EventUuid travel beside the payload.
/// </summary>
internal static class PlatformEventSchema
{
    private static readonly AvroField[] system =
    [
        new("CreatedDate", AvroType.Long, "CreatedDate:DateTime"),
        new("CreatedById", AvroType.String, "CreatedBy:EntityId"),
    ];

    public static EventSchema Of(SObjectType type)
    {
        var custom = from field in type.Fields
                     where field.Is(FieldFlags.Custom)
                     let avro = FieldAvroType.Of(field)
                     where avro is not null
                     select new AvroField(field.Name, AvroType.Maybe(avro), FieldDocs.Of(type, field));
        return new EventSchema(AvroType.Record(type.Name, [.. system, .. custom]), type, isChangeEvent: false);
    }
}
