using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Tests.Soql.Functions;

/// <summary>Amounts in an org with several currencies (SOQL and SOSL reference, "convertCurrency()").</summary>
public sealed class ConvertCurrencyTests
{
    private readonly SmallOrg org = new(new StandardCatalog(new FeatureSet("MultiCurrency")));
    private readonly QueryContext inEuro;

    public ConvertCurrencyTests()
    {
        org.Add("CurrencyType", "IsoCode=USD", "ConversionRate=1", "DecimalPlaces=2", "IsActive=true", "IsCorporate=true");
        org.Add("CurrencyType", "IsoCode=EUR", "ConversionRate=0.8", "DecimalPlaces=2", "IsActive=true");
        org.Add("CurrencyType", "IsoCode=JPY", "ConversionRate=150", "DecimalPlaces=0", "IsActive=true");
        org.Add("CurrencyType", "IsoCode=GBP", "ConversionRate=0.5", "DecimalPlaces=2", "IsActive=false");
        org.Add("Opportunity", "Name=dollars", "Amount=100", "CurrencyIsoCode=USD", "CloseDate=2026-01-15");
        org.Add("Opportunity", "Name=euros", "Amount=100", "CurrencyIsoCode=EUR", "CloseDate=2026-02-15");
        org.Add("Opportunity", "Name=yen", "Amount=7000", "CurrencyIsoCode=JPY", "CloseDate=2026-03-15");
        org.Add("Opportunity", "Name=none", "CurrencyIsoCode=JPY");
        inEuro = SmallOrg.Context with { UserId = org.Add("User", "LocaleSidKey=de_DE", "DefaultCurrencyIsoCode=EUR") };
    }

    [Theory]
    [InlineData("SELECT convertCurrency(Amount) FROM Opportunity", "{Amount:80}{Amount:100}{Amount:37.33}{Amount:null}")]
    [InlineData("SELECT Amount, convertCurrency(Amount) mine FROM Opportunity WHERE Name = 'dollars'", "{Amount:100,mine:80}")]
    [InlineData("SELECT FORMAT(convertCurrency(Amount)) text FROM Opportunity WHERE Name = 'yen'", "{text:EUR 37,33}")]
    [InlineData("SELECT FORMAT(Amount) FROM Opportunity WHERE Name IN ('euros', 'none')", "{Amount:EUR 100,00}{Amount:null}")]
    [InlineData("SELECT SUM(Amount), MAX(Amount) FROM Opportunity WHERE CurrencyIsoCode != 'JPY'", "{expr0:225,expr1:125}")]
    [InlineData("SELECT FORMAT(SUM(Amount)) total FROM Opportunity WHERE CurrencyIsoCode != 'JPY'", "{total:USD 225,00}")]
    public void Converts(string soql, string answer) => Assert.Equal(answer, org.Json(soql, inEuro));

    [Fact]
    public void A_user_without_a_currency_has_the_corporate_one() =>
        Assert.Equal("{Amount:125}", org.Json("SELECT convertCurrency(Amount) FROM Opportunity WHERE Name = 'euros'"));

    [Theory]
    [InlineData("WHERE Amount > 99", "dollars,euros,yen")]
    [InlineData("WHERE Amount > USD99", "dollars,euros")]
    [InlineData("WHERE Amount >= USD125", "euros")]
    [InlineData("WHERE Amount < eur90.5", "dollars,yen")]
    [InlineData("WHERE Amount = JPY7000", "yen")]
    [InlineData("WHERE Amount != USD100", "euros,yen,none")]
    [InlineData("WHERE Amount IN (USD100, EUR100)", "dollars,euros")]
    [InlineData("WHERE Amount != null ORDER BY Amount", "yen,dollars,euros")]
    public void Compares_and_sorts(string clauses, string names) => Assert.Equal(names, org.Names(clauses, "Opportunity"));

    [Fact]
    public void Dated_rates_count_by_the_day_on_which_the_opportunity_closes()
    {
        org.Add("DatedConversionRate", "IsoCode=EUR", "ConversionRate=0.5", "StartDate=2026-01-01", "NextStartDate=2026-02-01");
        Assert.Equal("{Name:dollars,Amount:50}{Name:yen,Amount:37.33}", org.Json("SELECT Name, convertCurrency(Amount) FROM Opportunity WHERE Name IN ('dollars', 'yen')", inEuro));
    }

    [Fact]
    public void Dated_rates_do_not_count_for_other_objects()
    {
        org.Add("DatedConversionRate", "IsoCode=EUR", "ConversionRate=0.5", "StartDate=2026-01-01");
        org.Add("Account", "Name=x", "AnnualRevenue=100");
        Assert.Equal("{AnnualRevenue:80}", org.Json("SELECT convertCurrency(AnnualRevenue) FROM Account", inEuro));
    }

    [Fact]
    public void Dated_rates_of_what_hangs_from_an_opportunity_are_not_guessed()
    {
        org.Add("DatedConversionRate", "IsoCode=EUR", "ConversionRate=0.5", "StartDate=2026-01-01");
        org.Add("OpportunityLineItem", "UnitPrice=100", "CurrencyIsoCode=USD");
        var refusal = Assert.Throws<SalesforceException>(() => org.Json("SELECT convertCurrency(UnitPrice) FROM OpportunityLineItem", inEuro));
        Assert.Equal("convertCurrency() of OpportunityLineItem by dated rates is not supported yet by FakeForce", refusal.Message);
    }

    [Fact]
    public void A_parents_amount_has_the_parents_currency()
    {
        var parent = org.Add("Account", "Name=p", "AnnualRevenue=8", "CurrencyIsoCode=EUR");
        org.Add("Contact", "LastName=x", $"AccountId={parent}", "CurrencyIsoCode=JPY");
        Assert.Equal("{Account:Account{AnnualRevenue:10}}", org.Json("SELECT convertCurrency(Account.AnnualRevenue) FROM Contact"));
        Assert.Equal("{expr0:10}", org.Json("SELECT MAX(Account.AnnualRevenue) FROM Contact"));
    }

    [Theory]
    [InlineData("SELECT convertCurrency(Name) FROM Opportunity", "MALFORMED_QUERY", 8, "field Name does not support function convertCurrency")]
    [InlineData("SELECT Amount, convertCurrency(Amount) FROM Opportunity", "INVALID_FIELD", 32, "duplicate field selected: Amount")]
    [InlineData("SELECT Id FROM Opportunity WHERE convertCurrency(Amount) > 5", "MALFORMED_QUERY", 34, "function convertCurrency is not allowed in WHERE")]
    [InlineData("SELECT Id FROM Opportunity ORDER BY convertCurrency(Amount)", "MALFORMED_QUERY", 37, "function convertCurrency is not allowed in ORDER BY")]
    [InlineData("SELECT MAX(convertCurrency(Amount)) FROM Opportunity", "MALFORMED_QUERY", 27, "unexpected token: '('")]
    [InlineData("SELECT Name, convertCurrency(Amount) FROM Opportunity GROUP BY Name", "MALFORMED_QUERY", 14, "function convertCurrency is not allowed in GROUP BY")]
    [InlineData("SELECT Name FROM Opportunity GROUP BY Name HAVING MAX(Amount) > USD10", "MALFORMED_QUERY", 65, "unexpected token: 'USD'")]
    [InlineData("SELECT Id FROM Opportunity WHERE Amount IN (USD1, 2)", "MALFORMED_QUERY", 34, "currency values with and without an ISO code cannot be mixed for field Amount")]
    [InlineData("SELECT Id FROM Opportunity WHERE Probability > USD5", "INVALID_FIELD", 34, "value of filter criterion for field 'Probability' must be of type double and should not be enclosed in quotes")]
    public void Is_refused(string soql, string code, int column, string text) => org.Expect(soql, code, column, text);

    [Fact]
    public void An_amount_without_a_rate_counts_but_does_not_add_up()
    {
        org.Add("Opportunity", "Name=francs", "Amount=1", "CurrencyIsoCode=CHF");
        Assert.Equal("{expr0:4}", org.Json("SELECT COUNT(Amount) FROM Opportunity"));
        Assert.Equal("the org has no active currency with a conversion rate for: CHF", Assert.Throws<SalesforceException>(() => org.Json("SELECT SUM(Amount) FROM Opportunity")).Message);
    }

    [Theory]
    [InlineData("SELECT Id FROM Opportunity WHERE Amount > GBP1", "the org has no active currency with a conversion rate for: GBP")]
    [InlineData("SELECT Id FROM Opportunity WHERE Amount > XXX1", "the org has no active currency with a conversion rate for: XXX")]
    [InlineData("SELECT FORMAT(Amount) FROM Opportunity WHERE Name = 'dollars'", "FORMAT(Amount) of an amount in USD for a user whose currency is EUR is not supported yet by FakeForce")]
    public void Is_refused_when_it_runs(string soql, string text)
    {
        var refusal = Assert.Throws<SalesforceException>(() => org.Json(soql, inEuro));
        Assert.Equal(("MALFORMED_QUERY", text), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData("SELECT convertCurrency(AnnualRevenue) FROM Account", 8, "convertCurrency() requires that the org has multiple currencies enabled")]
    [InlineData("SELECT Id FROM Account WHERE AnnualRevenue > USD5", 46, "an amount in USD requires that the org has multiple currencies enabled")]
    public void An_org_with_one_currency_refuses(string soql, int column, string text) => new SmallOrg().Expect(soql, "MALFORMED_QUERY", column, text);

    [Fact]
    public void A_fresh_org_with_several_currencies_has_the_corporate_one()
    {
        var fresh = Org.Create(new OrgOptions { Catalog = new StandardCatalog(new FeatureSet("MultiCurrency")) }, TimeProvider.System);
        Assert.Equal("{IsoCode:USD,IsCorporate:true}", Answer.Of(fresh.Queries.Run(fresh.State, "SELECT IsoCode, IsCorporate FROM CurrencyType", SmallOrg.Context)));
    }
}
