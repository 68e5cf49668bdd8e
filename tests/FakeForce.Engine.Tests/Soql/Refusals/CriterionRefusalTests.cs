using static FakeForce.Engine.Tests.Soql.Refusals.Known;
using static FakeForce.Engine.Tests.Soql.Refusals.Refusal;

namespace FakeForce.Engine.Tests.Soql.Refusals;

public sealed class CriterionRefusalTests
{
    private readonly SmallOrg org = new();

    [Theory]
    [InlineData(Observed, "Founded__c = '2026-01-01'", "Founded__c", "date", "not ")]
    [InlineData(PublicCode, "Founded__c > 5", "Founded__c", "date", "not ")]
    [InlineData(PublicCode, "Founded__c > 2026-01-01T00:00:00Z", "Founded__c", "date", "not ")]
    [InlineData(PublicCode, "Founded__c = true", "Founded__c", "date", "not ")]
    [InlineData(Observed, "CreatedDate > '2026-01-01T00:00:00Z'", "CreatedDate", "dateTime", "not ")]
    [InlineData(Observed, "CreatedDate > 2026-01-01", "CreatedDate", "dateTime", "not ")]
    [InlineData(PublicCode, "CreatedDate IN (5)", "CreatedDate", "dateTime", "not ")]
    [InlineData(Observed, "AnnualRevenue = '1'", "AnnualRevenue", "double", "not ")]
    [InlineData(PublicCode, "AnnualRevenue < TODAY", "AnnualRevenue", "double", "not ")]
    [InlineData(PublicCode, "AnnualRevenue NOT IN (1, false)", "AnnualRevenue", "double", "not ")]
    [InlineData(Observed, "NumberOfEmployees IN ('1')", "NumberOfEmployees", "int", "not ")]
    [InlineData(Observed, "IsActive__c = 'true'", "IsActive__c", "boolean", "not ")]
    [InlineData(PublicCode, "IsActive__c = 1", "IsActive__c", "boolean", "not ")]
    [InlineData(PublicCode, "Opens__c = '10:00:00Z'", "Opens__c", "time", "not ")]
    [InlineData(PublicCode, "DAY_ONLY(CreatedDate) = '2026-01-01'", "CreatedDate", "date", "not ")]
    [InlineData(PublicCode, "CALENDAR_YEAR(CreatedDate) = '2026'", "CreatedDate", "int", "not ")]
    [InlineData(PublicCode, "Name = 5", "Name", "string", "")]
    [InlineData(PublicCode, "Name LIKE 5", "Name", "string", "")]
    [InlineData(PublicCode, "Name = TODAY", "Name", "string", "")]
    [InlineData(PublicCode, "Rating IN ('Hot', true)", "Rating", "string", "")]
    [InlineData(PublicCode, "OwnerId = 5", "OwnerId", "ID", "")]
    [InlineData(PublicCode, "Owner.Name = 2026-01-01", "Name", "string", "")]
    public void Constant_of_another_type_is_refused(Known source, string condition, string field, string type, string not)
    {
        Assert.True(Enum.IsDefined(source));
        Check(org, "SELECT Id FROM Account WHERE ¦" + condition, "INVALID_FIELD", $"value of filter criterion for field '{field}' must be of type {type} and should {not}be enclosed in quotes");
    }

    [Theory]
    [InlineData(Observed, "WHERE ¦Description LIKE 'x%'", "INVALID_FIELD", "field 'Description' can not be filtered in a query call")]
    [InlineData(Observed, "WHERE Name = 'a' AND ¦Description = null", "INVALID_FIELD", "field 'Description' can not be filtered in a query call")]
    [InlineData(PublicCode, "ORDER BY ¦Description", "INVALID_FIELD", "field Description can not be sorted in a query call")]
    [InlineData(PublicCode, "ORDER BY ¦Colors__c DESC", "INVALID_FIELD", "field Colors__c can not be sorted in a query call")]
    [InlineData(Observed, "WHERE ¦Id = 'abc'", "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: abc")]
    [InlineData(Observed, "WHERE ¦OwnerId = '00001026'", "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: 00001026")]
    [InlineData(Observed, "WHERE ¦ParentId IN ('001', null)", "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: 001")]
    [InlineData(Observed, "WHERE ¦Id = '001000000000001AA!'", "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: 001000000000001AA!")]
    [InlineData(Observed, "WHERE ¦Id LIKE '001%'", "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on id field")]
    [InlineData(Observed, "WHERE ¦OwnerId LIKE '%a%'", "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on id field")]
    [InlineData(PublicCode, "WHERE ¦AnnualRevenue LIKE '1%'", "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on currency field")]
    [InlineData(PublicCode, "WHERE ¦IsActive__c > false", "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on boolean field")]
    [InlineData(PublicCode, "WHERE ¦Name INCLUDES ('a')", "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on string field")]
    [InlineData(PublicCode, "WHERE ¦Colors__c < 'Red'", "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on multipicklist field")]
    [InlineData(PublicCode, "WHERE ¦Colors__c LIKE 'R%'", "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on multipicklist field")]
    public void Field_that_may_not_stand_there_is_refused(Known source, string clauses, string code, string text)
    {
        Assert.True(Enum.IsDefined(source));
        Check(org, "SELECT Id FROM Account " + clauses, code, text);
    }

    [Fact]
    public void Strings_of_4000_characters_are_the_longest()
    {
        Assert.Equal(0, org.Run($"SELECT Id FROM Account WHERE Name = '{new string('a', 4000)}'").TotalSize);
        Check(org, $"SELECT Id FROM Account WHERE Name = ¦'{new string('a', 4001)}'", "MALFORMED_QUERY", "a string in a WHERE clause exceeds the maximum length of 4,000 characters");
    }
}
