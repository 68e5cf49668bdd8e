using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.OData;

/// <summary>Which field each primitive type becomes (Salesforce Help, "OData 2.0 Type Mapping", "OData 4.0 and 4.01 Type Mapping").</summary>
internal static class EdmTypes
{
    /// <summary>Where the mapping says no more than Text or Number, these sizes are ours.</summary>
    private const int TextLength = 128, GuidLength = 36, TimeLength = 40, LongText = 32_768;

    private static readonly FrozenDictionary<string, CustomFieldType> table = new Dictionary<string, CustomFieldType>
    {
        ["Edm.Binary"] = CustomFieldType.LongTextArea,
        ["Edm.Boolean"] = CustomFieldType.Checkbox,
        ["Edm.Byte"] = CustomFieldType.Number,
        ["Edm.SByte"] = CustomFieldType.Number,
        ["Edm.Int16"] = CustomFieldType.Number,
        ["Edm.Int32"] = CustomFieldType.Number,
        ["Edm.Int64"] = CustomFieldType.Number,
        ["Edm.Decimal"] = CustomFieldType.Number,
        ["Edm.Double"] = CustomFieldType.Number,
        ["Edm.Single"] = CustomFieldType.Number,
        ["Edm.DateTime"] = CustomFieldType.DateTime,
        ["Edm.DateTimeOffset"] = CustomFieldType.DateTime,
        ["Edm.Date"] = CustomFieldType.DateTime,
        ["Edm.Guid"] = CustomFieldType.Text,
        ["Edm.Time"] = CustomFieldType.Text,
        ["Edm.TimeOfDay"] = CustomFieldType.Text,
        ["Edm.Duration"] = CustomFieldType.Text,
        ["Edm.String"] = CustomFieldType.Text,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsPrimitive(string type) => table.ContainsKey(type);

    public static bool IsNumber(string type) => table.GetValueOrDefault(type) == CustomFieldType.Number && IsPrimitive(type);

    /// <summary>Whole numbers.</summary>
    public static bool IsInteger(string type) => type is "Edm.Byte" or "Edm.SByte" or "Edm.Int16" or "Edm.Int32" or "Edm.Int64";

    public static CustomFieldDefinition FieldOf(EdmColumn column, string name)
    {
        var type = column.IsComplex ? CustomFieldType.LongTextArea : column.IsEnum ? CustomFieldType.Text : table[column.Type];
        if (column is { Type: "Edm.String", MaxLength: > 255 }) type = CustomFieldType.LongTextArea;
        return new CustomFieldDefinition
        {
            FullName = name,
            Type = type,
            ExternalDeveloperName = column.Name,
            Length = type == CustomFieldType.Text ? TextLengthOf(column) : type == CustomFieldType.LongTextArea ? Math.Clamp(column.MaxLength ?? LongText, 256, 131_072) : null,
            Precision = type == CustomFieldType.Number ? 18 : null,
            Scale = type == CustomFieldType.Number ? ScaleOf(column) : null,
        };
    }

    private static int TextLengthOf(EdmColumn column) => column.Type switch
    {
        "Edm.Guid" => GuidLength,
        "Edm.Time" or "Edm.TimeOfDay" or "Edm.Duration" => TimeLength,
        _ => Math.Clamp(column.MaxLength ?? TextLength, 1, 255),
    };

    // Numbers with decimals have as many as leave room for a billion and more.
    private static int ScaleOf(EdmColumn column) => IsInteger(column.Type) ? 0 : column.Type == "Edm.Decimal" ? Math.Clamp(column.Scale ?? 2, 0, 8) : 6;
}
