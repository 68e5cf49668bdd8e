using System.Xml;
using FakeForce.Engine;
using FakeForce.Engine.Records;

namespace FakeForce.Server.Json;

/// <summary>
/// A record in XML: <c>&lt;Account&gt;&lt;Name&gt;Acme&lt;/Name&gt;&lt;/Account&gt;</c>. An element with elements inside is a parent named by external
/// id; xsi:nil or an empty element is null. No document types, no entities.
/// </summary>
internal static class XmlIn
{
    private const int MaxDepth = 16;
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static RecordInput ReadRecord(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(body.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            xml.MoveToContent();
            return Record(xml, 0);
        }
        catch (XmlException e)
        {
            throw new SalesforceException("XML_PARSER_ERROR", e.Message);
        }
    }

    private static RecordInput Record(XmlReader xml, int depth)
    {
        if (depth == MaxDepth) throw new SalesforceException("XML_PARSER_ERROR", $"records may nest {MaxDepth} deep");
        var record = new RecordInput { Type = xml.GetAttribute("type") };
        if (xml.IsEmptyElement) return record;
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
            if (xml.NodeType == XmlNodeType.Element) record.Fields.Add(new(xml.LocalName, Value(xml, depth)));
        return record;
    }

    private static InputValue Value(XmlReader xml, int depth)
    {
        var isNil = xml.GetAttribute("nil", Xsi) is "true" or "1";
        if (xml.IsEmptyElement) return new InputValue(InputKind.Null);
        var nested = new RecordInput { Type = xml.GetAttribute("type") };
        var text = new System.Text.StringBuilder();
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (depth == MaxDepth) throw new SalesforceException("XML_PARSER_ERROR", $"records may nest {MaxDepth} deep");
                nested.Fields.Add(new(xml.LocalName, Value(xml, depth + 1)));
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) text.Append(xml.Value);
        }
        if (nested.Fields.Count > 0) return new InputValue(InputKind.Record, Nested: nested);
        return isNil || text.Length == 0 ? new InputValue(InputKind.Null) : InputValue.Of(text.ToString());
    }
}
