using System.Globalization;

namespace FakeForce.Engine.Soql.Syntax;

internal sealed partial class Parser
{
    // from = path [[AS] alias] {"," path [[AS] alias]}
    private FromClause ParseFrom()
    {
        var target = ParsePath();
        var alias = ParseFromAlias();
        var relationships = new List<AliasedRelationship>();
        while (tokens.TryTake(TokenKind.Comma))
        {
            var path = ParsePath();
            relationships.Add(new AliasedRelationship(path, ParseFromAlias()));
        }
        return new FromClause(target, alias, relationships);
    }

    private Word? ParseFromAlias()
    {
        if (tokens.TryTake("AS")) return Keywords.IsReserved(tokens.Text) ? throw tokens.Unexpected() : tokens.Word();
        return tokens.Is(TokenKind.Name) && !Keywords.StartsClause(tokens.Text) ? tokens.Word() : null;
    }

    private Word? ParseScope()
    {
        if (!tokens.TryTake("USING")) return null;
        tokens.Expect("SCOPE");
        return tokens.Word();
    }

    // with = [DATA CATEGORY] filter | SECURITY_ENFORCED | USER_MODE | SYSTEM_MODE | name "=" literal
    // Only its first words are read: none of them runs here, and the binder's refusal names them.
    private WithClause? ParseWith()
    {
        if (!tokens.Is("WITH")) return null;
        tokens.Take();
        var first = tokens.Word();
        var category = first.Is("DATA") && tokens.Is("CATEGORY");
        for (var open = 0; !tokens.Is(TokenKind.End) && (open > 0 || !tokens.Is(TokenKind.CloseParenthesis) && !EndsWith()); tokens.Take())
            open += tokens.Is(TokenKind.OpenParenthesis) ? 1 : tokens.Is(TokenKind.CloseParenthesis) ? -1 : 0;
        return new WithClause(category ? "DATA CATEGORY" : first.Text.ToUpperInvariant(), first.Position);
    }

    private bool EndsWith() =>
        tokens.Is("GROUP") || tokens.Is("HAVING") || tokens.Is("ORDER") || tokens.Is("LIMIT") || tokens.Is("OFFSET") || tokens.Is("FOR") || tokens.Is("UPDATE") || tokens.Is("ALL");

    // groupBy = (ROLLUP | CUBE) "(" operand {"," operand} ")" | operand {"," operand}
    private GroupByClause? ParseGroupBy()
    {
        if (!tokens.Is("GROUP")) return null;
        var position = tokens.Take().Start;
        tokens.Expect("BY");
        var kind = !tokens.AheadIs(TokenKind.OpenParenthesis) ? GroupingKind.Plain
            : tokens.Is("ROLLUP") ? GroupingKind.Rollup
            : tokens.Is("CUBE") ? GroupingKind.Cube : GroupingKind.Plain;
        if (kind == GroupingKind.Plain) return new GroupByClause(kind, ParseList(ParseOperand), position);
        tokens.Take();
        tokens.Expect(TokenKind.OpenParenthesis);
        var operands = ParseList(ParseOperand);
        tokens.ExpectClose();
        return new GroupByClause(kind, operands, position);
    }

    // orderBy = ordering {"," ordering}
    private List<Ordering> ParseOrderBy()
    {
        if (!tokens.TryTake("ORDER")) return [];
        tokens.Expect("BY");
        return ParseList(ParseOrdering);
    }

    // ordering = operand [ASC | DESC] [NULLS (FIRST | LAST)]
    private Ordering ParseOrdering()
    {
        var operand = ParseOperand();
        var descending = !tokens.TryTake("ASC") && tokens.TryTake("DESC");
        if (!tokens.TryTake("NULLS")) return new Ordering(operand, descending, NullsPlace.First);
        if (tokens.TryTake("LAST")) return new Ordering(operand, descending, NullsPlace.Last);
        if (!tokens.TryTake("FIRST")) throw SoqlErrors.MissingValue(tokens.Shown).At(tokens.Source, tokens.Current.Start);
        return new Ordering(operand, descending, NullsPlace.First);
    }

    // count = keyword integer
    private Count? ParseCount(string keyword)
    {
        if (!tokens.TryTake(keyword)) return null;
        if (keyword == "LIMIT" && ParseParameter() is { } parameter) return new Count(0, parameter.Position) { Parameter = parameter.Text };
        if (tokens.Is(TokenKind.Colon)) throw SoqlErrors.BindVariable.At(tokens.Source, tokens.Current.Start);
        if (tokens.Is(TokenKind.Number) && tokens.Text[0] == '-') throw (keyword == "LIMIT" ? SoqlErrors.NegativeLimit : SoqlErrors.NegativeOffset).At(tokens.Source, tokens.Current.Start);
        if (!tokens.Is(TokenKind.Number) || !int.TryParse(tokens.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) throw tokens.Unexpected();
        return new Count(value, tokens.Take().Start);
    }

    private Word? ParseAllRows()
    {
        if (!tokens.Is("ALL")) return null;
        var all = tokens.Word();
        tokens.Expect("ROWS");
        return all;
    }

    // for = {FOR purpose {"," purpose}}
    private List<Word> ParseFor()
    {
        var purposes = new List<Word>();
        while (tokens.TryTake("FOR"))
            do purposes.Add(ParsePurpose(purposes)); while (tokens.TryTake(TokenKind.Comma));
        return purposes;
    }

    // purpose = VIEW | REFERENCE | UPDATE, each once
    private Word ParsePurpose(List<Word> before)
    {
        var known = tokens.Is("VIEW") || tokens.Is("REFERENCE") || tokens.Is("UPDATE");
        return known && !before.Exists(p => tokens.Is(p.Text)) ? tokens.Word() : throw tokens.Unexpected();
    }

    // update = UPDATE (TRACKING | VIEWSTAT) {"," (TRACKING | VIEWSTAT)}
    private List<Word> ParseUpdate()
    {
        if (!tokens.TryTake("UPDATE")) return [];
        return ParseList(() => tokens.Is("TRACKING") || tokens.Is("VIEWSTAT") ? tokens.Word() : throw tokens.Unexpected());
    }
}
