using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>Making dates, date-times and times, and asking for the present ones.</summary>
internal static class DateFunctions
{
    // A year of four digits, months and days of one or two (FunctionDateValue, FunctionDatetimeValue and FunctionTimeValue of salesforce/formula-engine).
    private static readonly string[] dates = ["yyyy-M-d"], moments = ["yyyy-M-d H:m:s"], times = ["H:m:s.FFF"];

    public static Dictionary<string, Function> All { get; } = new()
    {
        ["TODAY"] = Function.Of(0, _ => Now(FormulaType.Date, frame => frame.Today)),
        ["NOW"] = Function.Of(0, _ => Now(FormulaType.DateTime, frame => frame.NowMilliseconds)),
        // "Returns a time value in GMT representing the current moment" (Help, TIMENOW).
        ["TIMENOW"] = Function.Of(0, _ => Now(FormulaType.Time, frame => frame.NowMilliseconds % Days.Milliseconds)),
        ["DATE"] = Function.Of(3, call => new Read<long>(FormulaType.Date, Date(call.Number(0), call.Number(1), call.Number(2)))),
        ["DATEVALUE"] = Function.Of(1, DateValue),
        ["DATETIMEVALUE"] = Function.Of(1, DateTimeValue),
        ["TIMEVALUE"] = Function.Of(1, TimeValue),
        ["UNIXTIMESTAMP"] = Function.Of(1, call => call[0] switch
        {
            Node<long> { Type: FormulaType.Date } date => new Map<long, decimal>(FormulaType.Number, date, day => day * (Days.Milliseconds / 1000)),
            Node<long> moment => new Map<long, decimal>(FormulaType.Number, moment, at => Math.Floor(at / 1000m)),
            _ => throw call.Wrong(),
        }),
        ["FROMUNIXTIME"] = Function.Of(1, call => new Map<decimal, long>(FormulaType.DateTime, call.Number(0), seconds => (long)(decimal.Truncate(seconds) * 1000))),
        ["FORMATDURATION"] = new(1, 2, Durations.Bind),
    };

    private static Read<long> Now(FormulaType type, Func<FormulaFrame, long> now) => new(type, (FormulaFrame frame, out long value) =>
    {
        value = now(frame);
        return true;
    });

    private static Source<long> Date(Node<decimal> year, Node<decimal> month, Node<decimal> day) => (FormulaFrame frame, out long value) =>
    {
        value = 0;
        if (!year.TryGet(frame, out var y) | !month.TryGet(frame, out var m) | !day.TryGet(frame, out var d)) return false;
        (y, m, d) = (decimal.Truncate(y), decimal.Truncate(m), decimal.Truncate(d));
        // The texts of FunctionDate.
        if (y is < 1 or > 9999) return frame.Fail("Year out of range in DATE() function");
        if (m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth((int)y, (int)m)) return frame.Fail("Month or Day out of range in DATE() function");
        value = Days.Of(new DateTime((int)y, (int)m, (int)d));
        return true;
    };

    // A date-time's date is the one where the user is.
    private static Node DateValue(BoundCall call) => call[0] switch
    {
        Node<long> { Type: FormulaType.DateTime } moment => new Try<long, long>(FormulaType.Date, moment, LocalDay),
        Node<string> { Type: FormulaType.Text } text => Parsed(FormulaType.Date, text, dates, "DATEVALUE", Days.Of),
        NullWord => new Blank<long>(FormulaType.Date),
        _ => throw call.Wrong(),
    };

    private static bool LocalDay(FormulaFrame frame, long at, out long value)
    {
        value = 0;
        if (!Days.TryMoment(at, out var moment)) return frame.Fail("Date out of range");
        value = Days.Of(TimeZoneInfo.ConvertTimeFromUtc(moment, frame.TimeZone));
        return true;
    }

    private static Node DateTimeValue(BoundCall call) => call[0] switch
    {
        Node<long> { Type: FormulaType.DateTime } moment => moment,
        Node<long> { Type: FormulaType.Date } date => new Map<long, long>(FormulaType.DateTime, date, day => day * Days.Milliseconds),
        Node<string> { Type: FormulaType.Text } text => new Try<string, long>(FormulaType.DateTime, text, Moment),
        NullWord => new Blank<long>(FormulaType.DateTime),
        _ => throw call.Wrong(),
    };

    // What stands behind the seconds does not count, such as the Z that TEXT writes.
    private static bool Moment(FormulaFrame frame, string text, out long value)
    {
        value = 0;
        var end = text.LastIndexOf(':') + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (!Days.TryParse(text[..end], moments, out var moment)) return frame.Fail("Invalid date format: " + text);
        value = (long)(moment - DateTime.UnixEpoch).TotalMilliseconds;
        return true;
    }

    private static Node TimeValue(BoundCall call) => call[0] switch
    {
        Node<long> { Type: FormulaType.Time } time => time,
        Node<long> { Type: FormulaType.DateTime } moment => new Map<long, long>(FormulaType.Time, moment, at => (at % Days.Milliseconds + Days.Milliseconds) % Days.Milliseconds),
        Node<string> { Type: FormulaType.Text } text => Parsed(FormulaType.Time, text, times, "TIMEVALUE", time => (long)time.TimeOfDay.TotalMilliseconds),
        NullWord => new Blank<long>(FormulaType.Time),
        _ => throw call.Wrong(),
    };

    private static Try<string, long> Parsed(FormulaType type, Node<string> text, string[] formats, string function, Func<DateTime, long> stored) =>
        new(type, text, (FormulaFrame frame, string given, out long value) =>
        {
            var isOne = Days.TryParse(given, formats, out var moment);
            value = isOne ? stored(moment) : 0;
            return isOne || frame.Fail($"Invalid text for {function} function");
        });
}
