namespace FakeForce.Engine.Soql.Syntax;

internal sealed partial class Parser
{
    // condition = NOT term | term {AND term} | term {OR term}
    // AND and OR never stand at one level, and NOT stands alone: Salesforce has no precedence to tell them apart.
    private Condition ParseCondition()
    {
        if (tokens.Is("NOT"))
        {
            var position = tokens.Take().Start;
            return new NotCondition(ParseTerm(), position);
        }
        var first = ParseTerm();
        if (!tokens.Is("AND") && !tokens.Is("OR")) return first;
        var connective = tokens.Is("AND") ? "AND" : "OR";
        var parts = new List<Condition> { first };
        while (tokens.TryTake(connective)) parts.Add(ParseTerm());
        return connective == "AND" ? new AndCondition(parts) : new OrCondition(parts);
    }

    // term = "(" condition ")" | comparison
    private Condition ParseTerm()
    {
        if (tokens.Is("NOT")) throw tokens.Unexpected();
        if (!tokens.TryTake(TokenKind.OpenParenthesis)) return ParseComparison();
        var inner = Nested(ParseCondition);
        tokens.ExpectClose();
        return inner;
    }

    // comparison = operand (("=" | "!=" | "<>" | "<" | "<=" | ">" | ">=" | LIKE) literal | [NOT] IN inList | (INCLUDES | EXCLUDES) list)
    private Condition ParseComparison()
    {
        var left = ParseOperand();
        if (tokens.TryTake("IN")) return ParseIn(left, negated: false);
        if (tokens.Is("NOT") && tokens.AheadIs("IN"))
        {
            tokens.Take();
            tokens.Take();
            return ParseIn(left, negated: true);
        }
        if (tokens.TryTake("INCLUDES")) return new ListComparison(left, ListOperator.Includes, ParseLiteralList());
        if (tokens.TryTake("EXCLUDES")) return new ListComparison(left, ListOperator.Excludes, ParseLiteralList());
        var comparison = tokens.Current.Kind switch
        {
            TokenKind.Equal => ComparisonOperator.Equal,
            TokenKind.NotEqual => ComparisonOperator.NotEqual,
            TokenKind.Less => ComparisonOperator.Less,
            TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
            TokenKind.Greater => ComparisonOperator.Greater,
            TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
            _ when tokens.Is("LIKE") => ComparisonOperator.Like,
            _ => throw tokens.Unexpected(),
        };
        tokens.Take();
        return new Comparison(left, comparison, ParseParameter() ?? ParseLiteral());
    }

    // inList = "(" query ")" | literalList
    private Condition ParseIn(Operand left, bool negated)
    {
        if (tokens.Is(TokenKind.OpenParenthesis) && tokens.AheadIs("SELECT"))
        {
            tokens.Take();
            var inner = Nested(ParseQuery);
            tokens.ExpectClose();
            return new SemiJoin(left, negated, inner);
        }
        return new ListComparison(left, negated ? ListOperator.NotIn : ListOperator.In, ParseLiteralList());
    }

    // literalList = "(" literal {"," literal} ")"
    private List<Literal> ParseLiteralList()
    {
        if (tokens.Is(TokenKind.Colon)) throw SoqlErrors.BindVariable.At(tokens.Source, tokens.Current.Start);
        tokens.Expect(TokenKind.OpenParenthesis);
        var values = ParseList(ParseLiteral);
        tokens.ExpectClose();
        return values;
    }

    // literal = string | number | date | datetime | time | TRUE | FALSE | NULL | currency | dateLiteral [":" integer]
    private Literal ParseLiteral()
    {
        switch (tokens.Current.Kind)
        {
            case TokenKind.String: return LiteralReader.String(tokens.Lexer, tokens.Take());
            case TokenKind.Number: return LiteralReader.Number(tokens.Lexer, tokens.Take());
            case TokenKind.Date: return LiteralReader.Date(tokens.Lexer, tokens.Take());
            case TokenKind.DateTime: return LiteralReader.Moment(tokens.Lexer, tokens.Take());
            case TokenKind.Time: return LiteralReader.Time(tokens.Lexer, tokens.Take());
            case TokenKind.Name: return ParseNamedLiteral();
            case TokenKind.Colon: throw SoqlErrors.BindVariable.At(tokens.Source, tokens.Current.Start);
            default: throw tokens.Unexpected();
        }
    }

    private Literal ParseNamedLiteral()
    {
        var name = tokens.Text.ToString();
        var position = tokens.Current.Start;
        if (tokens.Is("NULL")) return Named(new Literal(LiteralKind.Null, position));
        if (tokens.Is("TRUE")) return Named(new Literal(LiteralKind.True, position));
        if (tokens.Is("FALSE")) return Named(new Literal(LiteralKind.False, position));
        if (DateLiterals.IsPlain(name)) return Named(new Literal(LiteralKind.DateLiteral, position, name.ToUpperInvariant()));
        if (DateLiterals.TakesNumber(name)) return ParseNumberedDateLiteral(name.ToUpperInvariant());
        return ParseCurrency(name, position);
    }

    private Literal Named(Literal literal)
    {
        tokens.Take();
        return literal;
    }

    private Literal ParseNumberedDateLiteral(string name)
    {
        var position = tokens.Take().Start;
        tokens.Expect(TokenKind.Colon);
        if (!tokens.Is(TokenKind.Number) || !int.TryParse(tokens.Text, out var n) || n == int.MinValue) throw tokens.Unexpected();
        tokens.Take();
        return new Literal(LiteralKind.DateLiteral, position, name, Integer: n);
    }

    private Literal ParseCurrency(string name, int position)
    {
        if (!LiteralReader.TryCurrency(name, out var code, out var amount)) throw tokens.Unexpected();
        var end = tokens.Take().End;
        if (tokens.Is(TokenKind.Number) && tokens.Current.Start == end && tokens.Text[0] == '.')
            amount += LiteralReader.Number(tokens.Lexer, tokens.Take()).Number;
        return new Literal(LiteralKind.Currency, position, code, amount);
    }
}
