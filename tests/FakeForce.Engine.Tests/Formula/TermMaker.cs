using System.Globalization;

namespace FakeForce.Engine.Tests.Formula;

/// <summary>Makes random formulas of a type over the fields of <see cref="FormulaOrg"/>. The evaluation shares nothing with the engine.</summary>
internal sealed class TermMaker(uint seed, Dictionary<string, object?> fields)
{
    private static readonly string[] letters = ["", "a", "B", "ab", "x y", "Zz", "é"];
    private uint state = seed * 2654435761u + 1;

    public Term Number(int depth) => (depth == 0 ? Next(2) : Next(14)) switch
    {
        0 => Literal(Next(2000) / 100m),
        1 => Field(Next(2) == 0 ? "Amount__c" : Next(2) == 0 ? "Quantity__c" : "Empty__c"),
        2 => Binary("+", Number(depth - 1), Number(depth - 1), (a, b) => a + b),
        3 => Binary("-", Number(depth - 1), Number(depth - 1), (a, b) => a - b),
        4 => Binary("*", Number(0), Number(depth - 1), (a, b) => a * b),
        5 => Binary("/", Number(depth - 1), Number(depth - 1), (a, b) => b == 0 ? throw new NaiveFailureException() : a / b),
        6 => If(Number, depth),
        7 => Unary("ABS", Number(depth - 1), a => a < 0 ? -a : a),
        8 => Unary("FLOOR", Rounded(depth), decimal.Truncate),
        9 => Unary("MCEILING", Rounded(depth), decimal.Ceiling),
        10 => Function("MAX", [Number(depth - 1), Number(depth - 1), Number(depth - 1)], v => v.Cast<decimal>().Max()),
        11 => Case(Number(depth - 1), depth),
        12 => Substitute("BLANKVALUE", Number(depth - 1), Number(depth - 1)),
        _ => TextsOf("LEN", [Text(depth - 1)], t => (decimal)t[0].Length),
    };

    public Term Truth(int depth) => (depth == 0 ? Next(2) : Next(10)) switch
    {
        0 => Next(2) == 0 ? Term.Constant("TRUE", true) : Term.Constant("false", false),
        1 => Field(Next(2) == 0 ? "Yes__c" : "No__c"),
        2 => Compare(depth),
        3 => Connect("&&", "AND", depth, false),
        4 => Connect("||", "OR", depth, true),
        5 => Not(Truth(depth - 1)),
        6 => Blank(depth),
        7 => Next(2) == 0 ? TextsOf("CONTAINS", [Text(depth - 1), Text(depth - 1)], t => t[0].Contains(t[1], StringComparison.Ordinal)) : Begins(Text(depth - 1), Text(depth - 1)),
        8 => SameText(depth),
        _ => If(Truth, depth),
    };

    public Term Text(int depth) => (depth == 0 ? Next(2) : Next(9)) switch
    {
        0 => Quoted(letters[Next(letters.Length)]),
        1 => Field(Next(2) == 0 ? "Text__c" : "Blank__c"),
        2 or 3 => Joined(Text(depth - 1), Text(depth - 1)),
        4 => If(Text, depth),
        5 => TextsOf("UPPER", [Text(depth - 1)], t => t[0].ToUpperInvariant() is { Length: > 0 } upper ? upper : null),
        6 => Left(Text(depth - 1), Number(depth - 1)),
        7 => Substitute("BLANKVALUE", Text(depth - 1), Text(depth - 1)),
        _ => TextsOf("SUBSTITUTE", [Text(depth - 1), Text(0), Text(0)], t => (t[1].Length == 0 ? t[0] : t[0].Replace(t[1], t[2], StringComparison.Ordinal)) is { Length: > 0 } left ? left : null),
    };

    public Term Date(int depth) => (depth == 0 ? Next(2) : Next(5)) switch
    {
        0 => Day(new DateTime(2000 + Next(60), 1 + Next(12), 1 + Next(28))),
        1 => Field(Next(2) == 0 ? "Day__c" : "NoDay__c"),
        2 => Shifted(Date(depth - 1), depth),
        3 => If(Date, depth),
        _ => Substitute("NULLVALUE", Date(depth - 1), Date(depth - 1)),
    };

    private Term Shifted(Term date, int depth)
    {
        var days = Next(2) == 0 ? Literal(Next(4000) / 10m) : Function("ROUND", [TextsOf("LEN", [Text(depth - 1)], t => (decimal)t[0].Length), Literal(0)], v => Math.Round((decimal)v[0]));
        return Term.Of($"({date.Text} - {days.Text})", v => ((DateTime)v[0]).AddDays(-(double)decimal.Truncate((decimal)v[1])), date, days);
    }

    private Term Rounded(int depth) => Function("ROUND", [Number(depth - 1), Literal(2)], v => Math.Round((decimal)v[0], 2, MidpointRounding.AwayFromZero));

    private Term Compare(int depth)
    {
        var ofDates = Next(2) == 0;
        var (left, right) = ofDates ? (Date(depth - 1), Date(depth - 1)) : (Number(depth - 1), Number(depth - 1));
        var sign = ((string[])["<", ">", "<=", ">=", "=", "<>"])[Next(6)];
        return Term.Of($"({left.Text} {sign} {right.Text})", v =>
        {
            var order = Comparer<object>.Default.Compare(v[0], v[1]);
            return sign switch { "<" => order < 0, ">" => order > 0, "<=" => order <= 0, ">=" => order >= 0, "=" => order == 0, _ => order != 0 };
        }, left, right);
    }

    private Term Connect(string sign, string function, int depth, bool stopsAt)
    {
        Term[] parts = [Truth(depth - 1), Truth(depth - 1), Truth(depth - 1)];
        var text = Next(2) == 0 ? $"{function}({string.Join(", ", parts.Select(part => part.Text))})" : $"({string.Join($" {sign} ", parts.Select(part => part.Text))})";
        return new(text, () =>
        {
            foreach (var part in parts)
                if (((bool?)part.Value() ?? false) == stopsAt) return stopsAt;
            return !stopsAt;
        });
    }

    private static Term Not(Term inner) => Term.Of($"NOT({inner.Text})", v => !(bool)v[0], inner);

    private Term Blank(int depth)
    {
        var inner = Next(3) switch { 0 => Number(depth - 1), 1 => Text(depth - 1), _ => Date(depth - 1) };
        return new($"ISBLANK({inner.Text})", () => inner.Value() is null);
    }

    private Term SameText(int depth)
    {
        var (left, right) = (Text(depth - 1), Text(depth - 1));
        return Term.OfTexts($"({left.Text} = {right.Text})", t => t[0] == t[1], left, right);
    }

    private Term If(Func<int, Term> make, int depth)
    {
        var (condition, then, otherwise) = (Truth(depth - 1), make(depth - 1), make(depth - 1));
        return new($"IF({condition.Text}, {then.Text}, {otherwise.Text})", () => (bool?)condition.Value() ?? false ? then.Value() : otherwise.Value());
    }

    private Term Case(Term key, int depth)
    {
        var (one, first, two, second, other) = (Number(0), Number(depth - 1), Number(0), Number(depth - 1), Number(0));
        return new($"CASE({key.Text}, {one.Text}, {first.Text}, {two.Text}, {second.Text}, {other.Text})", () =>
        {
            var values = Array.ConvertAll(new[] { key, one, first, two, second, other }, term => (decimal?)term.Value());
            return values[0] is null ? values[5] : values[0] == values[1] ? values[2] : values[0] == values[3] ? values[4] : values[5];
        });
    }

    private static Term Substitute(string function, Term first, Term second) => new($"{function}({first.Text}, {second.Text})", () =>
    {
        var (value, other) = (first.Value(), second.Value());
        return value ?? other;
    });

    private static Term Joined(Term left, Term right) => Term.OfTexts($"({left.Text} & {right.Text})", t => t[0] + t[1] is { Length: > 0 } both ? both : null, left, right);

    private static Term Left(Term text, Term count) => Term.Of($"LEFT({text.Text}, {count.Text})", v =>
        ((string)v[0])[..(int)Math.Clamp(decimal.Truncate((decimal)v[1]), 0, ((string)v[0]).Length)] is { Length: > 0 } left ? left : null, text, count);

    private static Term TextsOf(string function, Term[] parts, Func<string[], object?> value) => Term.OfTexts($"{function}({string.Join(", ", parts.Select(part => part.Text))})", value, parts);

    private static Term Begins(Term text, Term part) => new($"BEGINS({text.Text}, {part.Text})", () =>
    {
        var (given, wanted) = ((string?)text.Value(), (string?)part.Value());
        return given?.StartsWith(wanted ?? "", StringComparison.Ordinal);
    });

    private static Term Binary(string sign, Term left, Term right, Func<decimal, decimal, decimal> function) =>
        Term.Of($"({left.Text} {sign} {right.Text})", v => function((decimal)v[0], (decimal)v[1]), left, right);

    private static Term Unary(string function, Term inner, Func<decimal, decimal> value) => Term.Of($"{function}({inner.Text})", v => value((decimal)v[0]), inner);

    private static Term Function(string name, Term[] parts, Func<object[], object?> value) => Term.Of($"{name}({string.Join(", ", parts.Select(part => part.Text))})", value, parts);

    private Term Field(string name) => Term.Constant(name, fields[name]);

    private static Term Literal(decimal value) => Term.Constant(value.ToString(CultureInfo.InvariantCulture), value);

    private static Term Quoted(string text) => Term.Constant($"\"{text}\"", text.Length == 0 ? null : text);

    private static Term Day(DateTime date) => Term.Constant($"DATE({date.Year}, {date.Month}, {date.Day})", date);

    private int Next(int below)
    {
        state = state * 1664525 + 1013904223;
        return (int)((state >> 8) % (uint)below);
    }
}
