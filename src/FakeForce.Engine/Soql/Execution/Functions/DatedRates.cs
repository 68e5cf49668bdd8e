using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Functions;

/// <summary>
/// Advanced currency management: an org that has dated rates uses them for opportunities and what hangs from them, by the
/// day on which the opportunity closes (SOQL and SOSL reference, "convertCurrency()").
/// </summary>
internal sealed class DatedRates
{
    private readonly List<(string Code, long First, long? End, double Rate)> rates = [];

    public DatedRates(OrgState state)
    {
        if (!state.Catalog.TryFind("DatedConversionRate", out var type)) return;
        if (!type.TryField("IsoCode", out var code) || !type.TryField("ConversionRate", out var rate) || !type.TryField("StartDate", out var start) || !type.TryField("NextStartDate", out var next)) return;
        var table = state.TableOf(type);
        for (var number = 1; number <= table.Count; number++)
            if (table.RowAt(number) is { IsLive: true } row)
                rates.Add((row.Get(code).AsText, row.Integer(start.Ordinal), row.Has(next.Ordinal) ? row.Integer(next.Ordinal) : null, row.Double(rate.Ordinal)));
    }

    public bool Apply(SObjectType type) => rates.Count > 0 && type.Name.StartsWith("Opportunity", StringComparison.Ordinal);

    /// <summary>Null where no rate is dated for that currency, or the corporate currency is meant: then the static rate counts.</summary>
    public double? RateOf(string code, SObjectType type, Row row)
    {
        if (type.Name != "Opportunity" || !type.TryField("CloseDate", out var closes)) throw SoqlErrors.NotSupportedYet($"convertCurrency() of {type.Name} by dated rates").Plain();
        var day = row.Integer(closes.Ordinal);
        foreach (var rate in rates)
            if (rate.Code.Equals(code, StringComparison.OrdinalIgnoreCase) && day >= rate.First && (rate.End is null || day < rate.End)) return rate.Rate;
        return null;
    }
}
