using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>Computes a date function from what a row stores: days or milliseconds since 1970.</summary>
internal sealed class DateParts(DateFunction function, bool storesDays, Run run)
{
    private const int DaysPerWeek = 7;

    public long Of(Row row, int ordinal) => Of(row.Integer(ordinal));

    public long Of(long stored) => Of(storesDays ? DateTime.UnixEpoch.AddDays(stored) : Local(DateTime.UnixEpoch.AddMilliseconds(stored)));

    private DateTime Local(DateTime utc) => function.InUsersZone ? TimeZoneInfo.ConvertTimeFromUtc(utc, run.Context.TimeZone) : utc;

    // Week 1 is the first seven days of the month or year, whatever the weekday.
    private long Of(DateTime moment) => function.Kind switch
    {
        DateFunctionKind.CalendarMonth => moment.Month,
        DateFunctionKind.CalendarQuarter => (moment.Month + 2) / 3,
        DateFunctionKind.CalendarYear => moment.Year,
        DateFunctionKind.DayInMonth => moment.Day,
        DateFunctionKind.DayInWeek => (int)moment.DayOfWeek + 1,
        DateFunctionKind.DayInYear => moment.DayOfYear,
        DateFunctionKind.HourInDay => moment.Hour,
        DateFunctionKind.WeekInMonth => (moment.Day - 1) / DaysPerWeek + 1,
        DateFunctionKind.WeekInYear => (moment.DayOfYear - 1) / DaysPerWeek + 1,
        DateFunctionKind.FiscalMonth => run.FiscalYear.MonthOf(moment),
        DateFunctionKind.FiscalQuarter => run.FiscalYear.QuarterOf(moment),
        DateFunctionKind.FiscalYear => run.FiscalYear.YearOf(moment),
        _ => (moment.Date - DateTime.UnixEpoch).Days,
    };
}
