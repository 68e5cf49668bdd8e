using static FakeForce.Engine.Tests.Soql.Refusals.Known;
using static FakeForce.Engine.Tests.Soql.Refusals.Refusal;

namespace FakeForce.Engine.Tests.Soql.Refusals;

public sealed class AggregateRefusalTests
{
    private readonly SmallOrg org = new();

    [Theory]
    [InlineData(Observed, "SELECT ¦Name, COUNT(Id) FROM Account", "Field must be grouped or aggregated: Name")]
    [InlineData(Observed, "SELECT Name, ¦Rating FROM Account GROUP BY Name", "Field must be grouped or aggregated: Rating")]
    [InlineData(Observed, "SELECT Name FROM Account GROUP BY Name ORDER BY ¦Rating", "Ordered field must be grouped or aggregated: Rating")]
    [InlineData(PublicCode, "SELECT Name FROM Account GROUP BY Name HAVING ¦Rating = 'Hot'", "Field must be grouped or aggregated: Rating")]
    [InlineData(OurWords, "SELECT ¦FIELDS(STANDARD) FROM Account GROUP BY Id", "Field must be grouped or aggregated: IsDeleted")]
    [InlineData(OurWords, "SELECT Name, (¦SELECT Id FROM Contacts) FROM Account GROUP BY Name", "Field must be grouped or aggregated: Contacts")]
    [InlineData(Documented, "SELECT ¦TYPEOF Owner WHEN User THEN Name END FROM Case GROUP BY OwnerId", "unexpected token: 'TYPEOF'")]
    [InlineData(PublicCode, "SELECT COUNT(Id) FROM Account LIMIT ¦1", "Non-grouped query that uses overall aggregate functions cannot also use LIMIT")]
    [InlineData(PublicCode, "SELECT MAX(Name) FROM Account OFFSET ¦1", "Non-grouped query that uses overall aggregate functions cannot also use OFFSET")]
    [InlineData(PublicCode, "SELECT Name FROM Account GROUP BY Name, ¦name", "duplicate grouping expression: Name")]
    [InlineData(PublicCode, "SELECT ¦COUNT(Name) FROM Account GROUP BY Name", "Grouped field should not be aggregated: Name")]
    [InlineData(Observed, "SELECT ¦SUM(Name) FROM Account", "field Name does not support aggregate operator SUM")]
    [InlineData(Observed, "SELECT ¦COUNT(IsActive__c) FROM Account", "field IsActive__c does not support aggregate operator COUNT")]
    [InlineData(Observed, "SELECT ¦MAX(Description) FROM Account", "field Description does not support aggregate operator MAX")]
    [InlineData(Observed, "SELECT ¦count_distinct(Colors__c) FROM Account", "field Colors__c does not support aggregate operator COUNT_DISTINCT")]
    [InlineData(OurWords, "SELECT COUNT(Id) n, ¦SUM(NumberOfEmployees) N FROM Account", "duplicate alias: N")]
    [InlineData(PublicCode, "SELECT COUNT() ¦n FROM Account", "unexpected token: 'n'")]
    [InlineData(PublicCode, "SELECT COUNT()¦, Name FROM Account", "unexpected token: ','")]
    [InlineData(PublicCode, "SELECT COUNT() FROM Account ¦GROUP BY Name", "unexpected token: 'GROUP'")]
    [InlineData(Documented, "SELECT COUNT() FROM Account ORDER BY ¦Name", "unexpected token: 'ORDER'")]
    [InlineData(Documented, "SELECT Id, (SELECT ¦COUNT() FROM Contacts) FROM Account", "unexpected token: 'COUNT'")]
    [InlineData(Documented, "SELECT Id, (SELECT Name FROM Contacts ¦GROUP BY Name) FROM Account", "unexpected token: 'GROUP'")]
    [InlineData(PublicCode, "SELECT Id FROM Account HAVING ¦Name = 'a'", "unexpected token: 'HAVING'")]
    [InlineData(Documented, "SELECT Name FROM Account GROUP BY Name HAVING Id IN (¦SELECT AccountId FROM Contact)", "unexpected token: 'SELECT'")]
    [InlineData(PublicCode, "SELECT Name FROM Account GROUP BY ROLLUP(¦)", "unexpected token: ')'")]
    [InlineData(OurWords, "SELECT ¦GROUPING(Name) FROM Account GROUP BY Name", "Field must be grouped or aggregated: Name")]
    [InlineData(OurWords, "SELECT Name FROM Account GROUP BY Name HAVING COUNT(Id) > ¦null", "null behind < or > is not supported yet by FakeForce")]
    public void Aggregate_query_is_refused(Known source, string soql, string text)
    {
        Assert.True(Enum.IsDefined(source));
        Check(org, soql, "MALFORMED_QUERY", text);
    }

    [Theory]
    [InlineData(Observed, "SELECT Description FROM Account GROUP BY ¦Description", "INVALID_FIELD", "field 'Description' can not be grouped in a query call")]
    [InlineData(PublicCode, "SELECT Name FROM Account GROUP BY Name HAVING ¦COUNT(Id) > 'x'", "INVALID_FIELD", "value of filter criterion for field 'Id' must be of type double and should not be enclosed in quotes")]
    [InlineData(PublicCode, "SELECT Name FROM Account GROUP BY Name HAVING ¦MAX(CreatedDate) > 2026-01-01", "INVALID_FIELD", "value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes")]
    [InlineData(PublicCode, "SELECT Name FROM Account GROUP BY Name HAVING ¦COUNT(Id) LIKE '1'", "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on double field")]
    [InlineData(PublicCode, "SELECT OwnerId FROM Account GROUP BY OwnerId HAVING ¦OwnerId LIKE '005%'", "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on id field")]
    [InlineData(PublicCode, "SELECT IsActive__c FROM Account GROUP BY IsActive__c HAVING ¦IsActive__c > false", "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on boolean field")]
    [InlineData(PublicCode, "SELECT Name FROM Account GROUP BY Name HAVING ¦Name INCLUDES ('a')", "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on string field")]
    public void Grouped_field_that_may_not_stand_there_is_refused(Known source, string soql, string code, string text)
    {
        Assert.True(Enum.IsDefined(source));
        Check(org, soql, code, text);
    }
}
