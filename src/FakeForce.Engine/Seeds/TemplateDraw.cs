using System.Globalization;
using System.Text;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Seeds;

/// <summary>
/// A text with placeholders: <c>{n}</c> is the record's number, <c>{n:000000}</c> the same with zeros before it, and
/// <c>{firstName}</c>, <c>{lastName}</c>, <c>{company}</c>, <c>{city}</c> and <c>{street}</c> are words.
/// </summary>
public sealed record TemplateDraw : RecipeDraw
{
    private readonly List<(string Text, IReadOnlyList<string>? Words, bool IsNumber)> parts = [];

    private TemplateDraw()
    {
    }

    /// <summary>Throws <see cref="FormatException"/> for a placeholder that there is not.</summary>
    public static TemplateDraw Read(string text)
    {
        var draw = new TemplateDraw();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            draw.parts.Add((open < 0 ? text[at..] : text[at..open], null, false));
            if (open < 0) break;
            if (close < 0) throw new FormatException($"has a {{ without a }}: {text}");
            draw.parts.Add(Placeholder(text[(open + 1)..close]));
            at = close + 1;
        }
        return draw;
    }

    internal override InputValue Next(Chance chance, long number)
    {
        var text = new StringBuilder();
        foreach (var (literal, words, isNumber) in parts)
            if (isNumber) text.Append(number.ToString(literal, CultureInfo.InvariantCulture));
            else text.Append(words is null ? literal : words[chance.Next(words.Count)]);
        return InputValue.Of(text.ToString());
    }

    private static (string, IReadOnlyList<string>?, bool) Placeholder(string name)
    {
        if (name == "n") return ("0", null, true);
        if (name.StartsWith("n:", StringComparison.Ordinal) && name.Length is > 2 and < 20 && name.AsSpan(2).IndexOfAnyExcept('0') < 0) return (name[2..], null, true);
        return RecipeWords.Find(name) is { } words ? ("", words, false)
            : throw new FormatException($"has no placeholder {{{name}}}, but {{n}}, {{n:000}}, {string.Join(", ", RecipeWords.Names.Select(known => $"{{{known}}}"))}");
    }
}
