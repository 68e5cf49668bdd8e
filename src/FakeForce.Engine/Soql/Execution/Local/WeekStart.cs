using System.Collections.Frozen;

namespace FakeForce.Engine.Soql.Execution.Local;

/// <summary>
/// The day with which THIS_WEEK and its kin begin: that of the user's locale (SOQL and SOSL reference, "Date Formats and
/// Date Literals"), by its country as Unicode CLDR's week data has it. Countries that are not named begin with Monday.
/// </summary>
internal static class WeekStart
{
    private const string Sunday = "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";
    private const string Saturday = "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";
    private const string Friday = "MV";

    private static readonly FrozenDictionary<string, DayOfWeek> byCountry = new[] { (Sunday, DayOfWeek.Sunday), (Saturday, DayOfWeek.Saturday), (Friday, DayOfWeek.Friday) }
        .SelectMany(row => row.Item1.Split(' ').Select(country => (country, row.Item2))).ToFrozenDictionary(row => row.country, row => row.Item2, StringComparer.OrdinalIgnoreCase);

    // A locale without a country, such as en or eo, begins as the United States do: Salesforce's default locale is en_US.
    public static DayOfWeek Of(string locale)
    {
        var parts = locale.Split('_', '-');
        var country = Array.Find(parts[1..], p => p.Length == 2);
        return country is null ? DayOfWeek.Sunday : byCountry.GetValueOrDefault(country, DayOfWeek.Monday);
    }
}
