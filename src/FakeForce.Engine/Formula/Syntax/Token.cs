namespace FakeForce.Engine.Formula.Syntax;

internal enum TokenKind : byte { End, Name, Number, Text, Sign, Open, Close, Comma }

/// <summary><paramref name="Text"/> is the source text, of text literals the text that they stand for.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool IsSign(string sign) => Kind == TokenKind.Sign && Text == sign;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public string Shown => Kind == TokenKind.End ? "end of formula" : Text;
}
