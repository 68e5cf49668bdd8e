using System.Xml;

namespace FakeForce.Server.Soap;

/// <summary>
/// What matters of a request: the operation (the body's first element), its text arguments, and the session id of the
/// header, all by local name, since clients choose their own prefixes. Reading keeps no tree and has bounds: the 10 KB and
/// the depth that a log-in needs.
/// </summary>
internal sealed class SoapEnvelope
{
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private const int MaxDepth = 20;

    public string Operation { get; private set; } = "";
    public Dictionary<string, string> Arguments { get; } = new(StringComparer.Ordinal);
    public string? SessionId { get; private set; }

    /// <summary>Throws a fault for what is no SOAP 1.1 envelope with something in its body.</summary>
    public static SoapEnvelope Read(string xml)
    {
        var envelope = new SoapEnvelope();
        try
        {
            using var reader = XmlReader.Create(new StringReader(Startable(xml)), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
            });
            envelope.Read(reader);
        }
        catch (XmlException problem)
        {
            throw SoapFault.Unexpected("UNKNOWN_EXCEPTION", "Unable to parse the request: " + problem.Message);
        }
        return envelope.Operation.Length > 0 ? envelope : throw SoapFault.Unexpected("UNKNOWN_EXCEPTION", "The request has no operation in its Body");
    }

    // Some clients send a blank before the declaration or inside its start, "<?xml" being the rule and " <? xml" not.
    private static string Startable(string xml)
    {
        var text = xml.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return text.StartsWith("<?", StringComparison.Ordinal) && text.IndexOf("?>", StringComparison.Ordinal) is > 0 and var end ? text[(end + 2)..] : text;
    }

    private void Read(XmlReader reader)
    {
        var path = new List<string>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (path.Count == 0 && (reader.LocalName != "Envelope" || reader.NamespaceURI != Soap))
                        throw SoapFault.Unexpected("UNKNOWN_EXCEPTION", "The request is no SOAP 1.1 envelope");
                    path.Add(reader.LocalName);
                    if (path.Count > MaxDepth) throw SoapFault.Unexpected("UNKNOWN_EXCEPTION", "The request is nested too deeply");
                    if (path.Count == 3 && path[1] == "Body" && Operation.Length == 0) Operation = reader.LocalName;
                    if (reader.IsEmptyElement) path.RemoveAt(path.Count - 1);
                    break;
                case XmlNodeType.EndElement:
                    path.RemoveAt(path.Count - 1);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    Take(path, reader.Value);
                    break;
            }
        }
    }

    private void Take(List<string> path, string text)
    {
        if (path is [_, "Body", _, var argument]) Arguments[argument] = Arguments.GetValueOrDefault(argument) + text;
        else if (path is [_, "Header", "SessionHeader", "sessionId"]) SessionId += text;
    }
}
