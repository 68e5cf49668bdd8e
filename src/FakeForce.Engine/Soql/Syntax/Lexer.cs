using System.Buffers;

namespace FakeForce.Engine.Soql.Syntax;

/// <summary>Cuts a query into tokens, one at a time. Literals are only delimited here; <see cref="LiteralReader"/> reads them.</summary>
internal sealed class Lexer(string source, int start = 0)
{
    private static readonly SearchValues<char> DateCharacters = SearchValues.Create("0123456789-+:.TZtz");
    private int at = start;

    public string Source => source;

    public Token Next()
    {
        while (at < source.Length && char.IsWhiteSpace(source[at])) at++;
        if (at == source.Length) return new Token(TokenKind.End, at, 0);
        var c = source[at];
        if (char.IsAsciiLetter(c) || c == '_') return Name();
        if (char.IsAsciiDigit(c)) return NumberOrDate();
        return c switch
        {
            '\'' => String(),
            '+' or '-' or '.' when StartsNumber() => Number(),
            ',' => Take(TokenKind.Comma, 1),
            '.' => Take(TokenKind.Dot, 1),
            ':' => Take(TokenKind.Colon, 1),
            '(' => Take(TokenKind.OpenParenthesis, 1),
            ')' => Take(TokenKind.CloseParenthesis, 1),
            '=' => Take(TokenKind.Equal, 1),
            '!' when Peek(1) == '=' => Take(TokenKind.NotEqual, 2),
            '<' => Peek(1) switch { '=' => Take(TokenKind.LessOrEqual, 2), '>' => Take(TokenKind.NotEqual, 2), _ => Take(TokenKind.Less, 1) },
            '>' => Peek(1) == '=' ? Take(TokenKind.GreaterOrEqual, 2) : Take(TokenKind.Greater, 1),
            '*' or '/' or ';' => throw SoqlErrors.UnexpectedToken(c.ToString()).At(source, at),
            _ => throw IllegalCharacter(at),
        };
    }

    public SalesforceException IllegalCharacter(int position) =>
        SoqlErrors.NoViableCharacter(SourcePosition.Of(source, position), source[position]).At(source, position);

    private char Peek(int ahead) => at + ahead < source.Length ? source[at + ahead] : '\0';

    private bool StartsNumber() => char.IsAsciiDigit(Peek(1)) || source[at] != '.' && Peek(1) == '.' && char.IsAsciiDigit(Peek(2));

    private Token Take(TokenKind kind, int length)
    {
        var token = new Token(kind, at, length);
        at += length;
        return token;
    }

    private Token Name()
    {
        var end = at;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '_')) end++;
        return Take(TokenKind.Name, end - at);
    }

    private Token String()
    {
        for (var end = at + 1; end < source.Length; end++)
        {
            if (source[end] == '\\') end++;
            else if (source[end] == '\'') return Take(TokenKind.String, end + 1 - at);
        }
        throw SoqlErrors.UnterminatedString(SourcePosition.Of(source, source.Length)).At(source, source.Length);
    }

    private Token NumberOrDate()
    {
        var digits = at;
        while (digits < source.Length && char.IsAsciiDigit(source[digits])) digits++;
        var follows = digits < source.Length ? source[digits] : '\0';
        var isDate = follows == '-' && digits - at == 4;
        var isTime = follows == ':' && digits - at == 2;
        if (!isDate && !isTime) return Number();
        var rest = source.AsSpan(at).IndexOfAnyExcept(DateCharacters);
        var length = rest < 0 ? source.Length - at : rest;
        if (isTime) return Take(TokenKind.Time, length);
        return Take(source.AsSpan(at, length).ContainsAny('T', 't') ? TokenKind.DateTime : TokenKind.Date, length);
    }

    private Token Number()
    {
        var end = at;
        if (source[end] is '+' or '-') end++;
        while (end < source.Length && char.IsAsciiDigit(source[end])) end++;
        if (end < source.Length && source[end] == '.')
            do end++; while (end < source.Length && char.IsAsciiDigit(source[end]));
        if (end + 1 < source.Length && source[end] is 'e' or 'E') end = Exponent(end);
        return Take(TokenKind.Number, end - at);
    }

    private int Exponent(int e)
    {
        var end = e + 1;
        if (source[end] is '+' or '-') end++;
        var digits = end;
        while (end < source.Length && char.IsAsciiDigit(source[end])) end++;
        return end > digits ? end : e;
    }
}
