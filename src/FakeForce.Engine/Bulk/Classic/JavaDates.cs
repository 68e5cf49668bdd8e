using System.Globalization;
using System.Text;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// Dates in the patterns of Java's SimpleDateFormat, as a mapping's hints have them. Years of two digits lie between 80 years
/// before and 20 after the moment (its documentation); a month in letters is taken for MM too (guide, "Map Data Fields": 10 Feb 40).
/// </summary>
internal static class JavaDates
{
    private static readonly (char Java, char Net)[] signs = [('S', 'f'), ('a', 't'), ('E', 'd'), ('Z', 'z'), ('X', 'z')];

    public static bool TryParse(string text, string pattern, DateTimeOffset now, out DateTimeOffset moment)
    {
        var format = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        format.Calendar.TwoDigitYearMax = now.Year + 20;
        format.DateTimeFormat.Calendar.TwoDigitYearMax = now.Year + 20;
        string[] patterns = [Translated(pattern), Translated(pattern.Replace("MM", "MMM", StringComparison.Ordinal))];
        return DateTimeOffset.TryParseExact(text, patterns, format, DateTimeStyles.AssumeUniversal, out moment);
    }

    private static string Translated(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        foreach (var sign in pattern)
        {
            var known = Array.Find(signs, s => s.Java == sign);
            text.Append(known == default ? sign : known.Net);
        }
        return text.ToString();
    }
}
