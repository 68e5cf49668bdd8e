using System.Net;
using System.Text;

namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>
/// Text with merge fields, as header formulas of credentials and callouts through named credentials have them.
/// <code>
/// text = { plain | "{!" sum "}" }      sum  = term { ( "&amp;" | "+" ) term }
/// term = string | field | function "(" sum ")"      field = "$" name "." name [ "." name ]
/// </code>
/// The functions are BASE64ENCODE, BLOB, HTMLENCODE and TEXT; anything else of formulas is a problem, said at the start.
/// </summary>
public ref struct MergeText
{
    /// <summary>Of a value; ours.</summary>
    private const int MostDepth = 10;

    private readonly string text;
    private readonly Func<string, string?> valueOf;
    private int at;

    private MergeText(string text, Func<string, string?> valueOf) => (this.text, this.valueOf) = (text, valueOf);

    /// <summary>The text with values in the place of its fields. Throws <see cref="FormatException"/> for what is no formula, or a field without a value.</summary>
    public static string Render(string text, Func<string, string?> valueOf) =>
        text.Contains("{!", StringComparison.Ordinal) ? new MergeText(text, valueOf).Whole() : text;

    /// <summary>What is wrong with its formulas; null where nothing is.</summary>
    internal static string? ProblemOf(string text)
    {
        try
        {
            Render(text, field => field.StartsWith("$Credential.", StringComparison.OrdinalIgnoreCase) || field.StartsWith("$User.", StringComparison.OrdinalIgnoreCase) || field.StartsWith("$Organization.", StringComparison.OrdinalIgnoreCase) ? "" : null);
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    private string Whole()
    {
        var whole = new StringBuilder();
        while (true)
        {
            var open = text.IndexOf("{!", at, StringComparison.Ordinal);
            if (open < 0) return whole.Append(text, at, text.Length - at).ToString();
            whole.Append(text, at, open - at);
            at = open + 2;
            whole.Append(Sum(0));
            if (Next() != '}') throw Problem("'}'");
            at++;
        }
    }

    private string Sum(int depth)
    {
        if (depth == MostDepth) throw new FormatException($"the formula '{text}' nests more than {MostDepth} deep");
        var sum = Term(depth);
        while (Next() is '&' or '+')
        {
            at++;
            sum += Term(depth);
        }
        return sum;
    }

    private string Term(int depth)
    {
        var first = Next();
        if (first is '\'' or '"') return Quoted(first);
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '$' or '_' or '.')) at++;
        var name = text[start..at];
        if (name.Length == 0) throw Problem("a text, a field or a function");
        if (first == '$') return valueOf(name) ?? throw new FormatException($"there is no value of {name}");
        if (Next() != '(') throw Problem("'('");
        at++;
        var inner = Sum(depth + 1);
        if (Next() != ')') throw Problem("')'");
        at++;
        return name.ToUpperInvariant() switch
        {
            "BASE64ENCODE" => Convert.ToBase64String(Encoding.UTF8.GetBytes(inner)),
            "HTMLENCODE" => WebUtility.HtmlEncode(inner),
            "BLOB" or "TEXT" => inner,
            _ => throw new FormatException($"the function {name} is not supported in header formulas; there are BASE64ENCODE, BLOB, HTMLENCODE and TEXT"),
        };
    }

    private string Quoted(char quote)
    {
        var quoted = new StringBuilder();
        for (at++; at < text.Length && text[at] != quote; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length) at++;
            quoted.Append(text[at]);
        }
        if (at++ >= text.Length) throw Problem("the end of a text");
        return quoted.ToString();
    }

    private char Next()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at < text.Length ? text[at] : '\0';
    }

    private readonly FormatException Problem(string wanted) => new($"the formula '{text}' needs {wanted} at character {at + 1}");
}
