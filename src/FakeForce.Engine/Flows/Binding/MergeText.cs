using System.Text;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>Texts with names in <c>{!…}</c>.</summary>
internal static class MergeText
{
    public static bool Has(string text) => text.Contains("{!", StringComparison.Ordinal);

    /// <summary>The parts of a text: what is written, and names. A brace that does not close is written text.</summary>
    public static IEnumerable<(string Text, bool IsName)> Split(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("{!", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                yield return (text[at..], false);
                yield break;
            }
            if (open > at) yield return (text[at..open], false);
            yield return (text[(open + 2)..close].Trim(), true);
            at = close + 1;
        }
    }

    /// <summary>A formula of a flow as the formula engine reads it: without the braces around names. Texts in quotes stay as they are.</summary>
    public static string Plain(string formula)
    {
        var plain = new StringBuilder(formula.Length);
        var (quote, isOpen) = ('\0', false);
        for (var i = 0; i < formula.Length; i++)
        {
            var c = formula[i];
            if (quote != '\0')
            {
                plain.Append(c);
                if (c == '\\' && i + 1 < formula.Length) plain.Append(formula[++i]);
                else if (c == quote) quote = '\0';
            }
            else if (c == '{' && i + 1 < formula.Length && formula[i + 1] == '!')
            {
                (isOpen, i) = (true, i + 1);
            }
            else if (c == '}' && isOpen) isOpen = false;
            else
            {
                if (c is '"' or '\'') quote = c;
                plain.Append(c);
            }
        }
        return plain.ToString();
    }
}
