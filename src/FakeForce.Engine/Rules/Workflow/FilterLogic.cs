using System.Globalization;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>
/// How the items of a filter are combined:
/// <code>
/// or   = and { "OR" and }
/// and  = not { "AND" not }
/// not  = "NOT" not | number | "(" or ")"
/// </code>
/// Salesforce asks for parentheses where AND and OR stand side by side; here AND binds more tightly, as in SQL.
/// </summary>
internal sealed class FilterLogic
{
    /// <summary>Ours; Salesforce's own bound is the length of the text.</summary>
    private const int MostDepth = 50, MostLength = 1_000;

    private readonly string[] tokens;
    private readonly int items;
    private int place, depth;

    private FilterLogic(string text, int items)
    {
        if (text.Length > MostLength) throw new FormatException($"a filter logic has at most {MostLength} characters");
        tokens = text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        this.items = items;
    }

    /// <summary>Throws <see cref="FormatException"/> for a text that is none, or that names items that there are not.</summary>
    public static Func<Func<int, bool>, bool> Parse(string text, int items)
    {
        var parser = new FilterLogic(text, items);
        var whole = parser.Or();
        return parser.place == parser.tokens.Length ? whole : throw new FormatException($"\"{parser.tokens[parser.place]}\" is not expected in the filter logic");
    }

    private Func<Func<int, bool>, bool> Or()
    {
        var left = And();
        while (Accept("OR"))
        {
            var (first, second) = (left, And());
            left = holds => first(holds) || second(holds);
        }
        return left;
    }

    private Func<Func<int, bool>, bool> And()
    {
        var left = Not();
        while (Accept("AND"))
        {
            var (first, second) = (left, Not());
            left = holds => first(holds) && second(holds);
        }
        return left;
    }

    private Func<Func<int, bool>, bool> Not()
    {
        if (++depth > MostDepth) throw new FormatException($"the filter logic is nested more than {MostDepth} deep");
        try
        {
            if (!Accept("NOT")) return One();
            var inner = Not();
            return holds => !inner(holds);
        }
        finally
        {
            depth--;
        }
    }

    private Func<Func<int, bool>, bool> One()
    {
        if (Accept("("))
        {
            var inner = Or();
            return Accept(")") ? inner : throw new FormatException("a parenthesis of the filter logic is not closed");
        }
        var token = place < tokens.Length ? tokens[place++] : throw new FormatException("the filter logic ends too early");
        if (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw new FormatException($"\"{token}\" is not expected in the filter logic");
        if (number < 1 || number > items) throw new FormatException($"the filter logic names {number}, and there are {items} criteria");
        return holds => holds(number - 1);
    }

    private bool Accept(string word)
    {
        if (place == tokens.Length || !tokens[place].Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        place++;
        return true;
    }
}
