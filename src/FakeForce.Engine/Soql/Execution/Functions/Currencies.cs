using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Functions;

/// <summary>
/// The exchange rates of an org with several currencies: units of each for one of the corporate currency (Object
/// Reference, "CurrencyType" and "DatedConversionRate").
/// </summary>
internal sealed class Currencies
{
    private readonly Dictionary<string, Rate> rates = new(StringComparer.OrdinalIgnoreCase);
    private readonly string? corporate;
    private readonly string? own;
    private readonly DatedRates dated;

    private Currencies(OrgState state, SObjectType type, RecordId user)
    {
        var fields = new CurrencyFields(type);
        var table = state.TableOf(type);
        for (var number = 1; number <= table.Count; number++)
        {
            if (table.RowAt(number) is not { IsLive: true } row) continue;
            var code = row.Get(fields.IsoCode).AsText;
            rates[code] = new Rate(row.Double(fields.ConversionRate.Ordinal), (int)row.Integer(fields.DecimalPlaces.Ordinal), row.Boolean(fields.IsActive.Ordinal));
            if (row.Boolean(fields.IsCorporate.Ordinal)) corporate = code;
        }
        own = RunningUser.CurrencyOf(state, user);
        dated = new DatedRates(state);
    }

    /// <summary>Null in an org with one currency.</summary>
    public static Currencies? Of(OrgState state, RecordId user) => state.Catalog.TryFind("CurrencyType", out var type) ? new Currencies(state, type, user) : null;

    public string Corporate => corporate ?? throw SoqlErrors.UnknownCurrency("corporate").Plain();

    /// <summary>The currency of the user who asks.</summary>
    public string Own => own ?? Corporate;

    public int DecimalsOf(string code) => RateOf(code).Decimals;

    /// <summary>The code of an amount's record; a record without one counts as corporate.</summary>
    public string CodeOf(SObjectType type, Row row) =>
        type.TryField("CurrencyIsoCode", out var field) && row.Has(field.Ordinal) ? row.Get(field).AsText : Corporate;

    /// <summary>Aggregates and sorting use the static rates.</summary>
    public double ToCorporate(double amount, SObjectType type, Row row) => amount / RateOf(CodeOf(type, row)).PerCorporate;

    public double ToCorporate(double amount, string code)
    {
        var rate = RateOf(code);
        return rate.IsActive ? amount / rate.PerCorporate : throw SoqlErrors.UnknownCurrency(code).Plain();
    }

    /// <summary>In the user's currency, with as many decimals as that has; by the day's rate where the org has dated rates.</summary>
    public double ToOwn(double amount, SObjectType type, Row row)
    {
        var code = CodeOf(type, row);
        if (code.Equals(Own, StringComparison.OrdinalIgnoreCase)) return amount;
        var (from, to) = dated.Apply(type) ? (dated.RateOf(code, type, row), dated.RateOf(Own, type, row)) : (null, null);
        var converted = amount / (from ?? RateOf(code).PerCorporate) * (to ?? RateOf(Own).PerCorporate);
        return Math.Abs(converted) < 1e15 ? (double)Math.Round((decimal)converted, DecimalsOf(Own), MidpointRounding.AwayFromZero) : converted;
    }

    private Rate RateOf(string code) => rates.TryGetValue(code, out var rate) && rate.PerCorporate > 0 ? rate : throw SoqlErrors.UnknownCurrency(code).Plain();

    private readonly record struct Rate(double PerCorporate, int Decimals, bool IsActive);

    private sealed class CurrencyFields(SObjectType type)
    {
        public Field IsoCode { get; } = Named(type, "IsoCode");
        public Field ConversionRate { get; } = Named(type, "ConversionRate");
        public Field DecimalPlaces { get; } = Named(type, "DecimalPlaces");
        public Field IsActive { get; } = Named(type, "IsActive");
        public Field IsCorporate { get; } = Named(type, "IsCorporate");

        private static Field Named(SObjectType type, string name) => type.TryField(name, out var field) ? field : throw new InvalidOperationException($"CurrencyType has no {name}");
    }
}
