using System.Globalization;
using CsCheck;
using FakeForce.Engine.Outbound.Callouts;

namespace FakeForce.Engine.Tests.Outbound.Callouts;

/// <summary>Apex Developer Guide, "Apex Scheduler": the examples of its tables, and a naive reading hour by hour.</summary>
public sealed class CronExpressionTests
{
    private static readonly string[] dayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    [Theory]
    [InlineData("0 0 13 * * ?", "2026-03-02T08:00", "2026-03-02T13:00")]
    [InlineData("0 5 * * * ?", "2026-03-02T08:05", "2026-03-02T09:05")]
    [InlineData("0 0 22 ? * 6L", "2026-03-02T08:00", "2026-03-27T22:00")]
    [InlineData("0 0 10 ? * MON-FRI", "2026-03-06T10:00", "2026-03-09T10:00")]
    [InlineData("0 0 20 * * ? 2030", "2026-03-02T08:00", "2030-01-01T20:00")]
    [InlineData("0 0 8 13 2 ?", "2026-03-02T08:00", "2027-02-13T08:00")]
    [InlineData("0 0 0 L * ?", "2028-02-02T08:00", "2028-02-29T00:00")]
    [InlineData("0 0 0 20W * ?", "2026-06-01T00:00", "2026-06-19T00:00")]
    [InlineData("0 0 0 1W * ?", "2026-07-31T00:00", "2026-08-03T00:00")]
    [InlineData("0 0 0 LW * ?", "2026-05-01T00:00", "2026-05-29T00:00")]
    [InlineData("0 0 0 ? * 2#1", "2026-03-03T00:00", "2026-04-06T00:00")]
    [InlineData("0 0 0 1/5 * ?", "2026-03-02T00:00", "2026-03-06T00:00")]
    [InlineData("0 0 0 ? * L", "2026-03-02T00:00", "2026-03-07T00:00")]
    [InlineData("0 0 0 ? jan,Feb fri", "2026-03-02T00:00", "2027-01-01T00:00")]
    [InlineData("30 15 3-23/10 * * ?", "2026-03-02T04:00", "2026-03-02T13:15:30")]
    public void The_next_time_is_the_guides(string cron, string after, string next) =>
        Assert.Equal(Utc(next), CronExpression.Parse(cron).Next(Utc(after), TimeZoneInfo.Utc));

    [Theory]
    [InlineData("0 0 0 1 1 ? 2020")]
    [InlineData("0 0 0 30 2 ?")]
    public void What_never_comes_has_no_next_time(string cron) => Assert.Null(CronExpression.Parse(cron).Next(Utc("2026-03-02T00:00"), TimeZoneInfo.Utc));

    [Fact]
    public void A_time_that_clocks_leave_out_does_not_come_and_one_that_comes_twice_comes_once()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");
        var half = CronExpression.Parse("0 30 2 * * ?");
        Assert.Equal(Utc("2026-03-09T09:30"), half.Next(Utc("2026-03-08T00:00").AddHours(12), zone));
        Assert.Equal(Utc("2026-03-07T10:30"), half.Next(Utc("2026-03-07T00:00"), zone));
        var one = CronExpression.Parse("0 30 1 * * ?");
        var first = one.Next(Utc("2026-11-01T00:00"), zone)!.Value;
        Assert.Equal(Utc("2026-11-01T08:30"), first);
        Assert.Equal(Utc("2026-11-02T09:30"), one.Next(first, zone));
    }

    [Theory]
    [InlineData("0 0 0 1 1", "Unexpected end of expression.")]
    [InlineData("* 0 0 1 1 ?", "Seconds and minutes must be specified as integers: * 0 0 1 1 ?")]
    [InlineData("0 0/2 * * * ?", "Seconds and minutes must be specified as integers: 0 0/2 * * * ?")]
    [InlineData("0 60 * * * ?", "Seconds and minutes must be specified as integers: 0 60 * * * ?")]
    [InlineData("0 0 24 * * ?", "Hour values must be between 0 and 23")]
    [InlineData("0 0 0 32 * ?", "Day of month values must be between 1 and 31")]
    [InlineData("0 0 0 * 13 ?", "Invalid Month value: '13'")]
    [InlineData("0 0 0 ? * FOO", "Invalid Day-of-Week value: 'FOO'")]
    [InlineData("0 0 0 ? * 2#6", "A numeric value between 1 and 5 must follow the '#' option")]
    [InlineData("0 0 0 1 * MON", "Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.")]
    [InlineData("0 0 0 ? * ?", "'?' can only be specfied for Day-of-Month -OR- Day-of-Week.")]
    [InlineData("0 0 0/99 * * ?", "Increment > 23 : 99")]
    [InlineData("0 0 0 * * ? 1900", "Year values must be between 1970 and 2099")]
    public void What_is_no_expression_is_said(string cron, string problem) => Assert.Equal(problem, Assert.Throws<FormatException>(() => CronExpression.Parse(cron)).Message);

    [Fact]
    public void Every_expression_names_the_hours_that_a_naive_reader_names()
    {
        var item = Gen.OneOf(Gen.Const("*"), Gen.Int[0, 23].Select(n => $"{n}"), Gen.Select(Gen.Int[0, 23], Gen.Int[0, 23]).Select((a, b) => $"{Math.Min(a, b)}-{Math.Max(a, b)}"), Gen.Select(Gen.Int[0, 23], Gen.Int[1, 9]).Select((a, step) => $"{a}/{step}"));
        var hours = item.List[1, 3].Select(list => string.Join(',', list));
        var month = Gen.OneOf(Gen.Const("*"), Gen.Int[1, 12].Select(n => $"{n}"), Gen.Const("JAN-JUN"));
        var days = Gen.OneOf(Gen.Int[1, 31].Select(n => ($"{n}", "?")), Gen.Int[1, 31].Select(n => ($"{n}W", "?")), Gen.Const(("L", "?")), Gen.Const(("LW", "?")), Gen.Const(("*", "?")),
            Gen.Int[1, 7].Select(n => ("?", $"{n}")), Gen.Int[1, 7].Select(n => ("?", $"{n}L")), Gen.Select(Gen.Int[1, 7], Gen.Int[1, 5]).Select((d, n) => ("?", $"{d}#{n}")), Gen.Int[0, 6].Select(n => ("?", dayNames[n])), Gen.Const(("?", "FRI-MON")));
        Gen.Select(hours, month, days, Gen.Int[0, 59], Gen.Int[0, 365 * 24]).Sample((hour, mon, day, minute, start) =>
        {
            var after = Utc("2027-01-01T00:00").AddHours(start);
            var next = CronExpression.Parse($"0 {minute} {hour} {day.Item1} {mon} {day.Item2}").Next(after, TimeZoneInfo.Utc);
            // Some days of February come less often than once in five years.
            Assert.Equal(Naive(minute, hour, mon, day.Item1, day.Item2, after), next < after.AddYears(5) ? next : null);
        }, iter: 2_000);
    }

    // Every minute's hour for four years, judged by itself.
    private static DateTimeOffset? Naive(int minute, string hour, string month, string ofMonth, string ofWeek, DateTimeOffset after)
    {
        for (var moment = new DateTimeOffset(after.Year, after.Month, after.Day, after.Hour, minute, 0, TimeSpan.Zero); moment < after.AddYears(5); moment = moment.AddHours(1))
            if (moment > after && hour.Split(',').Any(item => Hour(item, moment.Hour)) && (month == "*" || month == "JAN-JUN" && moment.Month <= 6 || month == $"{moment.Month}") && Day(ofMonth, ofWeek, moment)) return moment;
        return null;
    }

    private static bool Hour(string item, int hour) => item switch
    {
        "*" => true,
        _ when item.Contains('-', StringComparison.Ordinal) => hour >= Int(item.Split('-')[0]) && hour <= Int(item.Split('-')[1]),
        _ when item.Contains('/', StringComparison.Ordinal) => hour >= Int(item.Split('/')[0]) && (hour - Int(item.Split('/')[0])) % Int(item.Split('/')[1]) == 0,
        _ => hour == Int(item),
    };

    private static bool Day(string ofMonth, string ofWeek, DateTimeOffset moment)
    {
        var last = moment.AddDays(1).Month != moment.Month;
        var week = (int)moment.DayOfWeek + 1;
        if (ofWeek == "FRI-MON") return week is 6 or 7 or 1 or 2;
        if (ofWeek.Contains('#', StringComparison.Ordinal)) return week == Int(ofWeek[..1]) && moment.AddDays(-7 * (Int(ofWeek[2..]) - 1)).Month == moment.Month && moment.AddDays(-7 * Int(ofWeek[2..])).Month != moment.Month;
        if (ofWeek.Length == 2) return week == Int(ofWeek[..1]) && moment.AddDays(7).Month != moment.Month;
        if (ofWeek != "?") return dayNames[week - 1] == ofWeek || ofWeek == $"{week}";
        if (ofMonth is "*") return true;
        if (ofMonth is "L") return last;
        var isWeekday = week is >= 2 and <= 6;
        if (ofMonth is "LW") return isWeekday && Enumerable.Range(1, 3).TakeWhile(n => moment.AddDays(n).Month == moment.Month).All(n => moment.AddDays(n).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        if (!ofMonth.EndsWith('W')) return moment.Day == Int(ofMonth);
        var wanted = Int(ofMonth[..^1]);
        if (!isWeekday || wanted > DateTime.DaysInMonth(moment.Year, moment.Month)) return false;
        // The nearest weekday of the month; where two are as near there is none between.
        return Enumerable.Range(1, DateTime.DaysInMonth(moment.Year, moment.Month)).Where(d => new DateTime(moment.Year, moment.Month, d).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).MinBy(d => Math.Abs(d - wanted)) == moment.Day;
    }

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + (text.Length == 16 ? ":00Z" : "Z"), CultureInfo.InvariantCulture);
}
