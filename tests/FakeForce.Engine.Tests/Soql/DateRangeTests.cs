using System.Globalization;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.Soql.Execution.Local;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Tests.Soql;

public sealed class DateRangeTests
{
    // A Wednesday.
    private static readonly QueryContext Context = new(default, TimeZoneInfo.Utc, new DateTimeOffset(2026, 5, 13, 12, 0, 0, TimeSpan.Zero), 66);

    [Theory]
    [InlineData("TODAY", 0, "2026-05-13", "2026-05-14")]
    [InlineData("YESTERDAY", 0, "2026-05-12", "2026-05-13")]
    [InlineData("TOMORROW", 0, "2026-05-14", "2026-05-15")]
    [InlineData("THIS_WEEK", 0, "2026-05-10", "2026-05-17")]
    [InlineData("LAST_WEEK", 0, "2026-05-03", "2026-05-10")]
    [InlineData("NEXT_WEEK", 0, "2026-05-17", "2026-05-24")]
    [InlineData("LAST_N_WEEKS", 2, "2026-04-26", "2026-05-10")]
    [InlineData("NEXT_N_WEEKS", 2, "2026-05-17", "2026-05-31")]
    [InlineData("N_WEEKS_AGO", 2, "2026-04-26", "2026-05-03")]
    [InlineData("LAST_90_DAYS", 0, "2026-02-12", "2026-05-14")]
    [InlineData("NEXT_90_DAYS", 0, "2026-05-14", "2026-08-12")]
    [InlineData("LAST_N_DAYS", 3, "2026-05-10", "2026-05-14")]
    [InlineData("NEXT_N_DAYS", 3, "2026-05-14", "2026-05-17")]
    [InlineData("N_DAYS_AGO", 3, "2026-05-10", "2026-05-11")]
    [InlineData("THIS_MONTH", 0, "2026-05-01", "2026-06-01")]
    [InlineData("LAST_MONTH", 0, "2026-04-01", "2026-05-01")]
    [InlineData("NEXT_N_MONTHS", 8, "2026-06-01", "2027-02-01")]
    [InlineData("LAST_N_MONTHS", 5, "2025-12-01", "2026-05-01")]
    [InlineData("N_MONTHS_AGO", 5, "2025-12-01", "2026-01-01")]
    [InlineData("THIS_QUARTER", 0, "2026-04-01", "2026-07-01")]
    [InlineData("LAST_QUARTER", 0, "2026-01-01", "2026-04-01")]
    [InlineData("NEXT_N_QUARTERS", 3, "2026-07-01", "2027-04-01")]
    [InlineData("N_QUARTERS_AGO", 2, "2025-10-01", "2026-01-01")]
    [InlineData("THIS_YEAR", 0, "2026-01-01", "2027-01-01")]
    [InlineData("NEXT_YEAR", 0, "2027-01-01", "2028-01-01")]
    [InlineData("LAST_N_YEARS", 2, "2024-01-01", "2026-01-01")]
    [InlineData("N_YEARS_AGO", 2, "2024-01-01", "2025-01-01")]
    [InlineData("NEXT_MONTH", 0, "2026-06-01", "2026-07-01")]
    [InlineData("NEXT_QUARTER", 0, "2026-07-01", "2026-10-01")]
    [InlineData("LAST_N_QUARTERS", 5, "2025-01-01", "2026-04-01")]
    [InlineData("LAST_YEAR", 0, "2025-01-01", "2026-01-01")]
    [InlineData("NEXT_N_YEARS", 2, "2027-01-01", "2029-01-01")]
    [InlineData("LAST_N_DAYS", 2147483647, "0001-01-01", "2026-05-14")]
    public void Literal_spans(string name, long n, string first, string end)
    {
        var range = new DateRanges(Context, FiscalYear.Calendar).Of(new Literal(LiteralKind.DateLiteral, 0, name, Integer: n));
        Assert.Equal((first, end), (Shown(range.First), Shown(range.End)));
    }

    // A fiscal year that starts in February: the 13th of May lies in its second quarter.
    [Theory]
    [InlineData("THIS_FISCAL_QUARTER", 0, "2026-05-01", "2026-08-01")]
    [InlineData("LAST_FISCAL_QUARTER", 0, "2026-02-01", "2026-05-01")]
    [InlineData("NEXT_FISCAL_QUARTER", 0, "2026-08-01", "2026-11-01")]
    [InlineData("NEXT_N_FISCAL_QUARTERS", 3, "2026-08-01", "2027-05-01")]
    [InlineData("LAST_N_FISCAL_QUARTERS", 2, "2025-11-01", "2026-05-01")]
    [InlineData("N_FISCAL_QUARTERS_AGO", 2, "2025-11-01", "2026-02-01")]
    [InlineData("THIS_FISCAL_YEAR", 0, "2026-02-01", "2027-02-01")]
    [InlineData("LAST_FISCAL_YEAR", 0, "2025-02-01", "2026-02-01")]
    [InlineData("NEXT_FISCAL_YEAR", 0, "2027-02-01", "2028-02-01")]
    [InlineData("NEXT_N_FISCAL_YEARS", 2, "2027-02-01", "2029-02-01")]
    [InlineData("LAST_N_FISCAL_YEARS", 2, "2024-02-01", "2026-02-01")]
    [InlineData("N_FISCAL_YEARS_AGO", 2, "2024-02-01", "2025-02-01")]
    public void Fiscal_literal_spans(string name, long n, string first, string end)
    {
        var range = new DateRanges(Context, new FiscalYear(2, NamedAfterStart: true)).Of(new Literal(LiteralKind.DateLiteral, 0, name, Integer: n));
        Assert.Equal((first, end), (Shown(range.First), Shown(range.End)));
    }

    // Unicode CLDR, weekData.
    [Theory]
    [InlineData("en_US", "2026-05-10")]
    [InlineData("en_GB", "2026-05-11")]
    [InlineData("de_DE", "2026-05-11")]
    [InlineData("ar_EG", "2026-05-09")]
    [InlineData("dv_MV", "2026-05-08")]
    [InlineData("zh_Hant_TW", "2026-05-10")]
    [InlineData("sr_Latn_RS", "2026-05-11")]
    [InlineData("eo", "2026-05-10")]
    public void Weeks_begin_where_the_users_locale_begins_them(string locale, string first)
    {
        var range = new DateRanges(Context, FiscalYear.Calendar, WeekStart.Of(locale)).Of(new Literal(LiteralKind.DateLiteral, 0, "THIS_WEEK"));
        Assert.Equal(first, Shown(range.First));
    }

    [Theory]
    [InlineData("LAST_N_DAYS", "2026-05-10T00:00:00Z", "2026-05-13T12:00:00Z")]
    [InlineData("LAST_90_DAYS", "2026-02-12T00:00:00Z", "2026-05-13T12:00:00Z")]
    [InlineData("N_DAYS_AGO", "2026-05-10T00:00:00Z", "2026-05-10T23:59:59.999Z")]
    [InlineData("NEXT_N_DAYS", "2026-05-14T00:00:00Z", "2026-05-16T23:59:59.999Z")]
    public void Moments_of_the_last_days_end_now(string name, string first, string last)
    {
        var range = new DateRanges(Context, FiscalYear.Calendar).Milliseconds(new Literal(LiteralKind.DateLiteral, 0, name, Integer: 3));
        Assert.Equal((DateTimeOffset.Parse(first, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), DateTimeOffset.Parse(last, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()), range);
    }

    private static string Shown(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
