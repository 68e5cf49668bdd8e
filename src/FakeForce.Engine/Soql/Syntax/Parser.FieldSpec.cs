namespace FakeForce.Engine.Soql.Syntax;

/// <summary>What a SOSL statement asks of one sObject, as the query that SOQL would write for it.</summary>
/// <param name="ListView">The name behind USING ListView=.</param>
/// <param name="Text">As written, to tell a repetition from a contradiction.</param>
internal sealed record FieldSpec(Query Query, Word? ListView, string Text);

internal sealed partial class Parser
{
    private static readonly string[] FieldSpecClauses = ["WHERE", "USING", "ORDER", "LIMIT", "OFFSET"];

    /// <summary>Reads parts of another language that are SOQL's too, from the tokens of that language.</summary>
    public static Parser Over(TokenStream tokens) => new(tokens);

    // fieldSpec = name ["(" field {"," field} [WHERE condition] [USING ListView "=" name] [ORDER BY orderBy] [LIMIT n] [OFFSET n] ")"]
    public FieldSpec ParseFieldSpec()
    {
        var from = new FieldPath([tokens.Word()]);
        var empty = new Query { Position = from.Position, Select = [], From = new FromClause(from, null, []) };
        if (!tokens.TryTake(TokenKind.OpenParenthesis)) return new FieldSpec(empty, null, from.Text);
        var select = ParseList(ParseField);
        var where = tokens.TryTake("WHERE") ? ParseCondition() : null;
        var listView = ParseListView();
        var query = empty with { Select = select, Where = where, OrderBy = ParseOrderBy(), Limit = ParseCount("LIMIT"), Offset = ParseCount("OFFSET") };
        var end = tokens.Current.End;
        tokens.ExpectClose();
        return new FieldSpec(query, listView, tokens.Source[from.Position..end]);
    }

    /// <summary>LIMIT n of the whole statement.</summary>
    public Count? ParseLimit() => ParseCount("LIMIT");

    /// <summary>UPDATE TRACKING, VIEWSTAT.</summary>
    public List<Word> ParseUpdates() => ParseUpdate();

    // field = operand [alias]; clauses need a field list before them (SOQL and SOSL reference, "RETURNING FieldSpec")
    private SelectItem ParseField()
    {
        if (AtFieldSpecClause() && !tokens.AheadIs(TokenKind.Comma) && !tokens.AheadIs(TokenKind.CloseParenthesis)) throw tokens.Unexpected();
        var operand = ParseOperand();
        return new OperandItem(operand, tokens.Is(TokenKind.Name) && !AtFieldSpecClause() ? tokens.Word() : null);
    }

    private bool AtFieldSpecClause() => Array.Exists(FieldSpecClauses, tokens.Is);

    private Word? ParseListView()
    {
        if (!tokens.TryTake("USING")) return null;
        tokens.Expect("LISTVIEW");
        tokens.Expect(TokenKind.Equal);
        return tokens.Word();
    }
}
