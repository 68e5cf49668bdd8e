using System.Xml;
using FakeForce.Engine;

namespace FakeForce.Server.Json;

/// <summary>
/// A body in XML in the form that the same body in JSON would have: elements are members, XML attributes are "attributes",
/// an element that repeats is a member that repeats. The outermost element's name is not looked at, as in <see cref="XmlIn"/>.
/// </summary>
internal static class XmlTree
{
    private const int MaxDepth = 64;
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static JsonTree Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) throw JsonIn.Missing();
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(body.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            xml.MoveToContent();
            return Element(xml, 0);
        }
        catch (XmlException e)
        {
            throw new SalesforceException("XML_PARSER_ERROR", e.Message);
        }
    }

    private static JsonTree Element(XmlReader xml, int depth)
    {
        if (depth == MaxDepth) throw new SalesforceException("XML_PARSER_ERROR", $"elements may nest {MaxDepth} deep");
        var isNil = xml.GetAttribute("nil", Xsi) is "true" or "1";
        var members = Attributes(xml);
        if (xml.IsEmptyElement) return members.Count > 0 ? new JsonTree(JsonKind.Object) { Members = members } : new JsonTree(JsonKind.Null);
        var text = new System.Text.StringBuilder();
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element) members.Add(Member(xml, depth + 1));
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) text.Append(xml.Value);
        }
        if (members.Count > 0) return new JsonTree(JsonKind.Object) { Members = members };
        return isNil || text.Length == 0 ? new JsonTree(JsonKind.Null) : new JsonTree(JsonKind.String, text.ToString());
    }

    private static JsonMember Member(XmlReader xml, int depth)
    {
        var name = xml.LocalName;
        return new JsonMember(name, Element(xml, depth));
    }

    private static List<JsonMember> Attributes(XmlReader xml)
    {
        var members = new List<JsonMember>();
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.Prefix.Length == 0 && xml.Name != "xmlns") members.Add(new JsonMember(xml.LocalName, new JsonTree(JsonKind.String, xml.Value)));
        }
        xml.MoveToElement();
        return members.Count == 0 ? members : [new JsonMember("attributes", new JsonTree(JsonKind.Object) { Members = members })];
    }
}
