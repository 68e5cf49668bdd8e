using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.State;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Soql;

public sealed class WantedIndexTests
{
    [Fact]
    public async Task The_first_query_for_a_name_has_the_org_build_its_index()
    {
        await using var org = Org.Create(new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) }, new FakeTimeProvider(SmallOrg.Now));
        var account = org.Catalog["Account"];
        Assert.True(account.TryField("Name", out var name));
        await org.WriteAsync(transaction =>
        {
            for (var i = 0; i < 300; i++) transaction.Insert(new RowDraft(account) { [name] = Value.Of($"A{i}") });
            return true;
        }, TestContext.Current.CancellationToken);
        var queries = new Queries();
        Assert.False(org.State.TableOf(account).TryIndex(name, out _));
        Assert.Equal(1, queries.Run(org, "SELECT Id FROM Account WHERE Name = 'a77'", SmallOrg.Context).TotalSize);
        Assert.True(org.State.TableOf(account).TryIndex(name, out _));
        Assert.Equal("Index", queries.Explain(org.State, "SELECT Id FROM Account WHERE Name = 'a77'", SmallOrg.Context)[0].LeadingOperationType);
    }
}
