namespace FakeForce.Engine.Tests.Soql;

public sealed class WhereTests
{
    private readonly SmallOrg org = new();

    public WhereTests()
    {
        var ann = org.Add("User", "Name=Ann", "IsActive=true");
        var top = org.Add("Account", "Name=Acme", "AnnualRevenue=100.5", "NumberOfEmployees=10", "IsActive__c=true", "Rating=Hot", "Colors__c=Red;Blue",
            "Founded__c=2026-05-12", "CreatedDate=2026-05-13T00:00:00Z", "Code__c=aB", $"OwnerId={ann}", "Opens__c=09:00:00Z");
        org.Add("Account", "Name=bolt", "AnnualRevenue=-3", "NumberOfEmployees=0", "Rating=Cold", "Colors__c=Blue",
            "Founded__c=2026-05-13", "CreatedDate=2026-05-12T23:59:59Z", "Code__c=AB", $"ParentId={top}");
        org.Add("Account", "Name=Ünal 50%_x\\", $"ParentId={top}", "Colors__c=Red;Green;Blue", "Founded__c=2020-02-29");
        org.Delete(org.Add("Account", "Name=Gone", "NumberOfEmployees=10"));
    }

    [Theory]
    [InlineData("WHERE Name = 'ACME'", "Acme")]
    [InlineData("WHERE name = 'ünal 50%_x\\\\'", "Ünal 50%_x\\")]
    [InlineData("WHERE Account.Name != 'acme'", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE Rating != 'Hot'", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE Rating = ''", "Ünal 50%_x\\")]
    [InlineData("WHERE Rating = null", "Ünal 50%_x\\")]
    [InlineData("WHERE Rating <> null", "Acme,bolt")]
    [InlineData("WHERE Rating NOT IN ('hot')", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE Rating IN ('hot', null)", "Acme,Ünal 50%_x\\")]
    [InlineData("WHERE Name > 'acme'", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE Name <= 'BOLT'", "Acme,bolt")]
    [InlineData("WHERE Name LIKE 'a%'", "Acme")]
    [InlineData("WHERE Name LIKE '%O_T'", "bolt")]
    [InlineData("WHERE Name LIKE '%50\\%\\_%'", "Ünal 50%_x\\")]
    [InlineData("WHERE Name LIKE '_n%\\\\'", "Ünal 50%_x\\")]
    [InlineData("WHERE (NOT Rating LIKE 'h%')", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE Code__c = 'aB'", "Acme")]
    [InlineData("WHERE Code__c IN ('ab')", "")]
    [InlineData("WHERE AnnualRevenue = 100.5", "Acme")]
    [InlineData("WHERE AnnualRevenue < 100.5", "bolt")]
    [InlineData("WHERE AnnualRevenue >= -3.0", "Acme,bolt")]
    [InlineData("WHERE AnnualRevenue != 100.5", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE AnnualRevenue IN (100.5, -3)", "Acme,bolt")]
    [InlineData("WHERE NumberOfEmployees > 9.5", "Acme")]
    [InlineData("WHERE NumberOfEmployees = 9.5", "")]
    [InlineData("WHERE NumberOfEmployees < 0.5", "bolt")]
    [InlineData("WHERE NumberOfEmployees = null", "Ünal 50%_x\\")]
    [InlineData("WHERE IsActive__c = false", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE IsActive__c = null", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE IsActive__c != null", "Acme")]
    [InlineData("WHERE Owner.IsActive = false", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE Owner.Name = null", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE Owner.Name = 'ann' OR Parent.Name = null", "Acme")]
    [InlineData("WHERE Parent.Owner.Name = 'Ann'", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE Parent.Name != 'Acme'", "Acme")]
    [InlineData("WHERE Colors__c = 'Blue;Red'", "Acme")]
    [InlineData("WHERE Colors__c != 'Blue;Red'", "bolt,Ünal 50%_x\\")]
    [InlineData("WHERE Colors__c INCLUDES ('Red;Blue')", "Acme,Ünal 50%_x\\")]
    [InlineData("WHERE Colors__c INCLUDES ('Red;Green', 'nothing')", "Ünal 50%_x\\")]
    [InlineData("WHERE Colors__c EXCLUDES ('Red')", "bolt")]
    [InlineData("WHERE Founded__c = 2026-05-12", "Acme")]
    [InlineData("WHERE Founded__c = TODAY", "bolt")]
    [InlineData("WHERE Founded__c = LAST_N_DAYS:1", "Acme,bolt")]
    [InlineData("WHERE Founded__c < THIS_YEAR", "Ünal 50%_x\\")]
    [InlineData("WHERE CreatedDate = today", "Acme")]
    [InlineData("WHERE CreatedDate < TODAY", "bolt")]
    [InlineData("WHERE CreatedDate >= 2026-05-13T02:00:00+02:00", "Acme")]
    [InlineData("WHERE Opens__c = 09:00:00.000Z", "Acme")]
    [InlineData("WHERE Name = 'Acme' AND NumberOfEmployees = 10 AND IsActive__c = TRUE", "Acme")]
    [InlineData("WHERE (Name = 'Acme' OR Name = 'bolt') AND NumberOfEmployees = 0", "bolt")]
    [InlineData("WHERE NOT (Name = 'Acme' OR Name = 'bolt')", "Ünal 50%_x\\")]
    [InlineData("a WHERE a.Owner.Name = 'Ann'", "Acme")]
    [InlineData("a, a.Owner o WHERE o.Name = 'Ann'", "Acme")]
    [InlineData("WHERE IsDeleted = true", "")]
    public void Condition_finds(string condition, string names) => Assert.Equal(names, org.Names(condition));

    [Fact]
    public void QueryAll_sees_the_recycle_bin() =>
        Assert.Equal("Gone", org.Names("WHERE IsDeleted = true", context: SmallOrg.Context with { IncludeDeleted = true }));

    [Fact]
    public void Today_is_the_users_day()
    {
        // 01:30 UTC is still the evening before in New York.
        var context = SmallOrg.Context with { TimeZone = TimeZoneInfo.CreateCustomTimeZone("EST", TimeSpan.FromHours(-5), "EST", "EST") };
        Assert.Equal("Acme", org.Names("WHERE Founded__c = TODAY", context: context));
        Assert.Equal("Acme,bolt", org.Names("WHERE CreatedDate = TODAY", context: context));
    }

    [Fact]
    public void Ids_match_with_15_and_18_characters()
    {
        var id = new RecordId(KeyPrefix.Parse("001"), 2);
        Assert.Equal("bolt", org.Names($"WHERE Id = '{id}'"));
        Assert.Equal("bolt", org.Names($"WHERE Id IN ('{id.ToShortString()}', '003000000000000AAA')"));
        Assert.Equal("Acme,Ünal 50%_x\\", org.Names($"WHERE Id != '{id}'"));
        Assert.Equal("Ünal 50%_x\\", org.Names($"WHERE Id > '{id}'"));
        Assert.Equal("", org.Names("WHERE Id = '003000000000002AAA'"));
        Assert.Equal("Acme", org.Names($"WHERE Id < '{id}' AND ParentId = ''"));
    }

    [Fact]
    public void Semi_joins_and_anti_joins_compare_with_the_inner_rows()
    {
        var acme = new RecordId(KeyPrefix.Parse("001"), 1);
        org.Add("Contact", "Name=C1", $"AccountId={acme}", "LastName=Bee");
        org.Add("Contact", "Name=C2", "LastName=Cee");
        Assert.Equal("Acme", org.Names("WHERE Id IN (SELECT AccountId FROM Contact)"));
        Assert.Equal("bolt,Ünal 50%_x\\", org.Names("WHERE Id NOT IN (SELECT AccountId FROM Contact)"));
        Assert.Equal("", org.Names("WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Cee')"));
        Assert.Equal("C1", org.Names("WHERE AccountId IN (SELECT Id FROM Account WHERE Owner.Name = 'ann') AND LastName != null", "Contact"));
    }
}
