using System.Xml;

namespace FakeForce.Server.Project;

/// <summary>Reads metadata files: no document types, hence no entities, and bounds on size and depth. Attributes other than xsi's say nothing in metadata.</summary>
internal static class MetadataXml
{
    /// <summary>Ours. Salesforce takes 39 MB for all files of a deployment together.</summary>
    public const int MostBytes = 39 * 1024 * 1024;

    /// <summary>Ours: the deepest metadata type, Flow, nests some eight deep.</summary>
    private const int MostDepth = 64;

    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly XmlReaderSettings settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>The root element. Throws <see cref="MetadataException"/> for what is no metadata file.</summary>
    public static MetadataElement Read(Stream content, string file)
    {
        using var reader = XmlReader.Create(content, settings);
        try
        {
            reader.MoveToContent();
            return Element(reader, file);
        }
        catch (XmlException wrong)
        {
            throw new MetadataException(file, Math.Max(1, wrong.LineNumber), Reason(wrong));
        }
    }

    // Without recursion, so that the depth is bounded by the check alone.
    private static MetadataElement Element(XmlReader reader, string file)
    {
        var open = new Stack<MetadataElement>();
        MetadataElement? root = null;
        do
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = Start(reader, file);
                    if (open.TryPeek(out var parent)) parent.Add(element);
                    root ??= element;
                    if (open.Count == MostDepth) throw new MetadataException(file, element.Line, $"the file nests elements more than {MostDepth} deep");
                    if (!reader.IsEmptyElement) open.Push(element);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when open.TryPeek(out var inside):
                    inside.Text += reader.Value;
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
            }
        }
        while (reader.Read());
        return root ?? throw new MetadataException(file, 1, "the file holds no element");
    }

    private static MetadataElement Start(XmlReader reader, string file) => new(reader.LocalName, file, ((IXmlLineInfo)reader).LineNumber)
    {
        IsNil = reader.HasAttributes && reader.GetAttribute("nil", Instance) is "true" or "1",
        ValueType = reader.HasAttributes ? reader.GetAttribute("type", Instance)?.Split(':')[^1] : null,
    };

    private static string Reason(XmlException wrong) => wrong.Message.Contains("DTD", StringComparison.Ordinal)
        ? "document types are not allowed in metadata" : "the file is no well-formed XML: " + wrong.Message;
}
