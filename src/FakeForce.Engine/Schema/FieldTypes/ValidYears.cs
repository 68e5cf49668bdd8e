using System.Globalization;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>
/// Dates reach from 1700-01-01 to 4000-12-31. Code and text for dates beyond are assumed: no public capture was found.
/// </summary>
internal static class ValidYears
{
    private const long First = -98615 * 86_400_000L;
    private const long AfterLast = 741_804 * 86_400_000L;

    public static Coerced Check(Value value, long milliseconds, Field field) => milliseconds is >= First and < AfterLast
        ? value
        : new SaveError("NUMBER_OUTSIDE_VALID_RANGE", $"{field.Label}: invalid date: {Java(milliseconds)}", field.Name);

    // A zone may carry the first or last day that .NET knows beyond its range.
    private static string Java(long milliseconds) =>
        DateTime.UnixEpoch.AddMilliseconds(Math.Clamp(milliseconds, -62_135_596_800_000, 253_402_300_799_000)).ToString("ddd MMM dd HH:mm:ss 'GMT' yyyy", CultureInfo.InvariantCulture);
}
