using System.Text;
using FakeForce.Engine.Sosl.Index;

namespace FakeForce.Engine.Sosl.Syntax;

/// <summary>
/// Reads the text between the braces of FIND. Terms without an operator between them are joined by AND, in searches of
/// articles, documents and solutions by OR.
/// </summary>
internal sealed class SearchQueryParser
{
    /// <summary>A longer text finds nothing; one longer than the other limit loses its operators (SOQL and SOSL reference, "FIND").</summary>
    public const int LongestText = 10_000, LongestWithOperators = 4_000;

    /// <summary>Parentheses in each other; far more than people write, far less than a stack holds.</summary>
    private const int DeepestNesting = 100;

    private readonly string source;
    private readonly SearchLexer lexer;
    private readonly bool implicitOr;
    private readonly bool ignoresOperators;
    private SearchToken current;
    private int depth;
    private int searched;

    private SearchQueryParser(string source, int start, int end, bool implicitOr)
    {
        this.source = source;
        ignoresOperators = end - start > LongestWithOperators;
        this.implicitOr = implicitOr || ignoresOperators;
        lexer = new SearchLexer(source, start, end);
        Take();
    }

    /// <summary>The search text is the part of the statement from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public static SearchNode Parse(string source, int start, int end, bool implicitOr = false)
    {
        var parser = new SearchQueryParser(source, start, end, implicitOr);
        var node = parser.current.Kind == SearchTokenKind.End ? null : parser.ParseEither();
        if (parser.current.Kind != SearchTokenKind.End) throw parser.Unexpected();
        // One character of a script whose words may be that short is enough.
        return parser.searched > 1 && node is not null ? node : throw SoslErrors.TooShort(source[start..end]).Plain();
    }

    // either = chain {[OR] chain}
    private SearchNode ParseEither()
    {
        var alternatives = new List<SearchNode> { ParseChain() };
        while (current.Kind == SearchTokenKind.Or || implicitOr && StartsOperand())
        {
            if (current.Kind == SearchTokenKind.Or) Take();
            alternatives.Add(ParseChain());
        }
        return alternatives.Count == 1 ? alternatives[0] : new SearchEither(alternatives);
    }

    // chain = operand {[AND [NOT]] operand}
    private SearchNode ParseChain()
    {
        var operands = new List<SearchNode> { ParseOperand() };
        var negated = new List<bool>();
        while (current.Kind == SearchTokenKind.And || !implicitOr && StartsOperand())
        {
            var explicitly = current.Kind == SearchTokenKind.And;
            if (explicitly) Take();
            var not = explicitly && current.IsNot;
            if (not) Take();
            var operand = ParseOperand();
            // Punctuation alone is no word, so it asks for nothing.
            if (operand is SearchTerm { Words.Count: 0 }) continue;
            operands.Add(operand);
            negated.Add(not);
        }
        if (operands.Count > 1 && operands[0] is SearchTerm { Words.Count: 0 } && !negated[0])
        {
            operands.RemoveAt(0);
            negated.RemoveAt(0);
        }
        return operands.Count == 1 ? operands[0] : new SearchChain(operands, negated);
    }

    // operand = "(" either ")" | phrase | word
    private SearchNode ParseOperand()
    {
        var token = current;
        switch (token.Kind)
        {
            case SearchTokenKind.Open:
                if (++depth > DeepestNesting) throw Unexpected();
                Take();
                var inner = ParseEither();
                if (current.Kind != SearchTokenKind.Close) throw Unexpected();
                Take();
                depth--;
                return inner;
            case SearchTokenKind.Phrase or SearchTokenKind.Word:
                Take();
                CountSearched(token.Text);
                return TermReader.Read(token.Text, token.Kind == SearchTokenKind.Phrase);
            default: throw Unexpected();
        }
    }

    private bool StartsOperand() => current.Kind is SearchTokenKind.Open or SearchTokenKind.Phrase or SearchTokenKind.Word;

    // A text that is too long to have operators has only words.
    private void Take()
    {
        do current = lexer.Next();
        while (ignoresOperators && (current.IsNot || current.Kind is SearchTokenKind.And or SearchTokenKind.Or or SearchTokenKind.Open or SearchTokenKind.Close));
    }

    private void CountSearched(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!Rune.IsWhiteSpace(rune) && rune.Value is not (WordReader.Many or WordReader.One)) searched += WordReader.IsIdeograph(rune) ? 2 : 1;
    }

    private SalesforceException Unexpected()
    {
        var shown = current.Kind switch
        {
            SearchTokenKind.End => "}",
            SearchTokenKind.Open => "(",
            SearchTokenKind.Close => ")",
            _ => current.Text.Replace(WordReader.Many, '*').Replace(WordReader.One, '?'),
        };
        return SoslErrors.UnexpectedToken(shown).At(source, current.Position);
    }
}
