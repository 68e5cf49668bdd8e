using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine;

/// <summary>
/// The fiscal years of a new org: standard ones, which begin in January, with their quarters and months; the year before
/// the present one to the year after it. Source: Object Reference, "FiscalYearSettings" and "Period".
/// </summary>
internal static class FiscalYears
{
    private const int PeriodsPerYear = 17;

    private static readonly int epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static void Fill(Transaction transaction)
    {
        if (!transaction.Catalog.TryFind("FiscalYearSettings", out var years) || !transaction.Catalog.TryFind("Period", out var periods)) return;
        for (var i = 0; i < 3; i++)
        {
            var first = new DateOnly(transaction.Now.Year - 1 + i, 1, 1);
            // The two point to each other; their numbers are known, because nothing else makes such rows.
            Insert(transaction, years, first, 12, ("PeriodId", Value.Of(periods.IdOf(i * PeriodsPerYear + 1))), ("Name", Text(first.Year)), ("IsStandardYear", Value.Of(true)),
                ("YearType", Value.Of("Standard")), ("QuarterLabelScheme", Value.Of("NumberByYear")), ("PeriodLabelScheme", Value.Of("StandardMonths")),
                ("WeekLabelScheme", Value.Of("NumberByYear")), ("WeekStartDay", Value.Of(1)));
            FillYear(transaction, periods, first, Value.Of(years.IdOf(i + 1)));
        }
    }

    private static void FillYear(Transaction transaction, SObjectType type, DateOnly first, Value settings)
    {
        foreach (var (kind, months) in new[] { ("Year", 12), ("Quarter", 3), ("Month", 1) })
            for (var number = 1; number <= 12 / months; number++)
                Insert(transaction, type, first.AddMonths((number - 1) * months), months, ("Type", Value.Of(kind)), ("FiscalYearSettingsId", settings), ("Number", Value.Of(number)));
    }

    private static void Insert(Transaction transaction, SObjectType type, DateOnly start, int months, params (string Name, Value Value)[] values)
    {
        var draft = new RowDraft(type);
        foreach (var (name, value) in values.Append(("StartDate", Day(start))).Append(("EndDate", Day(start.AddMonths(months).AddDays(-1)))))
            if (type.TryField(name, out var field)) draft[field] = value;
        SystemFields.StampCreated(draft, transaction.Now, new RecordId(KeyPrefix.Parse("005"), FreshOrg.AdministratorNumber));
        transaction.Insert(draft);
    }

    private static Value Day(DateOnly day) => Value.Of((long)(day.DayNumber - epoch));

    private static Value Text(int year) => Value.Of(year.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
