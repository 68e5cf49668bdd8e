namespace FakeForce.Engine.Tests.Soql;

/// <summary>The clauses that only Apex may write.</summary>
public sealed class ApexClauseTests
{
    private readonly SmallOrg org = new();

    public ApexClauseTests()
    {
        org.Add("Account", "Name=a");
        org.Delete(org.Add("Account", "Name=b"));
    }

    [Theory]
    [InlineData("", "a")]
    [InlineData("ALL ROWS", "a,b")]
    [InlineData("WHERE IsDeleted = true LIMIT 5 ALL ROWS", "b")]
    [InlineData("ORDER BY Name DESC ALL ROWS", "b,a")]
    [InlineData("ALL ROWS FOR UPDATE", "a,b")]
    [InlineData("FOR UPDATE ALL ROWS", "a,b")]
    [InlineData("FOR UPDATE", "a")]
    [InlineData("LIMIT 1 FOR UPDATE", "a")]
    [InlineData("WITH SECURITY_ENFORCED", "a")]
    [InlineData("WHERE Name != null WITH USER_MODE LIMIT 1", "a")]
    [InlineData("with system_mode", "a")]
    public void Apex_finds(string clauses, string names) => Assert.Equal(names, org.Names(clauses, context: SmallOrg.Context with { IsApex = true }));

    [Fact]
    public void All_rows_are_counted_and_grouped_too()
    {
        var apex = SmallOrg.Context with { IsApex = true };
        Assert.Equal(2, org.Run("SELECT COUNT() FROM Account ALL ROWS", apex).TotalSize);
        Assert.Equal("{expr0:2}", org.Json("SELECT COUNT(Id) FROM Account ALL ROWS", apex));
    }

    [Theory]
    [InlineData("SELECT Id FROM Account ORDER BY Name FOR UPDATE", "unexpected token: 'ORDER'")]
    [InlineData("SELECT Id FROM Account FOR VIEW FOR UPDATE", "unexpected token: 'UPDATE'")]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts FOR UPDATE) FROM Account", "unexpected token: 'UPDATE'")]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts WITH USER_MODE) FROM Account", "unexpected token: 'USER_MODE'")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact ALL ROWS)", "unexpected token: 'ALL'")]
    public void Apex_is_refused(string soql, string text) =>
        Assert.EndsWith(text, org.Refused(soql, SmallOrg.Context with { IsApex = true }).Message, StringComparison.Ordinal);

    [Fact]
    public void What_Apex_ran_is_still_refused_over_the_API()
    {
        org.Run("SELECT Id FROM Account ALL ROWS", SmallOrg.Context with { IsApex = true });
        Assert.Equal("MALFORMED_QUERY", org.Refused("SELECT Id FROM Account ALL ROWS").Code);
    }
}
