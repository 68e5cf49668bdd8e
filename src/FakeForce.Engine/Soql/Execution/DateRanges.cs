using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>Days from <paramref name="First"/> up to but without <paramref name="End"/>.</summary>
internal readonly record struct DayRange(DateOnly First, DateOnly End);

/// <summary>
/// What the date literals mean now, in the running user's time zone (SOQL and SOSL reference, "Date formats and date
/// literals"). LAST_N_DAYS ends with today; the other N forms leave the current period out.
/// </summary>
internal sealed class DateRanges(QueryContext context, FiscalYear fiscal, DayOfWeek weekStart = DayOfWeek.Sunday)
{
    private static readonly DateOnly Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);

    // A literal far outside the years that Salesforce stores means "nothing there", which the ends of time express.
    private static readonly DateOnly Latest = DateOnly.MaxValue.AddDays(-1);

    private readonly DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Now, context.TimeZone).DateTime);

    /// <summary>The range in days since 1970, last day included.</summary>
    public (long First, long Last) Days(Literal literal)
    {
        var range = Of(literal);
        return (range.First.DayNumber - Epoch.DayNumber, range.End.DayNumber - Epoch.DayNumber - 1);
    }

    /// <summary>The range in milliseconds since 1970, last millisecond included.</summary>
    public (long First, long Last) Milliseconds(Literal literal)
    {
        var range = Of(literal);
        var last = Midnight(range.End) - 1;
        return (Midnight(range.First), IsUpToNow(literal) ? Math.Min(last, context.Now.ToUnixTimeMilliseconds()) : last);
    }

    // The last days go up to the current second, and not to the end of today.
    private static bool IsUpToNow(Literal literal) => literal.Text is "LAST_90_DAYS" || literal is { Text: "LAST_N_DAYS", Integer: >= 0 };

    public DayRange Of(Literal literal)
    {
        var n = literal.Integer;
        return literal.Text switch
        {
            "TODAY" => Day(0, 1),
            "YESTERDAY" => Day(-1, 1),
            "TOMORROW" => Day(1, 1),
            "LAST_90_DAYS" => Day(-90, 91),
            "NEXT_90_DAYS" => Day(1, 90),
            "LAST_N_DAYS" => Day(-n, n + 1),
            "NEXT_N_DAYS" => Day(1, n),
            "N_DAYS_AGO" => Day(-n, 1),
            "THIS_WEEK" => Week(0, 1),
            "LAST_WEEK" => Week(-1, 1),
            "NEXT_WEEK" => Week(1, 1),
            "LAST_N_WEEKS" => Week(-n, n),
            "NEXT_N_WEEKS" => Week(1, n),
            "N_WEEKS_AGO" => Week(-n, 1),
            "THIS_MONTH" => Months(1, 0, 1),
            "LAST_MONTH" => Months(1, -1, 1),
            "NEXT_MONTH" => Months(1, 1, 1),
            "LAST_N_MONTHS" => Months(1, -n, n),
            "NEXT_N_MONTHS" => Months(1, 1, n),
            "N_MONTHS_AGO" => Months(1, -n, 1),
            "THIS_QUARTER" => Months(3, 0, 1),
            "LAST_QUARTER" => Months(3, -1, 1),
            "NEXT_QUARTER" => Months(3, 1, 1),
            "LAST_N_QUARTERS" => Months(3, -n, n),
            "NEXT_N_QUARTERS" => Months(3, 1, n),
            "N_QUARTERS_AGO" => Months(3, -n, 1),
            "THIS_YEAR" => Months(12, 0, 1),
            "LAST_YEAR" => Months(12, -1, 1),
            "NEXT_YEAR" => Months(12, 1, 1),
            "LAST_N_YEARS" => Months(12, -n, n),
            "NEXT_N_YEARS" => Months(12, 1, n),
            "N_YEARS_AGO" => Months(12, -n, 1),
            "THIS_FISCAL_QUARTER" => Fiscal(3, 0, 1),
            "LAST_FISCAL_QUARTER" => Fiscal(3, -1, 1),
            "NEXT_FISCAL_QUARTER" => Fiscal(3, 1, 1),
            "LAST_N_FISCAL_QUARTERS" => Fiscal(3, -n, n),
            "NEXT_N_FISCAL_QUARTERS" => Fiscal(3, 1, n),
            "N_FISCAL_QUARTERS_AGO" => Fiscal(3, -n, 1),
            "THIS_FISCAL_YEAR" => Fiscal(12, 0, 1),
            "LAST_FISCAL_YEAR" => Fiscal(12, -1, 1),
            "NEXT_FISCAL_YEAR" => Fiscal(12, 1, 1),
            "LAST_N_FISCAL_YEARS" => Fiscal(12, -n, n),
            "NEXT_N_FISCAL_YEARS" => Fiscal(12, 1, n),
            "N_FISCAL_YEARS_AGO" => Fiscal(12, -n, 1),
            _ => throw new InvalidOperationException("the binder let an unknown date literal through: " + literal.Text),
        };
    }

    private DayRange Day(long start, long count) => Range(Shift(today, start), Shift(today, start + count));

    private DayRange Week(long start, long count)
    {
        var intoWeek = ((int)today.DayOfWeek - (int)weekStart + 7) % 7;
        var thisWeek = today.AddDays(-intoWeek);
        return Range(Shift(thisWeek, start * 7), Shift(thisWeek, (start + count) * 7));
    }

    // Months, quarters and years are periods of 1, 3 and 12 months counted from the year 0, fiscal ones from a later month of it.
    private DayRange Months(int length, long start, long count, int offset = 0)
    {
        var period = (today.Year * 12L + today.Month - 1 - offset) / length;
        return Range(FirstOfMonth((period + start) * length + offset), FirstOfMonth((period + start + count) * length + offset));
    }

    private DayRange Fiscal(int length, long start, long count) => Months(length, start, count, fiscal.StartMonth - 1);

    // A negative n turns a range around.
    private static DayRange Range(DateOnly first, DateOnly end) => end < first ? new DayRange(end, first) : new DayRange(first, end);

    private static DateOnly Shift(DateOnly day, long days) => DateOnly.FromDayNumber((int)Math.Clamp(day.DayNumber + days, 0, Latest.DayNumber));

    private static DateOnly FirstOfMonth(long months)
    {
        var year = months / 12;
        if (year < 1) return DateOnly.MinValue;
        return year > 9999 ? Latest : new DateOnly((int)year, (int)(months % 12) + 1, 1);
    }

    private long Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Where the clocks jump over midnight the day begins when they land.
        while (context.TimeZone.IsInvalidTime(local)) local = local.AddMinutes(15);
        // Where they go back at midnight its first hour comes twice, first with the greater offset.
        var offset = context.TimeZone.IsAmbiguousTime(local) ? context.TimeZone.GetAmbiguousTimeOffsets(local).Max() : context.TimeZone.GetUtcOffset(local);
        return (local.Ticks - offset.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
    }
}
