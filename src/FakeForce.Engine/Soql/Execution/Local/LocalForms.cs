using System.Globalization;
using System.Text;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Execution.Local;

/// <summary>Values as a locale and a time zone write them. None of them is null.</summary>
internal static class LocalForms
{
    public static string Of(in Value value, string typeName, int scale, Locale locale, TimeZoneInfo zone) => typeName switch
    {
        "date" => Day(value, locale.Date),
        "datetime" => Moment(value, locale, zone),
        "time" => DateTime.UnixEpoch.AddMilliseconds(value.Bits).ToString(locale.Time, CultureInfo.InvariantCulture),
        "percent" => Number(value, scale, locale) + locale.PercentMark,
        _ => Number(value, scale, locale),
    };

    /// <summary>With the dollar sign where there is one currency, with the code of one among several.</summary>
    public static string Amount(in Value value, int scale, string? code, Locale locale)
    {
        var number = Number(value, scale, locale);
        if (code is not null) return $"{code} {number}";
        return number[0] == '-' ? "-" + Locale.SingleCurrencySymbol + number[1..] : Locale.SingleCurrencySymbol + number;
    }

    private static string Day(in Value value, string pattern) => DateTime.UnixEpoch.AddDays(value.Bits).ToString(pattern, CultureInfo.InvariantCulture);

    private static string Moment(in Value value, Locale locale, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddMilliseconds(value.Bits), zone);
        return local.ToString(locale.Date, CultureInfo.InvariantCulture) + locale.Between + local.ToString(locale.Time, CultureInfo.InvariantCulture);
    }

    private static string Number(in Value value, int scale, Locale locale)
    {
        var plain = Digits(value, scale);
        var isNegative = plain[0] == '-';
        var digits = isNegative ? plain[1..] : plain;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = Grouped(point < 0 ? digits : digits[..point], locale);
        return (isNegative ? locale.Minus : "") + whole + (point < 0 ? "" : locale.DecimalMark + digits[(point + 1)..]);
    }

    // Rounded half away from zero, like every number on a Salesforce page; doubles beyond decimal have no fraction left.
    private static string Digits(in Value value, int scale)
    {
        if (value.Kind == StorageKind.Integer) return value.Bits.ToString("F" + scale, CultureInfo.InvariantCulture);
        var number = value.AsDouble;
        if (Math.Abs(number) > 1e27) return number.ToString("F" + scale, CultureInfo.InvariantCulture);
        var rounded = Math.Round((decimal)number, scale, MidpointRounding.AwayFromZero);
        return rounded.ToString("F" + scale, CultureInfo.InvariantCulture);
    }

    private static string Grouped(string whole, Locale locale)
    {
        if (whole.Length < locale.GroupedFrom) return whole;
        var text = new StringBuilder(whole.Length + 8);
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0) text.Append(locale.GroupMark);
            text.Append(whole[i]);
        }
        return text.ToString();
    }
}
