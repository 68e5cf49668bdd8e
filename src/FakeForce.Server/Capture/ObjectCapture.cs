using System.Text.Json;
using System.Xml.Linq;
using static FakeForce.Server.Capture.FieldXml;

namespace FakeForce.Server.Capture;

/// <summary>Writes one object of an org into a project in source format.</summary>
internal sealed class ObjectCapture(string project, OrgReader org, CaptureReport report)
{
    private static readonly XNamespace metadata = "http://soap.sforce.com/2006/04/metadata";

    private readonly Dictionary<string, JsonElement> described = new(StringComparer.OrdinalIgnoreCase);

    public async Task<JsonElement> DescribeAsync(string name, CancellationToken cancel) =>
        described.TryGetValue(name, out var known) ? known : described[name] = await org.GetAsync($"/sobjects/{name}/describe", cancel);

    public async Task WriteAsync(string name, ISet<string> captured, CancellationToken cancel)
    {
        var describe = await DescribeAsync(name, cancel);
        var home = Path.Combine(project, "force-app", "main", "default", "objects", name);
        if (Flag(describe, "custom")) Save(Path.Combine(home, name + ".object-meta.xml"), ObjectOf(name, describe));
        foreach (var field in describe.GetProperty("fields").EnumerateArray().Where(IsOwn))
        {
            if (Strangers(field, captured) is { } stranger)
            {
                report.Add($"{name}.{Text(field, "name")}: it points to {stranger}, which is not captured, and is left out");
                continue;
            }
            if (Of(name, field, await ChildRelationshipAsync(name, field, cancel), report) is { } xml) Save(Path.Combine(home, "fields", $"{Text(field, "name")}.field-meta.xml"), xml);
        }
    }

    /// <summary>Record types, by a query: describe tells those of the user alone.</summary>
    public async Task WriteRecordTypesAsync(ISet<string> captured, CancellationToken cancel)
    {
        foreach (var row in await org.QueryAsync("SELECT DeveloperName, Name, SobjectType, IsActive FROM RecordType", cancel))
            if (captured.Contains(Text(row, "SobjectType")!))
                Save(Path.Combine(project, "force-app", "main", "default", "objects", Text(row, "SobjectType")!, "recordTypes", $"{Text(row, "DeveloperName")}.recordType-meta.xml"),
                    new XElement(metadata + "RecordType", Element("fullName", Text(row, "DeveloperName")), Element("active", Flag(row, "IsActive") ? "true" : "false"), Element("label", Text(row, "Name"))));
    }

    private XElement ObjectOf(string name, JsonElement describe)
    {
        var xml = new XElement(metadata + "CustomObject", Element("label", Text(describe, "label")), Element("pluralLabel", Text(describe, "labelPlural")));
        if (Flag(describe, "customSetting"))
        {
            report.Add($"{name}: describe does not tell the kind of a custom setting; it is Hierarchy here");
            xml.Add(Element("customSettingsType", "Hierarchy"));
        }
        else if (name.EndsWith("__c", StringComparison.Ordinal) && describe.GetProperty("fields").EnumerateArray().FirstOrDefault(field => Flag(field, "nameField")) is { ValueKind: JsonValueKind.Object } own)
        {
            var isNumbered = Flag(own, "autoNumber");
            if (isNumbered) report.Add($"{name}.Name: describe does not tell the display format of an auto-number; it is {{0}} here");
            xml.Add(new XElement(metadata + "nameField", Element("label", Text(own, "label")), isNumbered ? Element("displayFormat", "{0}") : null, Element("type", isNumbered ? "AutoNumber" : "Text")));
        }
        return xml;
    }

    // Parts of compounds come with the whole.
    private static bool IsOwn(JsonElement field) => Flag(field, "custom") && Text(field, "name")!.EndsWith("__c", StringComparison.Ordinal);

    private static string? Strangers(JsonElement field, ISet<string> captured) => Text(field, "type") != "reference" ? null
        : field.GetProperty("referenceTo").EnumerateArray().Select(target => target.GetString()!).FirstOrDefault(target => target.Contains("__", StringComparison.Ordinal) && !captured.Contains(target));

    private async Task<string?> ChildRelationshipAsync(string name, JsonElement field, CancellationToken cancel)
    {
        if (Text(field, "type") != "reference" || field.GetProperty("referenceTo").EnumerateArray().FirstOrDefault() is not { ValueKind: JsonValueKind.String } parent) return null;
        foreach (var child in (await DescribeAsync(parent.GetString()!, cancel)).GetProperty("childRelationships").EnumerateArray())
            if (Text(child, "childSObject") == name && Text(child, "field") == Text(field, "name")) return Text(child, "relationshipName");
        return null;
    }

    private static void Save(string path, XElement xml)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        new XDocument(new XDeclaration("1.0", "UTF-8", null), xml).Save(path);
    }
}
