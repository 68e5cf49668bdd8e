using System.Buffers;
using System.Text;
using FakeForce.Engine;

namespace FakeForce.Server.Outgoing;

/// <summary>XML as bytes of UTF-8. Values are taken as rows keep them, which is five times faster than by way of strings and a writer of the class library.</summary>
internal sealed class XmlBytes
{
    // Everything that a text may not hold as it is; 0xEF may begin U+FFFE and U+FFFF.
    private static readonly SearchValues<byte> special = SearchValues.Create([.. Enumerable.Range(0, 32).Where(sign => sign is not ('\t' or '\n')).Select(sign => (byte)sign), (byte)'&', (byte)'<', (byte)'>', 0xEF]);

    private readonly ArrayBufferWriter<byte> buffer = new(64 * 1024);

    public int Length => buffer.WrittenCount;

    public XmlBytes Raw(ReadOnlySpan<byte> xml)
    {
        buffer.Write(xml);
        return this;
    }

    public XmlBytes Id(RecordId id)
    {
        id.Format(buffer.GetSpan(18)[..18]);
        buffer.Advance(18);
        return this;
    }

    public XmlBytes Text(string text) => Text(Encoding.UTF8.GetBytes(text));

    /// <summary>Valid UTF-8. XML 1.0 has no way to write most control characters: a question mark stands for them.</summary>
    public XmlBytes Text(ReadOnlySpan<byte> text)
    {
        for (int at; (at = text.IndexOfAny(special)) >= 0;)
        {
            Raw(text[..at]);
            text = text[at..];
            var isNoCharacter = text.StartsWith("\uFFFE"u8) || text.StartsWith("\uFFFF"u8);
            var taken = text[0] != 0xEF ? 1 : 3;
            Raw(isNoCharacter ? "?"u8 : text[0] == 0xEF ? text[..3] : Entity(text[0]));
            text = text[taken..];
        }
        return Raw(text);
    }

    /// <summary>What was written, and an empty text from now on.</summary>
    public byte[] Take()
    {
        var bytes = buffer.WrittenSpan.ToArray();
        buffer.ResetWrittenCount();
        return bytes;
    }

    private static ReadOnlySpan<byte> Entity(byte sign) => sign switch
    {
        (byte)'&' => "&amp;"u8,
        (byte)'<' => "&lt;"u8,
        (byte)'>' => "&gt;"u8,
        // As it is, a reader would make a line feed of it.
        (byte)'\r' => "&#xD;"u8,
        _ => "?"u8,
    };
}
