using System.Globalization;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Execution;
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
    [InlineData("LAST_N_DAYS", 2147483647, "0001-01-01", "2026-05-14")]
    public void Literal_spans(string name, long n, string first, string end)
    {
        var range = new DateRanges(Context, FiscalYear.Calendar).Of(new Literal(LiteralKind.DateLiteral, 0, name, Integer: n));
        Assert.Equal((first, end), (Shown(range.First), Shown(range.End)));
    }

    [Fact]
    public void Weeks_begin_where_the_users_locale_begins_them()
    {
        var range = new DateRanges(Context with { FirstDayOfWeek = DayOfWeek.Monday }, FiscalYear.Calendar).Of(new Literal(LiteralKind.DateLiteral, 0, "THIS_WEEK"));
        Assert.Equal("2026-05-11", Shown(range.First));
    }

    private static string Shown(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
