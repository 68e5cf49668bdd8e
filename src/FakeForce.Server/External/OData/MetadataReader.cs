using System.Globalization;
using System.Xml;
using FakeForce.Engine;
using FakeForce.Engine.External;

namespace FakeForce.Server.External.OData;

/// <summary>
/// Reads a $metadata document of OData 2.0 to 4.01. The document is another system's: without DTD, within bounds of size and depth, and
/// never followed to another address. Elements are known by their local names, since each version has namespaces of its own.
/// </summary>
internal sealed class MetadataReader
{
    /// <summary>Ours, against documents that are endless in another way than by their bytes.</summary>
    private const int MostTables = 2_000, LongestName = 128;

    private static readonly XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0, IgnoreComments = true, IgnoreWhitespace = true };

    private readonly EdmSchema found = new();
    private readonly List<(string Name, string Type)> sets = [];
    private string schema = "";
    private EdmShape? open;
    private bool isInKey;

    /// <summary>The entity sets by name. Those whose type is missing or has no key are left out, and named in <paramref name="left"/> with the reason.</summary>
    public static Dictionary<string, EdmTable> Read(byte[] document, out IReadOnlyList<string> left)
    {
        var (reader, problems) = (new MetadataReader(), new List<string>());
        try
        {
            reader.ReadAll(document);
        }
        catch (XmlException problem)
        {
            throw ExternalErrors.Unreadable($"its $metadata is no XML: {problem.Message}");
        }
        var tables = new Dictionary<string, EdmTable>(StringComparer.Ordinal);
        foreach (var (name, type) in reader.sets)
            if (reader.found.TableOf(name, type, problems) is { } table && !tables.TryAdd(name, table)) problems.Add($"{name}: it is there twice");
        left = problems;
        return tables;
    }

    private void ReadAll(byte[] document)
    {
        using var xml = XmlReader.Create(new MemoryStream(document, writable: false), settings);
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName is not ("Edmx" or "Schema")) throw ExternalErrors.Unreadable($"its $metadata begins with {xml.LocalName}");
        do
        {
            if (xml.NodeType == XmlNodeType.Element) Begin(xml);
            else if (xml.NodeType == XmlNodeType.EndElement) End(xml.LocalName);
        }
        while (xml.Read());
    }

    private void Begin(XmlReader xml)
    {
        if (xml.Depth > 64) throw ExternalErrors.Unreadable("its $metadata is nested too deeply");
        switch (xml.LocalName)
        {
            case "Schema":
                schema = Name(xml, "Namespace");
                if (xml.GetAttribute("Alias") is { } alias) found.Aliases[alias] = schema;
                break;
            case "EntityType" or "ComplexType": BeginType(xml); break;
            case "EnumType": found.Enums.Add($"{schema}.{Name(xml, "Name")}"); break;
            case "TypeDefinition": found.Definitions[$"{schema}.{Name(xml, "Name")}"] = Name(xml, "UnderlyingType"); break;
            case "Key": isInKey = !xml.IsEmptyElement; break;
            case "PropertyRef" when isInKey && open is not null: open.Keys.Add(Name(xml, "Name")); break;
            case "Property" when open is not null: open.Add(Column(xml)); break;
            case "EntitySet":
                sets.Add((Name(xml, "Name"), Name(xml, "EntityType")));
                if (sets.Count > MostTables) throw ExternalErrors.Unreadable($"its $metadata has more than {MostTables} entity sets");
                break;
        }
    }

    private void BeginType(XmlReader xml)
    {
        var type = new EdmShape(xml.GetAttribute("BaseType"));
        found.Types[$"{schema}.{Name(xml, "Name")}"] = type;
        open = xml.IsEmptyElement ? null : type;
    }

    private void End(string name)
    {
        if (name == "Key") isInKey = false;
        if (name is "EntityType" or "ComplexType") open = null;
    }

    private static EdmColumn Column(XmlReader xml) => new(Name(xml, "Name"), Name(xml, "Type"))
    {
        MaxLength = NumberOf(xml, "MaxLength"),
        Precision = NumberOf(xml, "Precision"),
        Scale = NumberOf(xml, "Scale"),
        IsNullable = xml.GetAttribute("Nullable") != "false",
    };

    // MaxLength="max" and Scale="variable" are no numbers, which is to say that there is no end.
    private static int? NumberOf(XmlReader xml, string attribute) => int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Name(XmlReader xml, string attribute) => xml.GetAttribute(attribute) switch
    {
        null or "" => throw ExternalErrors.Unreadable($"its $metadata has a {xml.LocalName} without {attribute}"),
        { Length: > LongestName * 2 } => throw ExternalErrors.Unreadable($"its $metadata has a {xml.LocalName} whose {attribute} is too long"),
        var text => text,
    };
}
