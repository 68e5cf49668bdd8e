using System.Globalization;
using System.Text;

namespace FakeForce.Engine.Soql.Syntax;

/// <summary>Turns the token of a literal into its value.</summary>
internal static class LiteralReader
{
    /// <summary>Longest string in a WHERE clause (SOQL and SOSL reference, "SOQL limits").</summary>
    private const int LongestString = 4_000;

    // Salesforce stores no moment outside these years.
    private const int FirstYear = 1700;
    private const int LastYear = 4000;

    private static readonly string[] DateTimeForms =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'",
    ];
    private static readonly string[] TimeForms = ["HH:mm:ss'Z'", "HH:mm:ss.FFFFFFF'Z'", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    public static Literal String(Lexer lexer, Token token)
    {
        var body = lexer.Source.AsSpan(token.Start + 1, token.Length - 2);
        if (body.Length > LongestString) throw SoqlErrors.StringTooLong.At(lexer.Source, token.Start);
        if (!body.Contains('\\'))
        {
            var plain = body.ToString();
            return new Literal(LiteralKind.String, token.Start, plain);
        }
        var text = new StringBuilder(body.Length);
        var pattern = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '\\')
            {
                text.Append(body[i]);
                pattern.Append(body[i]);
                continue;
            }
            var at = token.Start + 1 + i++;
            var c = Unescape(lexer, body, ref i, at);
            if (c is '%' or '_' or '\\') pattern.Append('\\');
            text.Append(c);
            pattern.Append(c);
        }
        return new Literal(LiteralKind.String, token.Start, text.ToString()) { Pattern = pattern.ToString() };
    }

    private static char Unescape(Lexer lexer, ReadOnlySpan<char> body, ref int i, int at)
    {
        switch (body[i])
        {
            case 'n' or 'N': return '\n';
            case 'r' or 'R': return '\r';
            case 't' or 'T': return '\t';
            case 'b' or 'B': return '\b';
            case 'f' or 'F': return '\f';
            case '"': return '"';
            case '\'': return '\'';
            case '\\': return '\\';
            case '_': return '_';
            case '%': return '%';
            case 'u' when i + 4 < body.Length && ushort.TryParse(body.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                i += 4;
                return (char)code;
            default: throw lexer.IllegalCharacter(at);
        }
    }

    public static Literal Number(Lexer lexer, Token token) =>
        new(LiteralKind.Number, token.Start, Number: double.Parse(lexer.Source.AsSpan(token.Start, token.Length), NumberStyles.Float, CultureInfo.InvariantCulture));

    public static Literal Date(Lexer lexer, Token token)
    {
        var text = lexer.Source.AsSpan(token.Start, token.Length);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < FirstYear or > LastYear)
            throw SoqlErrors.InvalidDate(text.ToString()).At(lexer.Source, token.Start);
        return new Literal(LiteralKind.Date, token.Start, Integer: date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
    }

    public static Literal Moment(Lexer lexer, Token token)
    {
        var text = lexer.Source.AsSpan(token.Start, token.Length);
        // A "+" that a URL did not escape arrives as a blank; Salesforce complains about the character where the zone should be.
        if (EndsWithoutZone(text) && token.End < lexer.Source.Length) throw lexer.IllegalCharacter(token.End);
        if (!DateTimeOffset.TryParseExact(text, DateTimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) || moment.Year is < FirstYear or > LastYear)
            throw SoqlErrors.InvalidMoment(text.ToString()).At(lexer.Source, token.Start);
        return new Literal(LiteralKind.DateTime, token.Start, Integer: moment.ToUnixTimeMilliseconds());
    }

    private static bool EndsWithoutZone(ReadOnlySpan<char> text) => text[^1] is not ('Z' or 'z') && text[text.IndexOfAny('T', 't')..].IndexOfAny('+', '-') < 0;

    public static Literal Time(Lexer lexer, Token token)
    {
        var text = lexer.Source.AsSpan(token.Start, token.Length);
        if (!TimeOnly.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            throw SoqlErrors.InvalidDate(text.ToString()).At(lexer.Source, token.Start);
        return new Literal(LiteralKind.Time, token.Start, Integer: time.Ticks / TimeSpan.TicksPerMillisecond);
    }

    /// <summary>An ISO code glued to a number, such as USD5000.</summary>
    public static bool TryCurrency(string name, out string code, out double amount)
    {
        (code, amount) = ("", 0);
        if (name.Length < 4 || !name.AsSpan(0, 3).ContainsOnlyLetters()) return false;
        code = name[..3].ToUpperInvariant();
        return double.TryParse(name.AsSpan(3), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);
    }

    private static bool ContainsOnlyLetters(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetter(c)) return false;
        return true;
    }
}
