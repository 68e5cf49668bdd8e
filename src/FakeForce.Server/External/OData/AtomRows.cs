using System.Globalization;
using System.Xml;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;

namespace FakeForce.Server.External.OData;

/// <summary>Entities of an answer of OData 2.0 in Atom: m:properties of each entry, m:count and the link "next" of the feed.</summary>
internal static class AtomRows
{
    /// <summary>No DTD and so no entities, whatever an answer brings.</summary>
    public static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0, IgnoreComments = true };

    private const int Deepest = 64;

    public static ODataFeed ReadFeed(byte[] body) => Read(body, "feed");

    public static ODataEntity? ReadEntity(byte[] body) => Read(body, "entry").Entities.FirstOrDefault();

    private static ODataFeed Read(byte[] body, string root)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(body, writable: false), Settings);
            if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != root) throw ExternalErrors.Unreadable($"it is no Atom {root}");
            return ReadAll(xml, root == "feed" ? 1 : 0);
        }
        catch (XmlException problem)
        {
            throw ExternalErrors.Unreadable($"it is no XML: {problem.Message}");
        }
    }

    private static ODataFeed ReadAll(XmlReader xml, int entryDepth)
    {
        var (entities, count, next) = (new List<ODataEntity>(), (long?)null, (string?)null);
        do
        {
            if (xml.Depth > Deepest) throw ExternalErrors.Unreadable("it is nested too deeply");
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "count" && xml.Depth == entryDepth) count = CountOf(xml.ReadString());
            else if (xml.LocalName == "link" && xml.Depth == 1 && entryDepth == 1 && xml.GetAttribute("rel") == "next") next = xml.GetAttribute("href");
            // In content, or beside it where the content is a medium of its own.
            else if (xml.LocalName == "properties" && xml.Depth - entryDepth is 1 or 2) entities.Add(EntityOf(xml));
        }
        while (xml.Read());
        return new ODataFeed(entities, count, next);
    }

    private static long CountOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw ExternalErrors.Unreadable("its m:count is no number of rows");

    private static ODataEntity EntityOf(XmlReader properties)
    {
        var values = new Dictionary<string, InputValue>(StringComparer.Ordinal);
        var depth = properties.Depth;
        if (properties.IsEmptyElement) return new ODataEntity(values);
        properties.Read();
        while (properties.Depth > depth)
        {
            if (properties.NodeType != XmlNodeType.Element) properties.Read();
            else values[properties.LocalName] = ValueOf(properties);
        }
        return new ODataEntity(values);
    }

    // Consumes the element.
    private static InputValue ValueOf(XmlReader xml)
    {
        var (type, isNull) = (Attribute(xml, "type"), Attribute(xml, "null") == "true");
        if (isNull || xml.IsEmptyElement)
        {
            xml.Skip();
            return isNull ? default : InputValue.Of("");
        }
        if (type is not null && !EdmTypes.IsPrimitive(type)) return InputValue.Of(xml.ReadInnerXml());
        var text = xml.ReadElementContentAsString();
        if (type == "Edm.Boolean") return new InputValue(text == "true" ? InputKind.True : InputKind.False);
        return InputValue.Of(text);
    }

    private static string? Attribute(XmlReader xml, string name)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName != name) continue;
            var value = xml.Value;
            xml.MoveToElement();
            return value;
        }
        xml.MoveToElement();
        return null;
    }
}
