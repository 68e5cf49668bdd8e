using System.Globalization;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>FieldDefinition.DataType: a field's type in the words of the setup pages.</summary>
internal static class FieldDataType
{
    public static string Of(Field field, EntityIndex entities)
    {
        var kind = Kind(field, entities);
        return field.CalculatedFormula is null ? kind : $"Formula ({Bare(kind)})";
    }

    private static string Kind(Field field, EntityIndex entities) => field.Type.Name switch
    {
        _ when field.Is(FieldFlags.AutoNumber) => "Auto Number",
        _ when field.Is(FieldFlags.NameField) && !field.Is(FieldFlags.Custom) => "Name",
        "id" => "Lookup()",
        "reference" => $"{(field.RelationshipOrder is null ? "Lookup" : "Master-Detail")}({Labels(field, entities)})",
        "string" or "combobox" => Sized("Text", field),
        "encryptedstring" => Sized("Text (Encrypted)", field),
        "textarea" when field.Is(FieldFlags.HtmlFormatted) => Sized("Rich Text Area", field),
        "textarea" => Sized(field.Length > 255 ? "Long Text Area" : "Text Area", field),
        "boolean" => "Checkbox",
        "int" => string.Create(CultureInfo.InvariantCulture, $"Number({(field.Digits > 0 ? field.Digits : field.Precision)}, 0)"),
        "long" => "Number(18, 0)",
        "double" => Numeric("Number", field),
        "currency" => Numeric("Currency", field),
        "percent" => Numeric("Percent", field),
        "date" => "Date",
        "datetime" => "Date/Time",
        "time" => "Time",
        "picklist" => "Picklist",
        "multipicklist" => "Picklist (Multi-Select)",
        "email" => "Email",
        "phone" => "Phone",
        "url" => Sized("URL", field),
        "address" => "Address",
        "location" => "Geolocation",
        "base64" => "Base64",
        var other => other,
    };

    private static string Sized(string name, Field field) => field.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{name}({field.Length})") : name;

    // Setup counts the digits in front of the point.
    private static string Numeric(string name, Field field) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}({field.Precision - field.Scale}, {field.Scale})");

    private static string Bare(string kind) => kind.Split('(')[0].TrimEnd();

    private static string Labels(Field field, EntityIndex entities) => string.Join(',', field.ReferenceTo.Select(name => entities.Named(name)?.Label ?? name));
}
