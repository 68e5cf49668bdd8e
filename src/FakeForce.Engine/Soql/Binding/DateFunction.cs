using System.Collections.Frozen;

namespace FakeForce.Engine.Soql.Binding;

internal enum DateFunctionKind : byte
{
    CalendarMonth, CalendarQuarter, CalendarYear, DayInMonth, DayInWeek, DayInYear, DayOnly, HourInDay, WeekInMonth, WeekInYear,
    FiscalMonth, FiscalQuarter, FiscalYear,
}

/// <summary>A date function over a path; days and hours are those of UTC, or of the user's zone inside convertTimezone().</summary>
internal sealed record DateFunction(DateFunctionKind Kind, bool InUsersZone);

/// <summary>The names of the date functions (SOQL and SOSL reference, "Date functions").</summary>
internal static class DateFunctionNames
{
    private static readonly FrozenDictionary<string, DateFunctionKind> Kinds = new Dictionary<string, DateFunctionKind>
    {
        ["CALENDAR_MONTH"] = DateFunctionKind.CalendarMonth,
        ["CALENDAR_QUARTER"] = DateFunctionKind.CalendarQuarter,
        ["CALENDAR_YEAR"] = DateFunctionKind.CalendarYear,
        ["DAY_IN_MONTH"] = DateFunctionKind.DayInMonth,
        ["DAY_IN_WEEK"] = DateFunctionKind.DayInWeek,
        ["DAY_IN_YEAR"] = DateFunctionKind.DayInYear,
        ["DAY_ONLY"] = DateFunctionKind.DayOnly,
        ["FISCAL_MONTH"] = DateFunctionKind.FiscalMonth,
        ["FISCAL_QUARTER"] = DateFunctionKind.FiscalQuarter,
        ["FISCAL_YEAR"] = DateFunctionKind.FiscalYear,
        ["HOUR_IN_DAY"] = DateFunctionKind.HourInDay,
        ["WEEK_IN_MONTH"] = DateFunctionKind.WeekInMonth,
        ["WEEK_IN_YEAR"] = DateFunctionKind.WeekInYear,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> All => Kinds.Keys;

    public static bool TryFind(string name, out DateFunctionKind kind) => Kinds.TryGetValue(name, out kind);

    /// <summary>These two make no sense for a date without a time.</summary>
    public static bool NeedsTime(DateFunctionKind kind) => kind is DateFunctionKind.DayOnly or DateFunctionKind.HourInDay;
}
