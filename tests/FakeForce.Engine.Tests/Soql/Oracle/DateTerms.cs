namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>A date function: of the day in UTC, or in the user's zone inside convertTimezone().</summary>
internal sealed record DateTerm(string Function, PathTerm Path, bool InZone) : Term(Function == "DAY_ONLY" ? Kind.Date : Kind.Whole, null)
{
    public static readonly string[] OfDates =
    [
        "CALENDAR_MONTH", "CALENDAR_QUARTER", "CALENDAR_YEAR", "DAY_IN_MONTH", "DAY_IN_WEEK", "DAY_IN_YEAR", "FISCAL_MONTH", "FISCAL_QUARTER", "FISCAL_YEAR", "WEEK_IN_MONTH", "WEEK_IN_YEAR",
    ];

    public static readonly string[] OfMoments = [.. OfDates, "DAY_ONLY", "HOUR_IN_DAY"];

    public override object? Read(RowModel row, Scene scene) => Path.Read(row, scene) switch
    {
        DateOnly day => Of(day.ToDateTime(TimeOnly.MinValue), scene),
        DateTime moment => Of(InZone ? TimeZoneInfo.ConvertTimeFromUtc(moment, scene.Zone) : moment, scene),
        _ => null,
    };

    public override void Write(Spelling soql, Level level) => soql.Call(Function, () =>
    {
        if (InZone) soql.Call("convertTimezone", () => Path.Write(soql, level));
        else Path.Write(soql, level);
    });

    private object Of(DateTime day, Scene scene)
    {
        // The fiscal year begins that many months into the calendar's.
        var shifted = new DateTime(day.Year, day.Month, 1).AddMonths(1 - scene.FiscalStart);
        var year = shifted.Year + (scene.FiscalStart == 1 || scene.FiscalNamedAfterStart ? 0 : 1);
        if (Function == "DAY_ONLY") return DateOnly.FromDateTime(day);
        return (long)(Function switch
        {
            "CALENDAR_MONTH" => day.Month,
            "CALENDAR_QUARTER" => 1 + (day.Month - 1) / 3,
            "CALENDAR_YEAR" => day.Year,
            "DAY_IN_MONTH" => day.Day,
            "DAY_IN_WEEK" => day.DayOfWeek switch { DayOfWeek.Sunday => 1, DayOfWeek.Monday => 2, DayOfWeek.Tuesday => 3, DayOfWeek.Wednesday => 4, DayOfWeek.Thursday => 5, DayOfWeek.Friday => 6, _ => 7 },
            "DAY_IN_YEAR" => (day.Date - new DateTime(day.Year, 1, 1)).Days + 1,
            "WEEK_IN_MONTH" => 1 + (day.Day - 1) / 7,
            "WEEK_IN_YEAR" => 1 + (day.DayOfYear - 1) / 7,
            "HOUR_IN_DAY" => day.Hour,
            "FISCAL_MONTH" => shifted.Month,
            "FISCAL_QUARTER" => 1 + (shifted.Month - 1) / 3,
            _ => year,
        });
    }
}
