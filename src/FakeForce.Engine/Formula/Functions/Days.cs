using System.Globalization;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>Days and milliseconds since 1970 as calendar dates, from the year 1 to 9999.</summary>
internal static class Days
{
    public const long Milliseconds = 86_400_000;
    private const long FirstDay = -719_162, LastDay = 2_932_896;

    public static bool TryDate(long day, out DateTime date)
    {
        var isInside = day is >= FirstDay and <= LastDay;
        date = isInside ? DateTime.UnixEpoch.AddDays(day) : default;
        return isInside;
    }

    public static bool TryMoment(long milliseconds, out DateTime moment)
    {
        var isInside = milliseconds is >= FirstDay * Milliseconds and < (LastDay + 1) * Milliseconds;
        moment = isInside ? DateTime.UnixEpoch.AddMilliseconds(milliseconds) : default;
        return isInside;
    }

    public static long Of(DateTime date) => (date.Date - DateTime.UnixEpoch).Days;

    public static bool TryParse(string text, string[] formats, out DateTime moment) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
}
