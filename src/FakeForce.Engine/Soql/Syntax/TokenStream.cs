namespace FakeForce.Engine.Soql.Syntax;

/// <summary>The token at hand, the one after it, and the small questions that every rule asks.</summary>
internal sealed class TokenStream
{
    private readonly Lexer lexer;
    private Token? ahead;

    public TokenStream(string source, int start = 0)
    {
        lexer = new Lexer(source, start);
        Current = lexer.Next();
    }

    public Token Current { get; private set; }
    public Lexer Lexer => lexer;
    public string Source => lexer.Source;

    public Token Ahead => ahead ??= lexer.Next();
    public ReadOnlySpan<char> Text => TextOf(Current);
    public ReadOnlySpan<char> TextOf(Token token) => Source.AsSpan(token.Start, token.Length);

    public bool Is(TokenKind kind) => Current.Kind == kind;
    public bool Is(string keyword) => IsWord(Current, keyword);
    public bool AheadIs(TokenKind kind) => Ahead.Kind == kind;
    public bool AheadIs(string keyword) => IsWord(Ahead, keyword);

    public Token Take()
    {
        var token = Current;
        Current = ahead ?? lexer.Next();
        ahead = null;
        return token;
    }

    public bool TryTake(TokenKind kind)
    {
        if (!Is(kind)) return false;
        Take();
        return true;
    }

    public bool TryTake(string keyword)
    {
        if (!Is(keyword)) return false;
        Take();
        return true;
    }

    public Token Expect(TokenKind kind) => Is(kind) ? Take() : throw Unexpected();

    public void Expect(string keyword)
    {
        if (!TryTake(keyword)) throw Unexpected();
    }

    public void ExpectClose()
    {
        if (!TryTake(TokenKind.CloseParenthesis)) throw SoqlErrors.ExpectedCloseParenthesis(Shown).At(Source, Current.Start);
    }

    public Word Word()
    {
        var token = Expect(TokenKind.Name);
        return new Word(TextOf(token).ToString(), token.Start);
    }

    public SalesforceException Unexpected() => SoqlErrors.UnexpectedToken(Shown).At(Source, Current.Start);

    /// <summary>The token at hand as error texts name it.</summary>
    public string Shown => Current.Kind switch
    {
        TokenKind.End => "<EOF>",
        TokenKind.String => Text[1..^1].ToString(),
        _ => Text.ToString(),
    };

    private bool IsWord(Token token, string keyword) =>
        token.Kind == TokenKind.Name && TextOf(token).Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
