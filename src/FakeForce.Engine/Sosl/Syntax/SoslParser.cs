using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Sosl.Syntax;

/// <summary>
/// Reads a FIND statement. The search text has rules of its own and is only delimited here; everything behind it is made
/// of SOQL's tokens, and what stands in the parentheses of RETURNING is read by SOQL's rules.
/// </summary>
internal sealed class SoslParser
{
    /// <summary>Characters of a statement: as many as a SOQL statement may have (SOQL and SOSL reference, "SOSL Syntax").</summary>
    private const int LongestStatement = Parser.LongestStatement;

    private static readonly string[] groups = ["ALL", "NAME", "EMAIL", "PHONE", "SIDEBAR"];

    private readonly TokenStream tokens;
    private readonly Parser rules;

    private SoslParser(TokenStream tokens) => (this.tokens, rules) = (tokens, Parser.Over(tokens));

    // statement = FIND "{" search "}" [IN group FIELDS] [RETURNING fieldSpec {"," fieldSpec}] {WITH with} [LIMIT n] [UPDATE words]
    public static SoslStatement Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw SoslErrors.NoSearch.Plain();
        if (text.Length > LongestStatement) throw SoslErrors.TooLong.Plain();
        var open = FindBrace(text);
        var close = EndOfSearch(text, open + 1);
        var query = close - open - 1 > SearchQueryParser.LongestText ? null : SearchQueryParser.Parse(text, open + 1, close);
        var parser = new SoslParser(new TokenStream(text, close + 1));
        var statement = new SoslStatement
        {
            SearchStart = open + 1,
            SearchEnd = close,
            Query = query,
            SearchGroup = parser.ParseGroup(),
            Returning = parser.ParseReturning(),
            With = parser.ParseWiths(),
            Limit = parser.rules.ParseLimit(),
            Update = parser.rules.ParseUpdates(),
        };
        return parser.tokens.Is(TokenKind.End) ? statement : throw parser.Malformed();
    }

    private static int FindBrace(string text)
    {
        var start = text.AsSpan().IndexOfAnyExcept(" \t\r\n");
        var word = text.AsSpan(start);
        var end = word.IndexOfAny(" \t\r\n{'");
        word = end < 0 ? word : word[..end];
        if (!word.Equals("FIND", StringComparison.OrdinalIgnoreCase)) throw SoslErrors.UnexpectedToken(word.ToString()).At(text, start);
        var brace = start + word.Length;
        while (brace < text.Length && char.IsWhiteSpace(text[brace])) brace++;
        return brace < text.Length && text[brace] == '{' ? brace : throw SoslErrors.NoSearchTerm.Plain();
    }

    private static int EndOfSearch(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '}') return at;
        }
        throw SoslErrors.Mismatched(SourcePosition.Of(text, text.Length), "<EOF>").At(text, text.Length);
    }

    private Word? ParseGroup()
    {
        if (!tokens.TryTake("IN")) return null;
        if (!Array.Exists(groups, tokens.Is)) throw Malformed();
        var group = tokens.Word();
        if (!tokens.TryTake("FIELDS")) throw Malformed();
        return group;
    }

    private List<FieldSpec> ParseReturning()
    {
        var specs = new List<FieldSpec>();
        if (!tokens.TryTake("RETURNING")) return specs;
        do specs.Add(rules.ParseFieldSpec());
        while (tokens.TryTake(TokenKind.Comma));
        return specs;
    }

    private List<WithOption> ParseWiths()
    {
        var options = new List<WithOption>();
        while (tokens.TryTake("WITH")) options.Add(new WithReader(tokens).Read());
        return options;
    }

    // Live answers speak of search tokens where query errors would call a token unexpected.
    private SalesforceException Malformed()
    {
        var token = tokens.Current;
        return SoslErrors.MalformedToken(token.Kind == TokenKind.End ? "<EOF>" : tokens.Text.ToString()).At(tokens.Source, token.Start);
    }
}
