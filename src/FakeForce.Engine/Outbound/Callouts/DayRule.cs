using System.Globalization;

namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>The days of a cron expression: of the month with L, LW and W, or of the week with L and #.</summary>
internal sealed class DayRule
{
    private readonly Func<DateOnly, bool> fits;

    private DayRule(Func<DateOnly, bool> fits) => this.fits = fits;

    public bool Fits(DateOnly date) => fits(date);

    public static DayRule OfMonth(string text)
    {
        if (text.Equals("L", StringComparison.OrdinalIgnoreCase)) return new(date => date.Day == LastOf(date));
        if (text.Equals("LW", StringComparison.OrdinalIgnoreCase)) return new(date => date.Day == Weekday(date, LastOf(date)));
        if (text.EndsWith("W", StringComparison.OrdinalIgnoreCase))
        {
            var wanted = CronField.Value(text[..^1], "Day of month", 1, 31, []);
            return new(date => wanted <= LastOf(date) && date.Day == Weekday(date, wanted));
        }
        var days = CronField.Read(text, "Day of month", 1, 31, []);
        return new(date => days.Contains(date.Day));
    }

    public static DayRule OfWeek(string text, string[] names)
    {
        if (text.Equals("L", StringComparison.OrdinalIgnoreCase)) return new(date => date.DayOfWeek == DayOfWeek.Saturday);
        if (text.EndsWith("L", StringComparison.OrdinalIgnoreCase))
        {
            var last = CronField.Value(text[..^1], "Day-of-Week", 1, 7, names);
            return new(date => Number(date) == last && date.Day > LastOf(date) - 7);
        }
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        if (hash > 0)
        {
            var day = CronField.Value(text[..hash], "Day-of-Week", 1, 7, names);
            if (!int.TryParse(text.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var nth) || nth is < 1 or > 5) throw new FormatException("A numeric value between 1 and 5 must follow the '#' option");
            return new(date => Number(date) == day && (date.Day - 1) / 7 + 1 == nth);
        }
        var days = CronField.Read(text, "Day-of-Week", 1, 7, names);
        return new(date => days.Contains(Number(date)));
    }

    // Sunday is 1.
    private static int Number(DateOnly date) => (int)date.DayOfWeek + 1;

    private static int LastOf(DateOnly date) => DateTime.DaysInMonth(date.Year, date.Month);

    // The weekday nearest to a day, never in another month.
    private static int Weekday(DateOnly month, int day) => new DateOnly(month.Year, month.Month, day).DayOfWeek switch
    {
        DayOfWeek.Saturday => day > 1 ? day - 1 : day + 2,
        DayOfWeek.Sunday => day < LastOf(month) ? day + 1 : day - 2,
        _ => day,
    };
}
