using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Engine.Tests.Records;

namespace FakeForce.Engine.Tests.Formula;

/// <summary>CURRENCYRATE (Help: "If the currency is invalid, returns 1.0").</summary>
public sealed class CurrencyRateTests
{
    [Theory]
    [InlineData("MultiCurrency", "CURRENCYRATE(\"EUR\")", 0.9)]
    [InlineData("MultiCurrency", "CURRENCYRATE(\"XXQ\")", 1)]
    [InlineData("", "CURRENCYRATE(\"EUR\")", 1)]
    public void A_rate_is_that_of_the_orgs_currencies(string feature, string formula, double expected)
    {
        var org = new SavingOrg(new OrgOptions { Catalog = new StandardCatalog(feature.Length == 0 ? FeatureSet.None : new FeatureSet(feature)) });
        var catalog = org.Transaction.Catalog;
        if (catalog.TryFind("CurrencyType", out var currencies)) org.Transaction.Insert(new RowDraft(currencies) { [currencies["IsoCode"]] = Value.Of("EUR"), [currencies["ConversionRate"]] = Value.Of(0.9) });
        var compiled = CompiledFormula.Compile(formula, new RecordScope(catalog, catalog["Account"], FormulaUse.Validation));
        Assert.True(compiled.TryGet<decimal>(FormulaFrame.Of(org.Transaction, org.Caller.UserId), out var rate));
        Assert.Equal((decimal)expected, rate);
    }
}
