using System.Text;

namespace FakeForce.Engine.Schema;

/// <summary>The first line of a standard sObject, and where its fields are.</summary>
internal sealed record StandardEntry(string Name, KeyPrefix? Prefix, bool PrefixIsShared, string? Gate, string Heading, ReadOnlyMemory<byte> Body)
{
    private const string GateOption = " | gate ";

    public static StandardEntry Read(ReadOnlyMemory<byte> text)
    {
        var length = text.Span.IndexOf((byte)'\n');
        var heading = Encoding.UTF8.GetString(text.Span[2..length]);
        var name = heading[..heading.IndexOf(' ')];
        var prefix = heading.AsSpan(name.Length + 3);
        prefix = prefix[..prefix.IndexOf(' ')];
        var gate = heading.LastIndexOf(GateOption, StringComparison.Ordinal);
        return new StandardEntry(name, prefix is "-" ? null : KeyPrefix.Parse(prefix[..3].ToString()), prefix.EndsWith("*", StringComparison.Ordinal),
            gate < 0 ? null : heading[(gate + GateOption.Length)..], heading, text[(length + 1)..]);
    }

    public IEnumerable<string> Lines => Encoding.UTF8.GetString(Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
