using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Soql.Functions;

/// <summary>Date functions, fiscal ones among them (SOQL and SOSL reference, "Date Functions").</summary>
public sealed class DateFunctionTests
{
    private readonly SmallOrg org = new();

    public DateFunctionTests()
    {
        var a = org.Add("Account", "Name=a", "Founded__c=2020-02-29", "CreatedDate=2026-01-01T03:00:00Z", "NumberOfEmployees=1");
        org.Add("Account", "Name=b", "Founded__c=2020-12-31", "CreatedDate=2026-07-15T18:23:10Z", "NumberOfEmployees=2");
        org.Add("Account", "Name=c", "NumberOfEmployees=4");
        org.Add("Contact", "Name=x", $"AccountId={a}");
        org.Add("Contact", "Name=y");
    }

    [Theory]
    [InlineData("SELECT CALENDAR_YEAR(Founded__c) y, SUM(NumberOfEmployees) FROM Account GROUP BY CALENDAR_YEAR(Founded__c)", "{y:null,expr0:4}{y:2020,expr0:3}")]
    [InlineData("SELECT CALENDAR_QUARTER(Founded__c), Founded__c FROM Account WHERE Founded__c != null GROUP BY Founded__c", "{expr0:1,Founded__c:18321}{expr0:4,Founded__c:18627}")]
    [InlineData("SELECT Founded__c FROM Account WHERE Founded__c != null GROUP BY Founded__c HAVING CALENDAR_MONTH(Founded__c) = 12", "{Founded__c:18627}")]
    [InlineData("SELECT COUNT(Id) FROM Account WHERE Founded__c != null GROUP BY Founded__c ORDER BY CALENDAR_MONTH(Founded__c) DESC", "{expr0:1}{expr0:1}")]
    [InlineData("SELECT CALENDAR_YEAR(CreatedDate) FROM Account GROUP BY CALENDAR_YEAR(CreatedDate) HAVING CALENDAR_YEAR(CreatedDate) > 2000", "{expr0:2026}")]
    [InlineData("SELECT CALENDAR_YEAR(convertTimezone(CreatedDate)) FROM Account WHERE CreatedDate != null GROUP BY CALENDAR_YEAR(convertTimezone(CreatedDate)) ORDER BY CALENDAR_YEAR(convertTimezone(CreatedDate)) DESC", "{expr0:2026}{expr0:2025}")]
    [InlineData("SELECT DAY_ONLY(CreatedDate) d, COUNT(Id) FROM Account WHERE CreatedDate != null GROUP BY ROLLUP(DAY_ONLY(CreatedDate))", "{d:20454,expr0:1}{d:20649,expr0:1}{d:null,expr0:2}")]
    [InlineData("SELECT CALENDAR_YEAR(Account.Founded__c), COUNT(Id) FROM Contact GROUP BY CALENDAR_YEAR(Account.Founded__c)", "{expr0:null,expr1:1}{expr0:2020,expr1:1}")]
    [InlineData("SELECT FISCAL_YEAR(Founded__c), COUNT(Id) FROM Account WHERE Founded__c != null GROUP BY FISCAL_YEAR(Founded__c)", "{expr0:2020,expr1:2}")]
    public void Answers(string soql, string answer) => Assert.Equal(answer, org.Json(soql, SmallOrg.Context with { TimeZone = TimeZones.Named("America/Los_Angeles") }));

    [Theory]
    [InlineData("SELECT CALENDAR_YEAR(CreatedDate), Name FROM Account", 8, "Field must be grouped or aggregated: CALENDAR_YEAR(CreatedDate)")]
    [InlineData("SELECT CALENDAR_YEAR(CreatedDate) FROM Account GROUP BY CreatedDate", 8, "Field must be grouped or aggregated: CALENDAR_YEAR(CreatedDate)")]
    [InlineData("SELECT CALENDAR_YEAR(CreatedDate) FROM Account GROUP BY CALENDAR_YEAR(convertTimezone(CreatedDate))", 8, "Field must be grouped or aggregated: CALENDAR_YEAR(CreatedDate)")]
    [InlineData("SELECT CALENDAR_YEAR(CreatedDate) FROM Account LIMIT 1", 8, "Field must be grouped or aggregated: CALENDAR_YEAR(CreatedDate)")]
    [InlineData("SELECT convertTimezone(CreatedDate) FROM Account", 23, "unexpected token: '('")]
    [InlineData("SELECT Id FROM Account WHERE convertTimezone(CreatedDate) > 2026-01-01T00:00:00Z", 45, "unexpected token: '('")]
    [InlineData("SELECT Id FROM Account WHERE CALENDAR_YEAR(CreatedDate) = THIS_YEAR", 59, "unexpected token: 'THIS_YEAR'")]
    [InlineData("SELECT Id FROM Account WHERE DAY_ONLY(CreatedDate) = TODAY", 54, "unexpected token: 'TODAY'")]
    [InlineData("SELECT Id FROM Account WHERE DAY_ONLY(Founded__c) = 2020-01-01", 30, "field Founded__c does not support function DAY_ONLY")]
    [InlineData("SELECT Id FROM Account WHERE CALENDAR_YEAR(convertTimezone(Founded__c)) = 2020", 30, "field Founded__c does not support function CALENDAR_YEAR")]
    [InlineData("SELECT Id FROM Account WHERE FISCAL_YEAR(Name) = 2020", 30, "field Name does not support function FISCAL_YEAR")]
    [InlineData("SELECT COUNT_DISTINCT(CALENDAR_YEAR(CreatedDate)) FROM Account", 36, "unexpected token: '('")]
    [InlineData("SELECT MAX(CALENDAR_YEAR(CreatedDate)) FROM Account", 25, "unexpected token: '('")]
    [InlineData("SELECT Id FROM Account WHERE COUNT(Id) > 1", 30, "function COUNT is not allowed in WHERE")]
    public void Is_refused(string soql, int column, string text) => org.Expect(soql, "MALFORMED_QUERY", column, text);

    // Months of a fiscal year that starts in March or July are the examples of the reference.
    [Theory]
    [InlineData("3", "true", "2026-03-01", 1, 1, 2026)]
    [InlineData("3", "true", "2026-02-28", 12, 4, 2025)]
    [InlineData("7", "false", "2026-07-15", 1, 1, 2027)]
    [InlineData("7", "false", "2026-06-06", 12, 4, 2026)]
    [InlineData("1", "false", "2026-12-31", 12, 4, 2026)]
    [InlineData("4", "false", "2026-04-01", 1, 1, 2027)]
    [InlineData("4", "true", "2026-04-01", 1, 1, 2026)]
    [InlineData("12", "false", "2026-11-30", 12, 4, 2026)]
    public void Fiscal_functions_follow_the_organization(string start, string namedByStart, string day, int month, int quarter, int year)
    {
        var fiscal = new SmallOrg(new StandardCatalog(FeatureSet.None));
        fiscal.Add("Organization", "Name=x", "FiscalYearStartMonth=" + start, "UsesStartDateAsFiscalYearName=" + namedByStart);
        fiscal.Add("Opportunity", "CloseDate=" + day);
        Assert.Equal($"{{m:{month},q:{quarter},y:{year}}}", fiscal.Json("SELECT FISCAL_MONTH(CloseDate) m, FISCAL_QUARTER(CloseDate) q, FISCAL_YEAR(CloseDate) y FROM Opportunity GROUP BY CloseDate"));
    }

    // The number of the org is that of its row: those before it are no rows of a copy, or of other orgs.
    [Fact]
    public void An_org_that_is_not_the_first_has_its_own_fiscal_year()
    {
        var fiscal = new SmallOrg(new StandardCatalog(FeatureSet.None));
        foreach (var start in (string[])["7", "4"]) fiscal.Add("Organization", "Name=x", "FiscalYearStartMonth=" + start, "UsesStartDateAsFiscalYearName=false");
        fiscal.Add("Opportunity", "CloseDate=2026-04-01");
        Assert.Equal("{m:1}", fiscal.Json("SELECT FISCAL_MONTH(CloseDate) m FROM Opportunity GROUP BY CloseDate"));
    }

    // On 1 February 2027 in UTC it is still 31 January in Los Angeles: the last day of a fiscal year that starts in February.
    [Theory]
    [InlineData("THIS_FISCAL_YEAR", "2026-06-30")]
    [InlineData("LAST_FISCAL_YEAR", "2026-01-31")]
    [InlineData("NEXT_FISCAL_YEAR", "2027-02-01")]
    [InlineData("NEXT_FISCAL_QUARTER", "2027-02-01")]
    public void Fiscal_literals_follow_the_organization_and_the_users_day(string literal, string day)
    {
        var fiscal = new SmallOrg(new StandardCatalog(FeatureSet.None));
        fiscal.Add("Organization", "Name=x", "FiscalYearStartMonth=2", "UsesStartDateAsFiscalYearName=false");
        foreach (var closes in (string[])["2026-01-31", "2026-06-30", "2027-02-01"]) fiscal.Add("Opportunity", "Name=" + closes, "CloseDate=" + closes);
        var context = SmallOrg.Context with { TimeZone = TimeZones.Named("America/Los_Angeles"), Now = new DateTimeOffset(2027, 2, 1, 3, 0, 0, TimeSpan.Zero) };
        Assert.Equal(day, fiscal.Names("WHERE CloseDate = " + literal, "Opportunity", context));
    }
}
