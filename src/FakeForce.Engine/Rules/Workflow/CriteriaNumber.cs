using System.Globalization;
using System.Text.RegularExpressions;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.Soql.Execution.Local;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>A number, day or moment of a criteria item as the stretch from its first to its last value; a relative date (TODAY, LAST 7 DAYS) is one that moves.</summary>
internal sealed partial class CriteriaNumber
{
    private readonly double fixedValue;
    private readonly Literal? relative;
    private readonly bool isDay;

    private CriteriaNumber(double fixedValue, Literal? relative, bool isDay) => (this.fixedValue, this.relative, this.isDay) = (fixedValue, relative, isDay);

    /// <summary>Days and moments in the form of the APIs, or by the names of relative dates. Throws <see cref="FormatException"/> for what is neither.</summary>
    public static CriteriaNumber Of(string text, Field field, bool mayMove)
    {
        if (field.Type.Name is not ("date" or "datetime" or "time"))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? new(number, null, false) : throw new FormatException($"{text} is no value of {field.Name}");
        if (field.Type.Name != "time" && mayMove && Relative(text) is { } literal) return new(0, literal, field.Type.Name == "date");
        var coerced = field.Type.Coerce(InputValue.Of(text), field);
        return coerced.Error is null && !coerced.Value.IsNull ? new(coerced.Value.Bits, null, false) : throw new FormatException($"{text} is no value of {field.Name}");
    }

    public (double First, double Last) In(FormulaFrame? frame)
    {
        if (relative is null) return (fixedValue, fixedValue);
        var ranges = new DateRanges(new QueryContext(frame!.UserId, frame.TimeZone, frame.Now, 0), FiscalYear.Calendar, WeekStart.Of(LocaleOf(frame)));
        return isDay ? ranges.Days(relative) : ranges.Milliseconds(relative);
    }

    // As pages write them (LAST 7 DAYS) and as the Metadata API does (LAST_N_DAYS:7). The fiscal ones need the org's settings.
    private static Literal? Relative(string text)
    {
        var name = text.Trim().Replace(' ', '_').ToUpperInvariant();
        if (name.Contains("FISCAL", StringComparison.Ordinal)) throw new FormatException($"{text}: fiscal periods are not supported here");
        if (DateLiterals.IsPlain(name)) return new Literal(LiteralKind.DateLiteral, 0, name);
        var numbered = Numbered().Match(name);
        if (numbered.Success && !name.Contains(':', StringComparison.Ordinal)) name = numbered.Groups["n"].Index == 0 ? $"N_{name[(numbered.Groups["n"].Length + 1)..]}:{numbered.Groups["n"]}" : $"{numbered.Groups["way"]}_N_{numbered.Groups["unit"]}:{numbered.Groups["n"]}";
        return name.Split(':') is [var word, var count] && DateLiterals.TakesNumber(word) && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? new Literal(LiteralKind.DateLiteral, 0, word, Integer: n) : null;
    }

    private static string LocaleOf(FormulaFrame frame) =>
        frame.Catalog.TryFind("User", out var users) && users.TryField("LocaleSidKey", out var field) && frame.Find(users, frame.UserId) is var row && row.Has(field.Ordinal) ? row.Get(field).AsText : "en_US";

    [GeneratedRegex(@"^(?:(?<way>LAST|NEXT)_(?<n>\d{1,4})_(?<unit>DAYS|WEEKS|MONTHS|QUARTERS|YEARS)|(?<n>\d{1,4})_(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS)_AGO)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();
}
