using System.Collections.Frozen;

namespace FakeForce.Engine.Soql.Syntax;

/// <summary>The names that stand for a range of days, and which of them take a number after a colon.</summary>
internal static class DateLiterals
{
    private static readonly FrozenSet<string> Plain = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "YESTERDAY", "TODAY", "TOMORROW",
        "LAST_WEEK", "THIS_WEEK", "NEXT_WEEK",
        "LAST_MONTH", "THIS_MONTH", "NEXT_MONTH",
        "LAST_90_DAYS", "NEXT_90_DAYS",
        "THIS_QUARTER", "LAST_QUARTER", "NEXT_QUARTER",
        "THIS_YEAR", "LAST_YEAR", "NEXT_YEAR",
        "THIS_FISCAL_QUARTER", "LAST_FISCAL_QUARTER", "NEXT_FISCAL_QUARTER",
        "THIS_FISCAL_YEAR", "LAST_FISCAL_YEAR", "NEXT_FISCAL_YEAR");

    private static readonly FrozenSet<string> WithNumber = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "LAST_N_DAYS", "NEXT_N_DAYS", "N_DAYS_AGO",
        "NEXT_N_WEEKS", "LAST_N_WEEKS", "N_WEEKS_AGO",
        "NEXT_N_MONTHS", "LAST_N_MONTHS", "N_MONTHS_AGO",
        "NEXT_N_QUARTERS", "LAST_N_QUARTERS", "N_QUARTERS_AGO",
        "NEXT_N_YEARS", "LAST_N_YEARS", "N_YEARS_AGO",
        "NEXT_N_FISCAL_QUARTERS", "LAST_N_FISCAL_QUARTERS", "N_FISCAL_QUARTERS_AGO",
        "NEXT_N_FISCAL_YEARS", "LAST_N_FISCAL_YEARS", "N_FISCAL_YEARS_AGO");

    public static IEnumerable<string> All => Plain.Concat(WithNumber);
    public static bool IsPlain(string name) => Plain.Contains(name);
    public static bool TakesNumber(string name) => WithNumber.Contains(name);
}
