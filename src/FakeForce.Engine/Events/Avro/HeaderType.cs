namespace FakeForce.Engine.Events.Avro;

/// <summary>The Avro type of ChangeEventHeader, field by field as in live schemas of change events.</summary>
internal static class HeaderType
{
    public const string Name = "ChangeEventHeader";

    public static readonly string[] ChangeTypes =
        ["CREATE", "UPDATE", "DELETE", "UNDELETE", "GAP_CREATE", "GAP_UPDATE", "GAP_DELETE", "GAP_UNDELETE", "GAP_OVERFLOW", "SNAPSHOT"];

    public static AvroField Field { get; } = new(Name, AvroType.Record(Name,
    [
        new("entityName", AvroType.String),
        new("recordIds", AvroType.Array(AvroType.String)),
        new("changeType", AvroType.Enum("ChangeType", ChangeTypes)),
        new("changeOrigin", AvroType.String),
        new("transactionKey", AvroType.String),
        new("sequenceNumber", AvroType.Int),
        new("commitTimestamp", AvroType.Long),
        new("commitNumber", AvroType.Long),
        new("commitUser", AvroType.String),
        new("nulledFields", AvroType.Array(AvroType.String)),
        new("diffFields", AvroType.Array(AvroType.String)),
        new("changedFields", AvroType.Array(AvroType.String)),
    ]), "Data:ComplexValueType");
}
