using System.Globalization;

namespace FakeForce.Engine.Formula.Syntax;

/// <summary>
/// Recursive descent over the grammar of Salesforce's own engine (FormulaGrammar.g of salesforce/formula-engine), whose order of
/// precedence it keeps: there, ^ binds less tightly than * and /.
/// </summary>
internal sealed class Parser
{
    private readonly List<Token> tokens;
    private int next;
    private int depth;

    private Parser(List<Token> tokens) => this.tokens = tokens;

    private Token Current => tokens[next];

    // formula : expression EOF
    public static Expression Parse(string text, int maxLength = FormulaLimits.MaxLength)
    {
        if (text.Length > maxLength) throw FormulaProblems.TooLong(text.Length, maxLength);
        var parser = new Parser(Lexer.Read(text));
        var expression = parser.Or();
        return parser.Current.Kind == TokenKind.End ? expression
            : throw FormulaProblems.Extra(parser.Current.Kind == TokenKind.Name ? parser.Current.Text : $"'{parser.Current.Text}'", parser.Current.Position);
    }

    // logicalOr : logicalAnd ("||" logicalAnd)*
    private Expression Or() => Chain(And, "OR", "||");

    // logicalAnd : equality ("&&" equality)*
    private Expression And() => Chain(Equality, "AND", "&&");

    // equality : relational (("=" | "==" | "<>" | "!=") relational)*
    private Expression Equality()
    {
        var left = Relational();
        while (true)
        {
            if (Current.IsSign("=") || Current.IsSign("==")) left = Binary("=", left, Relational);
            else if (Current.IsSign("<>") || Current.IsSign("!=")) left = Binary("<>", left, Relational);
            else return left;
        }
    }

    // relational : additive (("<" | ">" | "<=" | ">=") additive)*
    private Expression Relational() => LeftToRight(Additive, "<", ">", "<=", ">=");

    // additive : power (("+" | "-" | "&") power)*
    private Expression Additive() => LeftToRight(Power, "+", "-", "&");

    // power : multiplicative ("^" multiplicative)*
    private Expression Power() => LeftToRight(Multiplicative, "^");

    // multiplicative : unary (("*" | "/") unary)*
    private Expression Multiplicative() => LeftToRight(Unary, "*", "/");

    // unary : primary | ("-" | "+" | "!" | "not") unary
    private Expression Unary()
    {
        var token = Current;
        if (token.IsSign("-") || token.IsSign("+")) return Deeper(() => new Call(Advance().Text, [Unary()], token.Position));
        if (!token.IsSign("!") && !token.IsWord("NOT")) return Primary();
        return Deeper(() =>
        {
            Advance();
            return new Call("NOT", [Unary()], token.Position);
        });
    }

    // primary : NAME | NUMBER | TEXT | "true" | "false" | "null" | "(" logicalOr ")" | call
    private Expression Primary()
    {
        var token = Advance();
        switch (token.Kind)
        {
            case TokenKind.Number: return new NumberLiteral(decimal.Parse(token.Text, CultureInfo.InvariantCulture), token.Position);
            case TokenKind.Text: return new TextLiteral(token.Text, token.Position);
            case TokenKind.Open: return Deeper(() =>
            {
                var inner = Or();
                Close();
                return inner;
            });
            case TokenKind.Name when token.IsWord("TRUE") || token.IsWord("FALSE"): return new TruthLiteral(token.IsWord("TRUE"), token.Position);
            case TokenKind.Name when token.IsWord("NULL"): return new NullLiteral(token.Position);
            case TokenKind.Name: return Current.Kind == TokenKind.Open ? CallOf(token) : new Reference(token.Text, token.Position);
            default: throw FormulaProblems.Found(token.Shown, token.Position);
        }
    }

    // call : NAME "(" (logicalOr ("," logicalOr)*)? ")"
    private Expression CallOf(Token name) => Deeper(() =>
    {
        Advance();
        var arguments = new List<Expression>();
        if (Current.Kind != TokenKind.Close)
        {
            arguments.Add(Or());
            while (Current.Kind == TokenKind.Comma)
            {
                Advance();
                arguments.Add(Or());
            }
        }
        Close();
        return new Call(name.Text, arguments, name.Position);
    });

    private Expression Chain(Func<Expression> operand, string function, string sign)
    {
        var first = operand();
        if (!Current.IsSign(sign)) return first;
        var operands = new List<Expression> { first };
        while (Current.IsSign(sign))
        {
            Advance();
            operands.Add(operand());
        }
        return new Call(function, operands, first.Position);
    }

    private Expression LeftToRight(Func<Expression> operand, params ReadOnlySpan<string> signs)
    {
        var left = operand();
        var links = 0;
        while (Current.Kind == TokenKind.Sign && signs.Contains(Current.Text))
        {
            // Each link makes the tree one deeper.
            if (++links > FormulaLimits.MaxHeight) throw FormulaProblems.Unsupported($"A formula of more than {FormulaLimits.MaxHeight} operators in a row", Current.Position);
            left = Binary(Current.Text, left, operand);
        }
        return left;
    }

    private Call Binary(string name, Expression left, Func<Expression> right)
    {
        var position = Advance().Position;
        return new Call(name, [left, right()], position);
    }

    private Expression Deeper(Func<Expression> parse)
    {
        if (++depth > FormulaLimits.MaxNesting) throw FormulaProblems.Unsupported($"A formula that nests more than {FormulaLimits.MaxNesting} deep", Current.Position);
        var expression = parse();
        depth--;
        return expression;
    }

    private void Close()
    {
        if (Current.Kind != TokenKind.Close) throw FormulaProblems.Missing("')'", Current.Position);
        Advance();
    }

    private Token Advance() => Current.Kind == TokenKind.End ? Current : tokens[next++];
}
