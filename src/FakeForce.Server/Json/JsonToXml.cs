using System.Text;
using System.Text.Json;
using System.Xml;

namespace FakeForce.Server.Json;

/// <summary>
/// The XML form of an answer, from its JSON form, which have the same structure: members become elements, a list repeats
/// its element, "attributes" become attributes, null becomes xsi:nil.
/// </summary>
internal static class JsonToXml
{
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, CheckCharacters = false };

    public static ReadOnlyMemory<byte> Convert(ReadOnlyMemory<byte> json, string root, string item)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        using var stream = new MemoryStream();
        // Clients compare the beginning to the letter: <?xml version="1.0" encoding="UTF-8"?><LimitsSnapshot> (observed with clients).
        stream.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"u8);
        using (var xml = XmlWriter.Create(stream, settings))
        {
            if (document.RootElement.ValueKind == JsonValueKind.Array) List(xml, root, item, document.RootElement);
            else Element(xml, root, document.RootElement);
        }
        return stream.ToArray();
    }

    private static void List(XmlWriter xml, string root, string item, JsonElement list)
    {
        xml.WriteStartElement(root);
        foreach (var entry in list.EnumerateArray()) Element(xml, item, entry);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in value.EnumerateArray()) Element(xml, name, entry);
            return;
        }
        xml.WriteStartElement(XmlConvert.EncodeLocalName(name));
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: Members(xml, value); break;
            case JsonValueKind.Null: xml.WriteAttributeString("xsi", "nil", Xsi, "true"); break;
            case JsonValueKind.String: xml.WriteString(value.GetString()); break;
            default: xml.WriteString(value.GetRawText()); break;
        }
        xml.WriteEndElement();
    }

    private static void Members(XmlWriter xml, JsonElement value)
    {
        if (value.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object)
            foreach (var attribute in attributes.EnumerateObject()) xml.WriteAttributeString(attribute.Name, attribute.Value.ToString());
        foreach (var member in value.EnumerateObject())
            if (member.Name != "attributes") Element(xml, member.Name, member.Value);
    }
}
