using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.State;
using FakeForce.Engine.Tests.Soql;

namespace FakeForce.Engine.Tests.Records;

/// <summary>CurrencyIsoCode of new records (Object Reference, "CurrencyIsoCode").</summary>
public sealed class CurrencyDefaultTests
{
    private readonly Org org = Org.Create(new OrgOptions { Catalog = new StandardCatalog(new FeatureSet("MultiCurrency")) }, TimeProvider.System);

    [Fact]
    public async Task A_record_without_a_currency_has_the_corporate_one()
    {
        await SaveAsync("Account", new RecordInput().Set("Name", "a"));
        Assert.Equal("{CurrencyIsoCode:USD,expr0:1}", Json("SELECT CurrencyIsoCode, COUNT(Id) FROM Account WHERE CurrencyIsoCode = 'USD' GROUP BY CurrencyIsoCode"));
    }

    [Fact]
    public async Task A_users_own_currency_goes_before()
    {
        Assert.True(org.Catalog["User"].TryField("DefaultCurrencyIsoCode", out var own));
        var user = User;
        await org.WriteAsync(t =>
        {
            t.Update(user, new RowDraft(org.Catalog["User"], t.Find(org.Catalog["User"], user)) { [own] = Value.Of("EUR") });
            return true;
        }, TestContext.Current.CancellationToken);
        await SaveAsync("Account", new RecordInput().Set("Name", "a"));
        await SaveAsync("Account", new RecordInput().Set("Name", "b").Set("CurrencyIsoCode", "USD"));
        Assert.Equal("{Name:a,CurrencyIsoCode:EUR}{Name:b,CurrencyIsoCode:USD}", Json("SELECT Name, CurrencyIsoCode FROM Account"));
    }

    private RecordId User => org.Queries.Run(org, $"SELECT Id FROM User WHERE Username = '{org.Options.Username}'", SmallOrg.Context).AllRows().IdAt(0);

    private string Json(string soql) => Answer.Of(org.Queries.Run(org, soql, SmallOrg.Context with { UserId = User }));

    private async Task SaveAsync(string type, RecordInput input) =>
        Assert.Empty((await org.WriteAsync(t => SavePipeline.Insert(t, new(User, 66), org.Catalog[type], input), TestContext.Current.CancellationToken)).Errors);
}
