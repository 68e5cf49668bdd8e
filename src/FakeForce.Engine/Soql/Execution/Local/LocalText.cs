using FakeForce.Engine.Records;

namespace FakeForce.Engine.Soql.Execution.Local;

/// <summary>FORMAT(): values as the running user's locale and time zone write them; null stays null.</summary>
internal sealed class LocalText(Run run)
{
    public Value Of(in Value value, string typeName, int scale) => value.IsNull ? value : Value.Of(LocalForms.Of(value, typeName, scale, run.Locale, run.Context.TimeZone));

    /// <summary>$44,000.00 where there is one currency, USD 44,000.00 with the code of one among several.</summary>
    public Value Amount(in Value value, int scale, string? code) => value.IsNull ? value
        : Value.Of(LocalForms.Amount(value, code is null ? scale : run.Currencies!.DecimalsOf(code), code, code is null ? Locale.OfSingleCurrency : run.Locale));
}
