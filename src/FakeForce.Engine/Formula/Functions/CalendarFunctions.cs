using System.Globalization;
using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>Parts of dates and times.</summary>
internal static class CalendarFunctions
{
    public static Dictionary<string, Function> All { get; } = new()
    {
        ["YEAR"] = OfDate(date => date.Year),
        ["MONTH"] = OfDate(date => date.Month),
        ["DAY"] = OfDate(date => date.Day),
        // 1 is Sunday, 7 Saturday.
        ["WEEKDAY"] = OfDate(date => (int)date.DayOfWeek + 1),
        ["DAYOFYEAR"] = OfDate(date => date.DayOfYear),
        ["ISOWEEK"] = OfDate(ISOWeek.GetWeekOfYear),
        ["ISOYEAR"] = OfDate(ISOWeek.GetYear),
        ["HOUR"] = Function.Part(FormulaType.Time, time => time / 3_600_000),
        ["MINUTE"] = Function.Part(FormulaType.Time, time => time / 60_000 % 60),
        ["SECOND"] = Function.Part(FormulaType.Time, time => time / 1000 % 60),
        ["MILLISECOND"] = Function.Part(FormulaType.Time, time => time % 1000),
        ["ADDMONTHS"] = Function.Of(2, AddMonths),
    };

    private static Function OfDate(Func<DateTime, int> part) => Function.Of(1, call =>
        new Try<long, decimal>(FormulaType.Number, call.Date(0), (FormulaFrame frame, long day, out decimal value) =>
        {
            var isDate = Days.TryDate(day, out var date);
            value = isDate ? part(date) : 0;
            return isDate || frame.Fail("Date out of range");
        }));

    private static Node AddMonths(BoundCall call)
    {
        if (call[1].Type != FormulaType.Number) throw call.Wrong();
        return call[0].Type switch
        {
            FormulaType.Date => Shift(call, FormulaType.Date, Days.Milliseconds),
            FormulaType.DateTime => Shift(call, FormulaType.DateTime, 1),
            _ => throw call.Wrong(),
        };
    }

    // "If the specified date is the last day of the month, the resulting date is the last day of the resulting month. Otherwise, the result
    // contains the same date component" (Help, ADDMONTHS).
    private static Try<long, decimal, long> Shift(BoundCall call, FormulaType type, long unit) =>
        new(type, call.As<long>(0, type), call.Number(1), (FormulaFrame frame, long at, decimal count, out long value) =>
        {
            value = 0;
            var milliseconds = Math.Clamp(at, long.MinValue / unit, long.MaxValue / unit) * unit;
            if (!Days.TryMoment(milliseconds, out var from) || Math.Abs(count) > 12 * 9999) return frame.Fail("Date out of range");
            var months = from.Year * 12 + from.Month - 1 + (int)count;
            if (months is < 12 or >= 12 * 10_000) return frame.Fail("Date out of range");
            var (year, month) = (months / 12, months % 12 + 1);
            var last = DateTime.DaysInMonth(year, month);
            var day = from.Day == DateTime.DaysInMonth(from.Year, from.Month) ? last : Math.Min(from.Day, last);
            value = (long)(new DateTime(year, month, day).Add(from.TimeOfDay) - DateTime.UnixEpoch).TotalMilliseconds / unit;
            return true;
        });
}
