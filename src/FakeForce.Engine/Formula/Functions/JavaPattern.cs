using System.Text;
using System.Text.RegularExpressions;
using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>
/// REGEX, whose patterns are Java's and must match the whole text. Java's classes of ASCII characters are written out; what .NET reads
/// differently or not at all is refused.
/// </summary>
internal static partial class JavaPattern
{
    // Salesforce bounds the work of a match, to about 50 ms (FunctionRegex of salesforce/formula-engine, FORMULA_LIMIT).
    private static readonly TimeSpan longest = TimeSpan.FromMilliseconds(250);

    private static readonly Dictionary<string, string> classes = new()
    {
        ["d"] = "0-9", ["w"] = "a-zA-Z_0-9", ["s"] = @" \t\n\x0B\f\r", ["h"] = @" \t\xA0",
        ["p{Alpha}"] = "a-zA-Z", ["p{Digit}"] = "0-9", ["p{Alnum}"] = "a-zA-Z0-9", ["p{Upper}"] = "A-Z", ["p{Lower}"] = "a-z",
        ["p{Punct}"] = @"!-/:-@\[-`{-~", ["p{Space}"] = @" \t\n\x0B\f\r", ["p{XDigit}"] = "0-9a-fA-F", ["p{ASCII}"] = @"\x00-\x7F",
        ["p{Blank}"] = @" \t", ["p{Cntrl}"] = @"\x00-\x1F\x7F", ["p{Print}"] = @"\x20-\x7E", ["p{Graph}"] = @"\x21-\x7E",
    };

    public static Node Bind(BoundCall call)
    {
        if (call[0].Type != FormulaType.Text || call[1].Type != FormulaType.Text) throw call.Wrong();
        var (text, pattern) = (call.Text(0), call.Text(1));
        var known = pattern.Literal is { } literal ? Compiled(literal) ?? throw FormulaProblems.Value(call.Name, "The pattern is none, or one that FakeForce cannot match as Java does.", call.At(1)) : null;
        return new Read<bool>(FormulaType.Boolean, (FormulaFrame frame, out bool value) =>
        {
            value = false;
            text.TryGet(frame, out var given);
            pattern.TryGet(frame, out var wanted);
            return (known ?? Compiled(wanted ?? "")) is { } regex ? Matches(frame, regex, given ?? "", out value) : frame.Fail("Invalid regular expression");
        });
    }

    private static bool Matches(FormulaFrame frame, Regex regex, string text, out bool value)
    {
        value = false;
        try
        {
            value = regex.IsMatch(text);
            return true;
        }
        catch (RegexMatchTimeoutException)
        {
            return frame.Fail("Regular expression runtime exceeded for: " + regex);
        }
    }

    private static Regex? Compiled(string pattern)
    {
        if (Foreign().IsMatch(pattern)) return null;
        try
        {
            var written = $@"\A(?:{WrittenOut(pattern)})\z";
            return IsLinear(written) ?? new Regex(written, RegexOptions.CultureInvariant, longest);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Patterns without look-arounds and back-references match in a time that is linear in the text.
    private static Regex? IsLinear(string written)
    {
        try
        {
            return new Regex(written, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, longest);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static string WrittenOut(string pattern)
    {
        var result = new StringBuilder();
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '[') isInClass = true;
            if (pattern[i] == ']') isInClass = false;
            if (pattern[i] != '\\' || i + 1 == pattern.Length)
            {
                result.Append(pattern[i]);
                continue;
            }
            var name = pattern[i + 1] is 'p' && pattern.IndexOf('}', i) is > 0 and var end ? pattern[(i + 1)..(end + 1)] : pattern[i + 1].ToString();
            if (classes.TryGetValue(name, out var members)) result.Append(isInClass ? members : $"[{members}]");
            else if (!isInClass && classes.TryGetValue(name.ToLowerInvariant(), out members)) result.Append($"[^{members}]");
            else result.Append('\\').Append(name);
            i += name.Length;
        }
        return result.ToString();
    }

    // Possessive quantifiers, quotes, classes within classes and their sections, \z-like anchors of Java alone, and negated classes within classes.
    [GeneratedRegex(@"[*+?]\+|\{\d+(?:,\d*)?\}\+|\\[QERXZGHVvk]|&&|\[[^\]]*\[(?!:)|\[[^\]]*\\[DWSP]")]
    private static partial Regex Foreign();
}
