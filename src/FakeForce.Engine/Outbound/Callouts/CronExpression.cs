namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>
/// When a scheduled job runs, as System.schedule takes it: seconds, minutes, hours, day of month, month, day of week and, if wanted, year
/// (Apex Developer Guide, "Apex Scheduler"; the texts of errors that it leaves out are those of Quartz, whose syntax this is).
/// </summary>
public sealed class CronExpression
{
    private const int FirstYear = 1970, LastYear = 2099;

    private static readonly string[] months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly string text;
    private readonly TimeSpan[] times;
    private readonly HashSet<int> monthSet;
    private readonly HashSet<int>? yearSet;
    private readonly DayRule day;

    private CronExpression(string text, TimeSpan[] times, HashSet<int> monthSet, HashSet<int>? yearSet, DayRule day) =>
        (this.text, this.times, this.monthSet, this.yearSet, this.day) = (text, times, monthSet, yearSet, day);

    /// <summary>Throws <see cref="FormatException"/> with Salesforce's text.</summary>
    public static CronExpression Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 6 or > 7) throw new FormatException("Unexpected end of expression.");
        // Observed of both: "Seconds and minutes must be specified as integers".
        if (!Number(parts[0], 59, out var second) || !Number(parts[1], 59, out var minute)) throw new FormatException($"Seconds and minutes must be specified as integers: {text}");
        if (parts[3] == "?" && parts[5] == "?") throw new FormatException("'?' can only be specfied for Day-of-Month -OR- Day-of-Week.");
        if (parts[3] != "?" && parts[5] != "?") throw new FormatException("Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.");
        var hours = CronField.Read(parts[2], "Hour", 0, 23, []);
        var years = parts.Length == 7 && parts[6] != "*" ? CronField.Read(parts[6], "Year", FirstYear, LastYear, []) : null;
        var day = parts[5] == "?" ? DayRule.OfMonth(parts[3]) : DayRule.OfWeek(parts[5], days);
        return new CronExpression(text, [.. hours.Order().Select(hour => new TimeSpan(hour, minute, second))], CronField.Read(parts[4], "Month", 1, 12, months), years, day);
    }

    public override string ToString() => text;

    /// <summary>The next time behind <paramref name="after"/>, in a user's time zone; null if there is none any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        var start = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime);
        // A day early: where clocks are set back, a day's last hour comes twice.
        for (var date = start > DateOnly.MinValue ? start.AddDays(-1) : start; date.Year <= LastYear; date = date.AddDays(1))
        {
            if (yearSet is not null && !yearSet.Contains(date.Year) || !monthSet.Contains(date.Month) || !day.Fits(date)) continue;
            foreach (var time in times)
                if (Moment(date, time, zone) is { } moment && moment > after) return moment;
        }
        return null;
    }

    // A time that the clocks leave out does not come that day.
    private static DateTimeOffset? Moment(DateOnly date, TimeSpan time, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.FromTimeSpan(time));
        if (zone.IsInvalidTime(local)) return null;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static bool Number(string text, int most, out int number) => int.TryParse(text, System.Globalization.NumberStyles.None, null, out number) && number <= most;
}
