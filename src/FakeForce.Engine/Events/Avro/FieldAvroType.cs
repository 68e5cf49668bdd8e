using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Avro;

/// <summary>What a field's values are in Avro: dates, times and both together are longs, ids and picklists strings.</summary>
internal static class FieldAvroType
{
    /// <summary>Null for fields that events leave out: binary ones.</summary>
    public static AvroType? Of(Field field) => field.Type switch
    {
        _ when field.Type == FieldTypes.Int => AvroType.Int,
        { Storage: StorageKind.Integer } => AvroType.Long,
        { Storage: StorageKind.Double } => AvroType.Double,
        { Storage: StorageKind.Boolean } => AvroType.Boolean,
        { Storage: StorageKind.Text or StorageKind.Reference } => AvroType.String,
        _ => null,
    };
}
