using System.Text;

namespace FakeForce.Engine.ApexRest;

/// <summary>
/// A text with placeholders: <c>Order {{path.1}} of {{user.name}}</c>. <c>\{{</c> is two plain braces; single braces mean nothing, because
/// JSON and the like are full of them.
/// </summary>
public sealed class Template
{
    private const string Opening = "{{", Closing = "}}", Escaped = @"\{{";

    private readonly List<(string Text, Placeholder? Placeholder)> parts = [];

    private Template(string source) => Source = source;

    public string Source { get; }

    /// <summary>Texts and placeholders in their order; a part is the one or the other.</summary>
    internal IReadOnlyList<(string Text, Placeholder? Placeholder)> Parts => parts;

    public IEnumerable<Placeholder> Placeholders => parts.Select(part => part.Placeholder).OfType<Placeholder>();

    /// <summary>The placeholder that is the whole text, or null.</summary>
    public Placeholder? Single => parts is [(_, { } placeholder)] ? placeholder : null;

    /// <summary>Throws <see cref="FormatException"/> with every problem.</summary>
    public static Template Parse(string source)
    {
        var template = new Template(source);
        var problems = new List<string>();
        for (var rest = source.AsSpan(); rest.Length > 0;) rest = template.Take(rest, problems);
        return problems.Count == 0 ? template : throw new FormatException(string.Join("; ", problems));
    }

    /// <summary>The text with what <paramref name="valueOf"/> gives in place of the placeholders.</summary>
    public string Render(Func<Placeholder, string> valueOf)
    {
        if (parts is [(var only, null)]) return only;
        var text = new StringBuilder();
        foreach (var (plain, placeholder) in parts) text.Append(placeholder is null ? plain : valueOf(placeholder));
        return text.ToString();
    }

    public override string ToString() => Source;

    // The next part; what is left comes back.
    private ReadOnlySpan<char> Take(ReadOnlySpan<char> rest, List<string> problems)
    {
        if (rest.StartsWith(Escaped, StringComparison.Ordinal))
        {
            parts.Add((Opening, null));
            return rest[Escaped.Length..];
        }
        if (!rest.StartsWith(Opening, StringComparison.Ordinal)) return TakeText(rest);
        var end = rest.IndexOf(Closing, StringComparison.Ordinal);
        if (end < 0)
        {
            problems.Add($"{Opening} without {Closing} (two braces that are meant as such are written {Escaped})");
            return [];
        }
        var inside = rest[Opening.Length..end].Trim().ToString();
        if (Placeholder.Parse(inside, out var problem) is { } placeholder) parts.Add(("", placeholder));
        else problems.Add(problem);
        return rest[(end + Closing.Length)..];
    }

    private ReadOnlySpan<char> TakeText(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(Opening, StringComparison.Ordinal);
        if (end < 0) end = rest.Length;
        else if (rest[end - 1] == '\\') end--;
        parts.Add((rest[..end].ToString(), null));
        return rest[end..];
    }
}
