using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>
/// The org's standard fiscal year: twelve months from <paramref name="StartMonth"/> on, named after the calendar year in
/// which it starts or else ends (Object Reference, "Organization": FiscalYearStartMonth, UsesStartDateAsFiscalYearName).
/// </summary>
internal sealed record FiscalYear(int StartMonth, bool NamedAfterStart)
{
    private const int MonthsPerYear = 12;

    /// <summary>The calendar year.</summary>
    public static FiscalYear Calendar { get; } = new(1, false);

    public static FiscalYear Of(OrgState state)
    {
        if (!state.Catalog.TryFind("Organization", out var type) || !type.TryField("FiscalYearStartMonth", out var month) || !type.TryField("UsesStartDateAsFiscalYearName", out var byStart)) return Calendar;
        // The org's own row is the only one of its kind, and stands at the org's number.
        var organizations = state.TableOf(type);
        var row = organizations.RowAt(organizations.Count);
        return row.Has(month.Ordinal) ? new FiscalYear((int)row.Integer(month.Ordinal), row.Boolean(byStart.Ordinal)) : Calendar;
    }

    /// <summary>1 for the first month of the fiscal year.</summary>
    public int MonthOf(DateTime day) => (day.Month - StartMonth + MonthsPerYear) % MonthsPerYear + 1;

    public int QuarterOf(DateTime day) => (MonthOf(day) + 2) / 3;

    public int YearOf(DateTime day)
    {
        var start = day.Month >= StartMonth ? day.Year : day.Year - 1;
        return NamedAfterStart || StartMonth == 1 ? start : start + 1;
    }
}
