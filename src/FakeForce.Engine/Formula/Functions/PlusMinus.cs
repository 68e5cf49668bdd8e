using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;
using static FakeForce.Engine.Formula.FormulaType;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>
/// + and - by the types of their sides (OperatorAddOrSubtract of salesforce/formula-engine): numbers; a date and days, of which only
/// whole ones count; a date-time and days, to the second; a time and milliseconds, around the clock; the distance of two moments; texts.
/// </summary>
internal static class PlusMinus
{
    private const long Day = 86_400_000;
    private const decimal SecondsPerDay = 86_400;

    public static Node Plus(BoundCall call)
    {
        if (call.Count == 1) return call.Number(0);
        return (call[0].Type, call[1].Type) switch
        {
            (Null, _) or (_, Null) => new NullWord(),
            (Number, Number) => new Sum(call.Number(0), call.Number(1)),
            (Text, Text) => new Concatenation(call.Text(0), call.Text(1)),
            (Number, Date or FormulaType.DateTime) => Shift(call, call[1].Type, 1, 0, +1),
            (Time, Number) => Turn(call, +1),
            (Date or FormulaType.DateTime, Number) => Shift(call, call[0].Type, 0, 1, +1),
            (Time, Time) => throw call.Wrong(),
            (Text, _) => throw call.Wrong(1, "Text"),
            _ => throw Mixed(call),
        };
    }

    public static Node Minus(BoundCall call)
    {
        if (call.Count == 1) return new Map<decimal, decimal>(Number, call.Number(0), decimal.Negate);
        return (call[0].Type, call[1].Type) switch
        {
            (Null, _) or (_, Null) => new NullWord(),
            (Number, Number) => new Difference(call.Number(0), call.Number(1)),
            (Time, Number) => Turn(call, -1),
            (Date or FormulaType.DateTime, Number) => Shift(call, call[0].Type, 0, 1, -1),
            (Date, Date) => Apart(call, Date, (a, b) => a - b),
            (FormulaType.DateTime, FormulaType.DateTime) => Apart(call, FormulaType.DateTime, (a, b) => (a - b) / (decimal)Day),
            (Time, Time) => Apart(call, Time, (a, b) => Around(a - b)),
            _ => throw Mixed(call),
        };
    }

    private static Map<long, decimal, long> Shift(BoundCall call, FormulaType type, int moment, int amount, int sign) =>
        new(type, call.As<long>(moment, type), call.Number(amount), type switch
        {
            Date => (at, days) => at + sign * (long)decimal.Truncate(days),
            _ => (at, days) => at + sign * 1000 * (long)decimal.Round(days * SecondsPerDay, MidpointRounding.AwayFromZero),
        });

    // Past midnight the clock goes on; before the day's beginning there is nothing (corpus of salesforce/formula-engine).
    private static Try<long, decimal, long> Turn(BoundCall call, int sign) => new(Time, call.Time(0), call.Number(1), (FormulaFrame frame, long at, decimal milliseconds, out long value) =>
    {
        value = at + sign * (long)decimal.Truncate(milliseconds);
        if (value < 0) return frame.Fail("Time out of range");
        value = Around(value);
        return true;
    });

    private static Map<long, long, decimal> Apart(BoundCall call, FormulaType type, Func<long, long, decimal> apart) =>
        new(Number, call.As<long>(0, type), call.As<long>(1, type), apart);

    private static long Around(long milliseconds) => (milliseconds % Day + Day) % Day;

    // The side that is at fault is the second one where the first may be added to; a type that is there already is not named as expected.
    private static FormulaException Mixed(BoundCall call)
    {
        var at = call[0].Type is Number or Date or FormulaType.DateTime or Time ? 1 : 0;
        var expected = new[] { Number, Date, FormulaType.DateTime }.Where(type => type != call[at].Type).Select(type => type.Label());
        return call.Wrong(at, string.Join(", ", expected));
    }
}
