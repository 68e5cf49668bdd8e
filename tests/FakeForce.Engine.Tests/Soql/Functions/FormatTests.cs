using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Tests.Soql.Functions;

/// <summary>FORMAT() (SOQL and SOSL reference, "FORMAT ()").</summary>
public sealed class FormatTests
{
    private readonly SmallOrg org = new();

    public FormatTests()
    {
        var a = org.Add("Account", "Name=a", "AnnualRevenue=1234567.5", "NumberOfEmployees=1234", "Share__c=12.5", "Weight__c=-1234.5678",
            "Founded__c=2025-04-10", "CreatedDate=2025-04-10T22:31:37Z", "Opens__c=08:05:00Z");
        org.Add("Account", "Name=b", "AnnualRevenue=-5");
        org.Add("Contact", "Name=x", $"AccountId={a}");
    }

    [Theory]
    [InlineData("AnnualRevenue", "$1,234,567.50")]
    [InlineData("NumberOfEmployees", "1,234")]
    [InlineData("Share__c", "12.5%")]
    [InlineData("Weight__c", "-1,234.568")]
    [InlineData("Founded__c", "4/10/2025")]
    [InlineData("CreatedDate", "4/10/2025, 3:31 PM")]
    [InlineData("Opens__c", "8:05 AM")]
    public void Formats(string field, string text)
    {
        var context = SmallOrg.Context with { TimeZone = TimeZones.Named("America/Los_Angeles") };
        Assert.Equal($"{{{field}:{text}}}", org.Json($"SELECT FORMAT({field}) FROM Account WHERE Name = 'a'", context));
    }

    [Theory]
    [InlineData("SELECT FORMAT(AnnualRevenue) FROM Account WHERE Name = 'b'", "{AnnualRevenue:-$5.00}")]
    [InlineData("SELECT FORMAT(Founded__c) FROM Account WHERE Name = 'b'", "{Founded__c:null}")]
    [InlineData("SELECT Founded__c, FORMAT(Founded__c) f FROM Account WHERE Name = 'a'", "{Founded__c:20188,f:4/10/2025}")]
    [InlineData("SELECT FORMAT(Account.Founded__c) FROM Contact", "{Account:Account{Founded__c:4/10/2025}}")]
    [InlineData("SELECT FORMAT(Account.AnnualRevenue) amount FROM Contact", "{amount:$1,234,567.50}")]
    [InlineData("SELECT FORMAT(MIN(Founded__c)) Amt FROM Account", "{Amt:4/10/2025}")]
    [InlineData("SELECT FORMAT(SUM(AnnualRevenue)), FORMAT(COUNT(Id)), SUM(AnnualRevenue), MAX(CreatedDate) FROM Account", "{expr0:$1,234,562.50,expr1:2,expr2:1234562.5,expr3:1744324297000}")]
    [InlineData("SELECT Name, FORMAT(AVG(AnnualRevenue)) mean FROM Account GROUP BY Name ORDER BY AVG(AnnualRevenue)", "{Name:b,mean:-$5.00}{Name:a,mean:$1,234,567.50}")]
    public void Answers(string soql, string answer) => Assert.Equal(answer, org.Json(soql));

    [Theory]
    [InlineData("SELECT FORMAT(Name) FROM Account", 8, "field Name does not support function FORMAT")]
    [InlineData("SELECT FORMAT(BillingAddress) FROM Account", 8, "field BillingAddress does not support function FORMAT")]
    [InlineData("SELECT FORMAT(toLabel(Rating)) FROM Account", 15, "function toLabel is not allowed in FORMAT()")]
    [InlineData("SELECT FORMAT(MAX(Name)) FROM Account", 8, "field Name does not support function FORMAT")]
    [InlineData("SELECT FORMAT(AVG(NumberOfEmployees)) FROM Account", 8, "FORMAT(AVG()) of numbers is not supported yet by FakeForce")]
    [InlineData("SELECT FORMAT(Founded__c) FROM Account GROUP BY Founded__c", 8, "FORMAT() of anything but an aggregate in a query with groups is not supported yet by FakeForce")]
    [InlineData("SELECT FORMAT(MIN(Founded__c)) a, COUNT(Id) A FROM Account", 35, "duplicate alias: A")]
    [InlineData("SELECT Id FROM Account WHERE FORMAT(Founded__c) = '1'", 30, "function FORMAT is not allowed in WHERE")]
    [InlineData("SELECT Id FROM Account ORDER BY FORMAT(Founded__c)", 33, "function FORMAT is not allowed in ORDER BY")]
    public void Is_refused(string soql, int column, string text) => org.Expect(soql, "MALFORMED_QUERY", column, text);

    // Half past three in the afternoon of 10 April in Los Angeles; 12,345.67, 1,234.5 and 12 %.
    [Theory]
    [InlineData("en_GB", "10/04/2025", "10/04/2025, 15:31", "15:31", "-12,345.67", "1,234.5", "12%")]
    [InlineData("de_DE", "10.04.2025", "10.04.2025, 15:31", "15:31", "-12.345,67", "1.234,5", "12\u00A0%")]
    [InlineData("de_CH", "10.04.2025", "10.04.2025, 15:31", "15:31", "-12’345.67", "1’234.5", "12%")]
    [InlineData("fr_FR", "10/04/2025", "10/04/2025 15:31", "15:31", "-12\u202F345,67", "1\u202F234,5", "12\u202F%")]
    [InlineData("es_ES", "10/4/2025", "10/4/2025, 15:31", "15:31", "-12.345,67", "1234,5", "12\u00A0%")]
    [InlineData("it_IT", "10/04/2025", "10/04/2025, 15:31", "15:31", "-12.345,67", "1.234,5", "12%")]
    [InlineData("nl_NL", "10-04-2025", "10-04-2025 15:31", "15:31", "-12.345,67", "1.234,5", "12%")]
    [InlineData("pt_BR", "10/04/2025", "10/04/2025 15:31", "15:31", "-12.345,67", "1.234,5", "12%")]
    [InlineData("ja_JP", "2025/04/10", "2025/04/10 15:31", "15:31", "-12,345.67", "1,234.5", "12%")]
    [InlineData("sv_SE", "2025-04-10", "2025-04-10 15:31", "15:31", "\u221212\u00A0345,67", "1\u00A0234,5", "12\u00A0%")]
    [InlineData("da_DK", "10.04.2025", "10.04.2025 15.31", "15.31", "-12.345,67", "1.234,5", "12\u00A0%")]
    [InlineData("fi_FI", "10.4.2025", "10.4.2025 15.31", "15.31", "\u221212\u00A0345,67", "1\u00A0234,5", "12\u00A0%")]
    [InlineData("zh_CN", "2025/4/10", "2025/4/10 15:31", "15:31", "-12,345.67", "1,234.5", "12%")]
    [InlineData("en_IE", "10/04/2025", "10/04/2025, 15:31", "15:31", "-12,345.67", "1,234.5", "12%")]
    public void Formats_by_the_users_locale(string locale, string date, string moment, string time, string number, string small, string percent)
    {
        var (custom, context) = OfUserIn(locale);
        Assert.Equal($"{{d:{date},m:{moment},t:{time},n:{number},s:{small},p:{percent},c:-$12,345.67}}", custom.Json(
            "SELECT FORMAT(Day__c) d, FORMAT(Moment__c) m, FORMAT(Hour__c) t, FORMAT(Number__c) n, FORMAT(Small__c) s, FORMAT(Share__c) p, FORMAT(Price__c) c FROM Thing__c", context));
    }

    [Fact]
    public void A_locale_that_is_not_known_is_named()
    {
        var (custom, context) = OfUserIn("th_TH");
        var refusal = Assert.Throws<SalesforceException>(() => custom.Json("SELECT FORMAT(Day__c) FROM Thing__c", context));
        Assert.Equal(("MALFORMED_QUERY", "FORMAT() in the locale th_TH is not supported yet by FakeForce"), (refusal.Code, refusal.Message));
    }

    private static (SmallOrg Org, QueryContext Context) OfUserIn(string locale)
    {
        var org = new SmallOrg(new LocalCatalog());
        org.Add("Thing__c", "Day__c=2025-04-10", "Moment__c=2025-04-10T22:31:37Z", "Hour__c=15:31:00Z", "Number__c=-12345.67", "Small__c=1234.5", "Share__c=12", "Price__c=-12345.67");
        var user = org.Add("User", "LocaleSidKey=" + locale);
        return (org, SmallOrg.Context with { UserId = user, TimeZone = TimeZones.Named("America/Los_Angeles") });
    }
}
