using System.Xml;

namespace FakeForce.Server.External.OData;

/// <summary>What a service says is wrong, in JSON or XML.</summary>
internal static class ODataErrors
{
    public static string? TextOf(byte[] body) => IsXml(body) ? XmlText(body) : JsonRows.ErrorText(body);

    public static bool IsXml(byte[] body)
    {
        foreach (var b in body)
            if (b is not (0xEF or 0xBB or 0xBF or (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')) return b == '<';
        return false;
    }

    private static string? XmlText(byte[] body)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(body, writable: false), AtomRows.Settings);
            while (xml.Read())
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "message" }) return xml.ReadElementContentAsString();
            return null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
