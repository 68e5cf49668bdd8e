namespace FakeForce.Engine.Soql.Syntax;

internal enum TokenKind : byte
{
    End, Name, String, Number, Date, DateTime, Time,
    Comma, Dot, Colon, OpenParenthesis, CloseParenthesis,
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
}

/// <summary>A piece of the source text; keywords are names, because SOQL reserves almost none of them.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int Length)
{
    public int End => Start + Length;
}
