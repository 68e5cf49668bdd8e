using System.Buffers;
using System.Text;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Sosl.Index;

namespace FakeForce.Engine.Sosl.Syntax;

internal enum SearchTokenKind : byte { End, Word, Phrase, Open, Close, And, Or }

/// <summary>A piece of a search text; wild cards in <paramref name="Text"/> are those of <see cref="WordReader"/>.</summary>
internal readonly record struct SearchToken(SearchTokenKind Kind, int Position, string Text = "")
{
    /// <summary>"not" behind AND is an operator, and a word elsewhere.</summary>
    public bool IsNot => Kind == SearchTokenKind.Word && Text.Equals("NOT", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cuts the text between the braces into words, phrases, parentheses and operators.</summary>
internal sealed class SearchLexer(string source, int start, int end)
{
    // SOQL and SOSL reference, "Reserved characters": without a backslash these end the search text, also inside quotes.
    private static readonly SearchValues<char> reserved = SearchValues.Create("&|!{}[]^~:'+-");

    private int at = start;

    public SearchToken Next()
    {
        while (at < end && char.IsWhiteSpace(source[at])) at++;
        if (at >= end) return new SearchToken(SearchTokenKind.End, end);
        return source[at] switch
        {
            '(' => new SearchToken(SearchTokenKind.Open, at++),
            ')' => new SearchToken(SearchTokenKind.Close, at++),
            '"' => Phrase(),
            _ => Word(),
        };
    }

    private SearchToken Phrase()
    {
        var position = at++;
        var text = new StringBuilder();
        while (at < end && source[at] != '"') text.Append(Character());
        if (at >= end) throw Mismatched(end);
        at++;
        return new SearchToken(SearchTokenKind.Phrase, position, text.ToString());
    }

    private SearchToken Word()
    {
        var position = at;
        var escaped = false;
        var text = new StringBuilder();
        while (at < end && !char.IsWhiteSpace(source[at]) && source[at] is not ('(' or ')' or '"'))
        {
            escaped |= source[at] == '\\';
            text.Append(Character());
        }
        var word = text.ToString();
        var kind = escaped ? SearchTokenKind.Word : word.ToUpperInvariant() switch { "AND" => SearchTokenKind.And, "OR" => SearchTokenKind.Or, _ => SearchTokenKind.Word };
        return new SearchToken(kind, position, word);
    }

    private char Character()
    {
        var c = source[at];
        if (c == '\\' && at + 1 < end) c = source[++at];
        else if (reserved.Contains(c) || c == '\\') throw Mismatched(at);
        else c = c switch { '*' => WordReader.Many, '?' => WordReader.One, WordReader.Many or WordReader.One => ' ', _ => c };
        at++;
        return c;
    }

    private SalesforceException Mismatched(int position) =>
        SoslErrors.Mismatched(SourcePosition.Of(source, position), position < end ? source[position].ToString() : "<EOF>").At(source, position);
}
