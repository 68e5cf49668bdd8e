using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Derived.Metadata;

namespace FakeForce.Engine.Events.Avro;

/// <summary>
/// The doc of a field: role:type, and for custom fields the id of the field (observed in the live schemas of
/// AccountChangeEvent, ContactChangeEvent and a custom object's: github.com/Valeriyyy/SalesforceGRPC, folder avro).
/// </summary>
internal static class FieldDocs
{
    private const int ShortText = 255;

    private static readonly Dictionary<FieldType, string> types = new()
    {
        [FieldTypes.String] = "Text",
        [FieldTypes.Boolean] = "Boolean",
        [FieldTypes.Int] = "Integer",
        [FieldTypes.Long] = "Long",
        [FieldTypes.Double] = "Double",
        [FieldTypes.Currency] = "Currency",
        [FieldTypes.Percent] = "Percent",
        [FieldTypes.Date] = "DateOnly",
        [FieldTypes.DateTime] = "DateTime",
        [FieldTypes.Time] = "TimeOnly",
        [FieldTypes.MultiPicklist] = "MultiEnum",
        [FieldTypes.Combobox] = "TextEnum",
        [FieldTypes.Email] = "Email",
        [FieldTypes.Phone] = "Phone",
        [FieldTypes.Url] = "Url",
        [FieldTypes.EncryptedString] = "EncryptedText",
        [FieldTypes.Address] = "Address",
        [FieldTypes.Location] = "Location",
    };

    public static string Of(SObjectType type, Field field) => Role(field) + (field.Is(FieldFlags.Custom) ? ":" + DurableIds.OfField(type, field) : "");

    private static string Role(Field field) => field switch
    {
        { Name: "CreatedDate" } => "CreatedDate:DateTime",
        { Type.Storage: StorageKind.Reference } => "ForeignKey:EntityId",
        _ when field.Is(FieldFlags.Calculated) && field.Is(FieldFlags.Custom) => "Formula:" + TypeOf(field),
        _ => "Data:" + TypeOf(field),
    };

    private static string TypeOf(Field field)
    {
        if (field.Type == FieldTypes.Picklist) return field.Is(FieldFlags.RestrictedPicklist) && !field.Is(FieldFlags.Custom) ? "StaticEnum" : "DynamicEnum";
        if (field.Type == FieldTypes.TextArea) return field.Is(FieldFlags.HtmlFormatted) ? "HtmlStringPlusClob" : field.Length > ShortText ? "StringPlusClob" : "MultiLineText";
        return types.GetValueOrDefault(field.Type, "Text");
    }
}
