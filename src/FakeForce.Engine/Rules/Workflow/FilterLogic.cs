using System.Globalization;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>
/// How the items of a filter are combined:
/// <code>
/// many = not { "AND" not } | not { "OR" not }
/// not  = "NOT" not | number | "(" many ")"
/// </code>
/// Where AND and OR stand side by side Salesforce asks for parentheses, and where an item is not named it refuses the filter; so does this.
/// </summary>
internal sealed class FilterLogic
{
    /// <summary>Ours; Salesforce's own bound is the length of the text.</summary>
    private const int MostDepth = 50, MostLength = 1_000;

    private readonly string[] tokens;
    private readonly bool[] isNamed;
    private int place, depth;

    private FilterLogic(string text, int items)
    {
        if (text.Length > MostLength) throw new FormatException($"a filter logic has at most {MostLength} characters");
        tokens = text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        isNamed = new bool[items];
    }

    /// <summary>Throws <see cref="FormatException"/> for a text that is none, or that names items that there are not.</summary>
    public static Func<Func<int, bool>, bool> Parse(string text, int items)
    {
        var parser = new FilterLogic(text, items);
        var whole = parser.Many();
        if (parser.place < parser.tokens.Length) throw new FormatException($"\"{parser.tokens[parser.place]}\" is not expected in the filter logic");
        return Array.IndexOf(parser.isNamed, false) is >= 0 and var unnamed ? throw new FormatException($"the filter logic does not name {unnamed + 1}") : whole;
    }

    private Func<Func<int, bool>, bool> Many()
    {
        var all = new List<Func<Func<int, bool>, bool>> { Not() };
        var word = Accept("AND") ? "AND" : Accept("OR") ? "OR" : null;
        if (word is null) return all[0];
        do all.Add(Not());
        while (Accept(word));
        if (Accept(word == "AND" ? "OR" : "AND")) throw new FormatException("the filter logic takes parentheses where AND and OR stand side by side");
        return word == "AND" ? holds => all.TrueForAll(one => one(holds)) : holds => all.Exists(one => one(holds));
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
            var inner = Many();
            return Accept(")") ? inner : throw new FormatException("a parenthesis of the filter logic is not closed");
        }
        var token = place < tokens.Length ? tokens[place++] : throw new FormatException("the filter logic ends too early");
        if (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw new FormatException($"\"{token}\" is not expected in the filter logic");
        if (number < 1 || number > isNamed.Length) throw new FormatException($"the filter logic names {number}, and there are {isNamed.Length} criteria");
        isNamed[number - 1] = true;
        return holds => holds(number - 1);
    }

    private bool Accept(string word)
    {
        if (place == tokens.Length || !tokens[place].Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        place++;
        return true;
    }
}
