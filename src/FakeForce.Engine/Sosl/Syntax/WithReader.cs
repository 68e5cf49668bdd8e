using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Sosl.Syntax;

/// <summary>Reads what stands behind WITH (SOQL and SOSL reference, the pages "WITH …" of SOSL).</summary>
internal sealed class WithReader(TokenStream tokens)
{
    // with = DATA CATEGORY filter | SNIPPET ["(" name "=" n ")"] | HIGHLIGHT | name ("=" value | IN "(" value {"," value} ")")
    public WithOption Read()
    {
        var name = tokens.Word();
        if (name.Is("DATA")) return Category(name);
        if (name.Is("SNIPPET")) return Snippet(name);
        if (tokens.TryTake("IN")) return List(name);
        return new WithOption(name.Text.ToUpperInvariant(), tokens.TryTake(TokenKind.Equal) ? Value() : "", false, name.Position);
    }

    // filter = name (AT | ABOVE | BELOW | ABOVE_OR_BELOW) (name | "(" name {"," name} ")") {AND filter}
    private WithOption Category(Word data)
    {
        tokens.Expect("CATEGORY");
        var group = tokens.Word();
        Categories();
        while (tokens.TryTake("AND"))
        {
            tokens.Word();
            Categories();
        }
        return new WithOption("DATA CATEGORY", group.Text, false, data.Position);
    }

    private void Categories()
    {
        if (!tokens.Is("AT") && !tokens.Is("ABOVE") && !tokens.Is("BELOW") && !tokens.Is("ABOVE_OR_BELOW")) throw tokens.Unexpected();
        tokens.Take();
        if (!tokens.TryTake(TokenKind.OpenParenthesis))
        {
            tokens.Word();
            return;
        }
        do tokens.Word();
        while (tokens.TryTake(TokenKind.Comma));
        tokens.ExpectClose();
    }

    private WithOption Snippet(Word snippet)
    {
        var length = "";
        if (tokens.TryTake(TokenKind.OpenParenthesis))
        {
            tokens.Expect("target_length");
            tokens.Expect(TokenKind.Equal);
            length = tokens.TextOf(tokens.Expect(TokenKind.Number)).ToString();
            tokens.ExpectClose();
        }
        return new WithOption("SNIPPET", length, false, snippet.Position);
    }

    private WithOption List(Word name)
    {
        tokens.Expect(TokenKind.OpenParenthesis);
        var values = new List<string?>();
        do values.Add(Value());
        while (tokens.TryTake(TokenKind.Comma));
        tokens.ExpectClose();
        return new WithOption(name.Text.ToUpperInvariant(), string.Join(',', values), true, name.Position);
    }

    private string? Value()
    {
        if (tokens.TryTake("NULL")) return null;
        if (tokens.Is(TokenKind.String)) return LiteralReader.String(tokens.Lexer, tokens.Take()).Text;
        return tokens.Is("TRUE") || tokens.Is("FALSE") ? tokens.Word().Text : throw tokens.Unexpected();
    }
}
