using System.Globalization;
using System.Text;

namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>Writes SOQL as nobody would but everybody may: any case, blanks anywhere, escapes, short and long ids, offsets of all zones.</summary>
internal sealed class Spelling(Random random)
{
    private static readonly string[] blanks = [" ", " ", " ", "  ", "\t", "\n", "\r\n"];

    private readonly StringBuilder text = new();

    public bool Chance(int oneIn) => random.Next(oneIn) == 0;
    public int Pick(int below) => random.Next(below);
    public override string ToString() => text.ToString();

    public void Word(string keyword) => Token(AnyCase(keyword));

    public void Words(string keywords)
    {
        foreach (var word in keywords.Split(' ')) Word(word);
    }

    /// <summary>Names that Salesforce matches without case.</summary>
    public void Name(string name) => Token(AnyCase(name));

    /// <summary>An alias, which answers repeat as it is written.</summary>
    public void Alias(string alias) => Token(alias);
    public void Sign(string sign) => Token(sign);
    public void Comma() => Token(",");

    public void Bracketed(Action inside)
    {
        Token("(");
        inside();
        Token(")");
    }

    public void Call(string function, Action arguments)
    {
        Name(function);
        Bracketed(arguments);
    }

    public void Listed<T>(IEnumerable<T> items, Action<T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first) Comma();
            first = false;
            write(item);
        }
    }

    public void Nested(Condition condition, Level level)
    {
        if (condition.IsPlain && !Chance(6)) condition.Write(this, level);
        else Bracketed(() => condition.Write(this, level));
    }

    public void Constant(object? value, Kind kind)
    {
        switch (value)
        {
            case null: Word("null"); break;
            case DateLiteral literal: Token(AnyCase(literal.Name) + (literal.N > 0 ? ":" + literal.N : "")); break;
            case string id when kind is Kind.Id or Kind.Reference: Token($"'{(Chance(2) ? id : id.Length > 15 ? id[..15] : id)}'"); break;
            case string some: Text(some); break;
            case bool flag: Word(flag ? "true" : "false"); break;
            case DateOnly day: Token(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case DateTime moment: Token(Moment(moment)); break;
            case TimeSpan time: Token(time.ToString(time.Milliseconds > 0 || Chance(2) ? @"hh\:mm\:ss\.fff\Z" : @"hh\:mm\:ss\Z", CultureInfo.InvariantCulture)); break;
            default: Number(Convert.ToDouble(value, null)); break;
        }
    }

    public void Number(double value)
    {
        var plain = value.ToString("R", CultureInfo.InvariantCulture);
        Token(random.Next(8) switch
        {
            0 when value >= 0 => "+" + plain,
            1 when !plain.Contains('.', StringComparison.Ordinal) && !plain.Contains('E', StringComparison.Ordinal) => plain + ".0",
            2 when !plain.Contains('E', StringComparison.Ordinal) => plain + "e0",
            _ => plain,
        });
    }

    public void Text(string value) => Token($"'{string.Concat(value.Select(c => Escaped(c)))}'");

    /// <summary>A pattern of LIKE, in which a backslash already protects the character behind it.</summary>
    public void Pattern(string value)
    {
        var written = new StringBuilder("'");
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\') written.Append('\\').Append(value[++i]);
            else written.Append(value[i] is '%' or '_' ? value[i] : Escaped(value[i]));
        }
        Token(written.Append('\'').ToString());
    }

    private string Escaped(char c) => c switch
    {
        '\'' or '\\' => "\\" + c,
        '"' when Chance(2) => "\\\"",
        '\n' => Chance(2) ? "\\n" : "\\N",
        '\t' => Chance(2) ? "\\t" : "\\T",
        _ when Chance(25) => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    };

    private string Moment(DateTime moment)
    {
        var offset = TimeSpan.FromMinutes(random.Next(3) == 0 ? 0 : random.Next(-24, 29) * 30);
        var local = (moment + offset).ToString(moment.Millisecond > 0 || Chance(3) ? "yyyy-MM-dd'T'HH:mm:ss.fff" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return local + (offset == TimeSpan.Zero && !Chance(4) ? "Z" : (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture));
    }

    private string AnyCase(string word) => random.Next(4) switch
    {
        0 => word.ToUpperInvariant(),
        1 => word.ToLowerInvariant(),
        2 => string.Concat(word.Select(c => Chance(2) ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c))),
        _ => word,
    };

    // Two words need a blank between them, anything else may have one.
    private void Token(string token)
    {
        if (text.Length > 0 && (IsWord(text[^1]) && IsWord(token[0]) || Chance(3))) text.Append(blanks[random.Next(blanks.Length)]);
        text.Append(token);
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '\'' or '+' or '-' or '.';
}
