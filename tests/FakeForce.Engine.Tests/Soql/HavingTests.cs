namespace FakeForce.Engine.Tests.Soql;

/// <summary>HAVING finds groups by every operator and every kind of constant.</summary>
public sealed class HavingTests
{
    private readonly SmallOrg org = new();

    public HavingTests()
    {
        org.Add("Account", "Name=a", "Rating=Hot", "AnnualRevenue=10", "IsActive__c=true", "Founded__c=2026-05-13", "CreatedDate=2026-05-13T23:30:00Z");
        org.Add("Account", "Name=b", "Rating=Hot", "AnnualRevenue=30", "Founded__c=2026-05-12", "CreatedDate=2026-05-12T00:00:00Z");
        org.Add("Account", "Name=c", "Rating=Cold", "AnnualRevenue=5", "Founded__c=2025-01-01", "CreatedDate=2025-01-01T00:00:00Z");
        org.Add("Account", "Name=d");
    }

    [Theory]
    [InlineData("Rating", "COUNT(Id) = 2", "Hot")]
    [InlineData("Rating", "COUNT(Id) != 1", "Hot")]
    [InlineData("Rating", "COUNT(Id) <> 1", "Hot")]
    [InlineData("Rating", "SUM(AnnualRevenue) > 5", "Hot")]
    [InlineData("Rating", "SUM(AnnualRevenue) >= 5", "Hot,Cold")]
    [InlineData("Rating", "AVG(AnnualRevenue) < 20", "Cold")]
    [InlineData("Rating", "AVG(AnnualRevenue) <= 20", "Hot,Cold")]
    [InlineData("Rating", "SUM(AnnualRevenue) IN (5, 6)", "Cold")]
    [InlineData("Rating", "SUM(AnnualRevenue) NOT IN (5, 6)", "null,Hot")]
    [InlineData("Rating", "SUM(AnnualRevenue) = null", "null")]
    [InlineData("Rating", "SUM(AnnualRevenue) != null", "Hot,Cold")]
    [InlineData("Rating", "SUM(AnnualRevenue) IN (null, 5)", "null,Cold")]
    [InlineData("Rating", "NOT COUNT(Id) = 1", "Hot")]
    [InlineData("Rating", "(COUNT(Id) = 2 OR Rating = 'cold') AND MIN(AnnualRevenue) > 5", "Hot")]
    [InlineData("Rating", "Rating = ''", "null")]
    [InlineData("Rating", "Rating != ''", "Hot,Cold")]
    [InlineData("Rating", "Rating LIKE 'h_t'", "Hot")]
    [InlineData("Rating", "Rating LIKE null", "null")]
    [InlineData("Rating", "Rating NOT IN ('hot', null)", "Cold")]
    [InlineData("Rating", "MAX(Name) LIKE 'B%'", "Hot")]
    [InlineData("Rating", "MAX(Name) > 'b'", "null,Cold")]
    [InlineData("Rating", "MAX(Founded__c) = TODAY", "Hot")]
    [InlineData("Rating", "MAX(Founded__c) != TODAY", "null,Cold")]
    [InlineData("Rating", "MAX(Founded__c) < THIS_YEAR", "Cold")]
    [InlineData("Rating", "MAX(Founded__c) <= THIS_YEAR", "Hot,Cold")]
    [InlineData("Rating", "MIN(Founded__c) > LAST_YEAR", "Hot")]
    [InlineData("Rating", "MIN(Founded__c) >= LAST_YEAR", "Hot,Cold")]
    [InlineData("Rating", "MIN(Founded__c) = 2026-05-12", "Hot")]
    [InlineData("Rating", "MAX(CreatedDate) = TODAY", "Hot")]
    [InlineData("Rating", "MAX(CreatedDate) IN (TODAY, N_YEARS_AGO:1)", "Hot,Cold")]
    [InlineData("Rating", "MAX(CreatedDate) < LAST_N_DAYS:30", "Cold")]
    [InlineData("Founded__c", "Founded__c = YESTERDAY", "2026-05-12")]
    [InlineData("IsActive__c", "IsActive__c = null", "false")]
    [InlineData("IsActive__c", "IsActive__c != null", "true")]
    [InlineData("IsActive__c", "IsActive__c = TRUE", "true")]
    public void Having_finds(string key, string having, string groups)
    {
        var found = org.Run($"SELECT {key} FROM Account GROUP BY {key} HAVING {having} ORDER BY {key}").Groups!;
        Assert.Equal(groups, string.Join(',', found.Select(g => key == "Founded__c" ? DateTime.UnixEpoch.AddDays(g[0].Bits).ToString("yyyy-MM-dd", null) : g[0].ToString())));
    }
}
