using System.Text;

namespace FakeForce.Engine.Schema;

/// <summary>Where a standard sObject is in the text tables. Only its name is read at once; the rest of its first line, and its fields, when asked for.</summary>
internal sealed class StandardEntry
{
    private const string GateOption = " | gate ";
    private readonly ReadOnlyMemory<byte> text;
    private string? heading;

    public StandardEntry(ReadOnlyMemory<byte> text)
    {
        this.text = text;
        var name = text.Span[2..];
        Name = Encoding.UTF8.GetString(name[..name.IndexOf((byte)' ')]);
    }

    public string Name { get; }
    public string Heading => heading ??= Encoding.UTF8.GetString(text.Span[2..text.Span.IndexOf((byte)'\n')]);

    public string? Gate
    {
        get
        {
            var gate = Heading.LastIndexOf(GateOption, StringComparison.Ordinal);
            return gate < 0 ? null : Heading[(gate + GateOption.Length)..];
        }
    }

    public KeyPrefix? Prefix => PrefixColumn[0] == '-' ? null : KeyPrefix.Parse(PrefixColumn[..3]);
    public bool PrefixIsShared => PrefixColumn[^1] == '*';

    public IEnumerable<string> Lines => Encoding.UTF8.GetString(text.Span[(text.Span.IndexOf((byte)'\n') + 1)..]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Only the lines that contain <paramref name="part"/>, found without reading the others.</summary>
    public IEnumerable<string> LinesWith(byte[] part)
    {
        for (var at = 0; text.Span[at..].IndexOf(part) is var next and >= 0;)
        {
            at += next + (part[0] == '\n' ? 1 : 0);
            var start = text.Span[..at].LastIndexOf((byte)'\n') + 1;
            var end = at + text.Span[at..].IndexOf((byte)'\n');
            yield return Encoding.UTF8.GetString(text.Span[start..end]);
            at = end;
        }
    }

    private ReadOnlySpan<char> PrefixColumn
    {
        get
        {
            var prefix = Heading.AsSpan(Name.Length + 3);
            return prefix[..prefix.IndexOf(' ')];
        }
    }
}
