using System.Text.Json;
using System.Xml.Linq;

namespace FakeForce.Server.Capture;

/// <summary>From a field of a describe result to the metadata type CustomField. What describe does not tell is reported.</summary>
internal static class FieldXml
{
    private static readonly XNamespace metadata = "http://soap.sforce.com/2006/04/metadata";

    private static readonly Dictionary<string, string> types = new(StringComparer.Ordinal)
    {
        ["string"] = "Text", ["double"] = "Number", ["int"] = "Number", ["currency"] = "Currency", ["percent"] = "Percent", ["date"] = "Date", ["datetime"] = "DateTime", ["time"] = "Time", ["boolean"] = "Checkbox",
        ["picklist"] = "Picklist", ["multipicklist"] = "MultiselectPicklist", ["email"] = "Email", ["phone"] = "Phone", ["url"] = "Url", ["encryptedstring"] = "EncryptedText", ["location"] = "Location", ["reference"] = "Lookup", ["textarea"] = "TextArea",
    };

    /// <summary>Null for what cannot be captured, which is reported.</summary>
    public static XElement? Of(string sobject, JsonElement field, string? childRelationship, CaptureReport report)
    {
        var name = Text(field, "name")!;
        if (!types.TryGetValue(Text(field, "type")!, out var type))
        {
            report.Add($"{sobject}.{name}: a field of the type {Text(field, "type")} is left out");
            return null;
        }
        if (IsSummary(field)) report.Add($"{sobject}.{name}: describe does not tell what a roll-up summary sums up; it is a plain field here, with the values that it had");
        var xml = new XElement(metadata + "CustomField", Element("fullName", name));
        if (Flag(field, "autoNumber")) AutoNumber(sobject, name, xml, report);
        else if (Text(field, "calculatedFormula") is { } formula) Formula(field, type, formula, xml);
        else Plain(field, type, childRelationship, xml);
        xml.Add(Element("label", Text(field, "label")));
        if (Text(field, "inlineHelpText") is { } help) xml.Add(Element("inlineHelpText", help));
        return xml;
    }

    /// <summary>What is calculated and by no formula.</summary>
    public static bool IsSummary(JsonElement field) => Flag(field, "custom") && Flag(field, "calculated") && Text(field, "calculatedFormula") is null;

    public static XElement Element(string name, object? value) => new(metadata + name, value);

    public static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static int Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;

    private static void AutoNumber(string sobject, string name, XElement xml, CaptureReport report)
    {
        report.Add($"{sobject}.{name}: describe does not tell the display format of an auto-number; it is {{0}} here");
        xml.Add(Element("displayFormat", "{0}"), Element("type", "AutoNumber"));
    }

    private static void Formula(JsonElement field, string type, string formula, XElement xml)
    {
        xml.Add(Element("formula", formula), Element("formulaTreatBlanksAs", Flag(field, "formulaTreatNullNumberAsZero") ? "BlankAsZero" : "BlankAsBlank"), Element("type", type));
        if (type is "Number" or "Currency" or "Percent") Size(field, xml);
    }

    private static void Plain(JsonElement field, string type, string? childRelationship, XElement xml)
    {
        var length = Number(field, "length");
        var isDetail = type == "Lookup" && field.TryGetProperty("relationshipOrder", out var order) && order.ValueKind == JsonValueKind.Number;
        if (type == "TextArea" && length > 255) type = Flag(field, "htmlFormatted") ? "Html" : "LongTextArea";
        xml.Add(Element("type", isDetail ? "MasterDetail" : type));
        if (type is "Text" or "LongTextArea" or "Html" or "EncryptedText") xml.Add(Element("length", length));
        if (type is "Number" or "Currency" or "Percent" or "Location") Size(field, xml);
        if (type == "Checkbox") xml.Add(Element("defaultValue", Flag(field, "defaultValue") ? "true" : "false"));
        else if (Text(field, "defaultValueFormula") is { } byDefault) xml.Add(Element("defaultValue", byDefault));
        if (Flag(field, "externalId")) xml.Add(Element("externalId", "true"));
        if (Flag(field, "unique")) xml.Add(Element("unique", "true"));
        if (Flag(field, "unique") && Flag(field, "caseSensitive") && type == "Text") xml.Add(Element("caseSensitive", "true"));
        if (!isDetail && type != "Checkbox" && !Flag(field, "nillable") && Flag(field, "createable")) xml.Add(Element("required", "true"));
        if (type == "Lookup") Reference(field, isDetail, childRelationship, xml);
        if (type is "Picklist" or "MultiselectPicklist") xml.Add(ValueSet(field));
    }

    private static void Size(JsonElement field, XElement xml)
    {
        if (Text(field, "type") != "location") xml.Add(Element("precision", Text(field, "type") == "int" ? Number(field, "digits") : Number(field, "precision")));
        xml.Add(Element("scale", Number(field, "scale")));
    }

    private static void Reference(JsonElement field, bool isDetail, string? childRelationship, XElement xml)
    {
        foreach (var target in field.GetProperty("referenceTo").EnumerateArray()) xml.Add(Element("referenceTo", target.GetString()));
        if (childRelationship is { } name) xml.Add(Element("relationshipName", name.EndsWith("__r", StringComparison.Ordinal) ? name[..^3] : name));
        if (!isDetail && Flag(field, "restrictedDelete")) xml.Add(Element("deleteConstraint", "Restrict"));
        if (isDetail && Flag(field, "writeRequiresMasterRead")) xml.Add(Element("writeRequiresMasterRead", "true"));
        if (isDetail && Flag(field, "updateable")) xml.Add(Element("reparentableMasterDetail", "true"));
    }

    private static XElement ValueSet(JsonElement field) => new(metadata + "valueSet",
        Element("restricted", Flag(field, "restrictedPicklist") ? "true" : "false"),
        new XElement(metadata + "valueSetDefinition", Element("sorted", "false"), field.GetProperty("picklistValues").EnumerateArray().Select(value => new XElement(metadata + "value",
            Element("fullName", Text(value, "value")), Element("default", Flag(value, "defaultValue") ? "true" : "false"), Element("isActive", Flag(value, "active") ? "true" : "false"), Element("label", Text(value, "label"))))));
}
