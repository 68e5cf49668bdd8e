namespace FakeForce.Engine.Soql.Syntax;

internal enum LiteralKind : byte { Null, True, False, String, Number, Currency, Date, DateTime, Time, DateLiteral, Parameter }

/// <summary>
/// A value as a query writes it. <paramref name="Text"/> is a string without quotes and escapes, or the ISO code of a
/// currency, or the name of a date literal in capitals, or of a parameter. <paramref name="Number"/> is a number; <paramref name="Integer"/>
/// days since 1970 of a date, milliseconds of a datetime or time, or the n of <c>LAST_N_DAYS:n</c>.
/// </summary>
internal sealed record Literal(LiteralKind Kind, int Position, string Text = "", double Number = 0, long Integer = 0)
{
    /// <summary>For LIKE: the string with its wild cards, in which <c>\%</c> and <c>\_</c> are still escaped.</summary>
    public string Pattern { get; init; } = Text;
}
