using System.Xml;

namespace FakeForce.Server.Outgoing;

/// <summary>Finds the Ack in a receiver's answer. Many receivers put it into a notifications element instead of notificationsResponse, and are acknowledged: observed in public code.</summary>
internal static class AckReader
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0 };

    /// <summary>Null where it acknowledges; otherwise what is wrong with it.</summary>
    public static string? Problem(byte[] body)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body, writable: false), Settings);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.Depth == 0 && reader.LocalName != "Envelope") return $"the answer is no SOAP envelope but begins with {reader.LocalName}";
                if (reader.LocalName == "Fault") return "the answer is a SOAP fault";
                if (reader.LocalName == "Ack") return reader.ReadElementContentAsString().Trim() is "true" or "1" ? null : "the answer's Ack is not true";
            }
            return "the answer has no Ack";
        }
        catch (XmlException problem)
        {
            return $"the answer is no XML: {problem.Message}";
        }
    }
}
