using System.Text;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>XML as Salesforce lays it out here, which no writer of the class library would.</summary>
internal sealed class XmlText
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    public const string Namespace = "http://www.force.com/2009/06/asyncapi/dataload";
    public const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly StringBuilder text = new();

    public int Length => text.Length;

    public XmlText Root(string name, Action<XmlText> content)
    {
        Raw(Declaration).Raw($"<{name}\n   xmlns=\"{Namespace}\">\n");
        content(this);
        return Raw($"</{name}>");
    }

    public XmlText Element(string name, string value) => Raw("<").Raw(name).Raw(">").Escaped(value).Raw("</").Raw(name).Raw(">");

    public XmlText Nil(string name) => Raw("<").Raw(name).Raw(" xsi:nil=\"true\"/>");

    public XmlText Raw(string xml)
    {
        text.Append(xml);
        return this;
    }

    public byte[] Take()
    {
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        text.Clear();
        return bytes;
    }

    public override string ToString() => text.ToString();

    private XmlText Escaped(string value)
    {
        foreach (var sign in value)
        {
            if (sign is '<') text.Append("&lt;");
            else if (sign is '>') text.Append("&gt;");
            else if (sign is '&') text.Append("&amp;");
            else if (sign is '\r' or < ' ' and not ('\n' or '\t')) text.Append("&#").Append((int)sign).Append(';');
            else text.Append(sign);
        }
        return this;
    }
}
