namespace FakeForce.Engine.Tests.Soql;

public sealed class AggregateTests
{
    private readonly SmallOrg org = new();

    public AggregateTests()
    {
        var ann = org.Add("User", "Name=Ann");
        org.Add("Account", "Name=a", "Rating=Hot", "AnnualRevenue=0.1", "NumberOfEmployees=1", "Founded__c=2020-02-29", "CreatedDate=2026-05-13T23:30:00Z", $"OwnerId={ann}");
        org.Add("Account", "Name=b", "Rating=Hot", "AnnualRevenue=0.2", "NumberOfEmployees=2", "Founded__c=2026-12-31", "CreatedDate=2026-05-14T00:30:00Z", $"OwnerId={ann}");
        org.Add("Account", "Name=B", "Rating=Cold", "NumberOfEmployees=5", "IsActive__c=true");
        org.Add("Account", "Name=c");
    }

    [Theory]
    [InlineData("SELECT COUNT(Id) FROM Account", "{expr0:4}")]
    [InlineData("SELECT COUNT(Id), COUNT(Rating) rated, SUM(AnnualRevenue), AVG(NumberOfEmployees), MIN(Rating), MAX(Name) FROM Account", "{expr0:4,rated:3,expr1:0.3,expr2:2.6666666666666665,expr3:Hot,expr4:c}")]
    [InlineData("SELECT SUM(AnnualRevenue), COUNT(Name) FROM Account WHERE Name = 'nobody'", "{expr0:null,expr1:0}")]
    [InlineData("SELECT COUNT_DISTINCT(Name), SUM(NumberOfEmployees) FROM Account", "{expr0:3,expr1:8}")]
    [InlineData("SELECT Rating, COUNT(Id) FROM Account GROUP BY Rating", "{Rating:null,expr0:1}{Rating:Hot,expr0:2}{Rating:Cold,expr0:1}")]
    [InlineData("SELECT rating r, COUNT(Id) n FROM Account GROUP BY Rating HAVING COUNT(Id) > 1", "{r:Hot,n:2}")]
    [InlineData("SELECT Rating FROM Account GROUP BY Rating HAVING Rating LIKE 'h%' OR SUM(NumberOfEmployees) IN (5)", "{Rating:Hot}{Rating:Cold}")]
    [InlineData("SELECT Name, COUNT(Id) FROM Account GROUP BY Name ORDER BY COUNT(Id) DESC, Name LIMIT 2", "{Name:b,expr0:2}{Name:a,expr0:1}")]
    [InlineData("SELECT Owner.Name, MAX(AnnualRevenue) FROM Account GROUP BY Owner.Name ORDER BY Owner.Name NULLS LAST", "{Name:Ann,expr0:0.2}{Name:null,expr0:null}")]
    [InlineData("SELECT IsActive__c, COUNT(Id) FROM Account GROUP BY IsActive__c", "{IsActive__c:false,expr0:3}{IsActive__c:true,expr0:1}")]
    [InlineData("SELECT CALENDAR_YEAR(Founded__c), COUNT(Id) FROM Account WHERE Founded__c != null GROUP BY CALENDAR_YEAR(Founded__c)", "{expr0:2020,expr1:1}{expr0:2026,expr1:1}")]
    [InlineData("SELECT Rating, IsActive__c, COUNT(Id), GROUPING(Rating) g FROM Account WHERE Rating != null GROUP BY ROLLUP(Rating, IsActive__c)",
        "{Rating:Hot,IsActive__c:false,expr0:2,g:0}{Rating:Hot,IsActive__c:null,expr0:2,g:0}{Rating:Cold,IsActive__c:true,expr0:1,g:0}{Rating:Cold,IsActive__c:null,expr0:1,g:0}{Rating:null,IsActive__c:null,expr0:3,g:1}")]
    [InlineData("SELECT Rating, IsActive__c, COUNT(Id) FROM Account WHERE Rating != null GROUP BY CUBE(Rating, IsActive__c) HAVING GROUPING(Rating) = 1",
        "{Rating:null,IsActive__c:false,expr0:2}{Rating:null,IsActive__c:true,expr0:1}{Rating:null,IsActive__c:null,expr0:3}")]
    [InlineData("SELECT Rating FROM Account WHERE Name = 'none' GROUP BY Rating", "")]
    public void Aggregate_query_answers(string soql, string answer) => Assert.Equal(answer, org.Json(soql));

    [Theory]
    [InlineData("SELECT Name, COUNT(Id) FROM Account", 8, "Field must be grouped or aggregated: Name")]
    [InlineData("SELECT Name, Rating FROM Account GROUP BY Name", 14, "Field must be grouped or aggregated: Rating")]
    [InlineData("SELECT Name FROM Account GROUP BY Name ORDER BY Rating", 49, "Ordered field must be grouped or aggregated: Rating")]
    [InlineData("SELECT COUNT(Id) FROM Account LIMIT 1", 37, "Non-grouped query that uses overall aggregate functions cannot also use LIMIT")]
    [InlineData("SELECT COUNT(Id) FROM Account OFFSET 1", 38, "Non-grouped query that uses overall aggregate functions cannot also use OFFSET")]
    [InlineData("SELECT Name FROM Account GROUP BY Name, name", 41, "duplicate grouping expression: Name")]
    [InlineData("SELECT COUNT(Name) FROM Account GROUP BY Name", 8, "Grouped field should not be aggregated: Name")]
    [InlineData("SELECT SUM(Name) FROM Account", 8, "field Name does not support aggregate operator SUM")]
    [InlineData("SELECT MAX(IsActive__c) FROM Account", 8, "field IsActive__c does not support aggregate operator MAX")]
    [InlineData("SELECT COUNT(Description) FROM Account", 8, "field Description does not support aggregate operator COUNT")]
    [InlineData("SELECT MIN(Opens__c) FROM Account", 8, "field Opens__c does not support aggregate operator MIN")]
    [InlineData("SELECT COUNT(Colors__c) FROM Account", 8, "field Colors__c does not support aggregate operator COUNT")]
    [InlineData("SELECT AVG(Founded__c) FROM Account", 8, "field Founded__c does not support aggregate operator AVG")]
    [InlineData("SELECT SUM(OwnerId) FROM Account", 8, "field OwnerId does not support aggregate operator SUM")]
    [InlineData("SELECT GROUPING(Name) FROM Account GROUP BY Name", 8, "Field must be grouped or aggregated: Name")]
    [InlineData("SELECT Owner.Name, Name FROM Account GROUP BY Owner.Name, Name", 20, "duplicate alias: Name")]
    [InlineData("SELECT COUNT(Id) expr0, MIN(Name) FROM Account", 25, "duplicate alias: expr0")]
    [InlineData("SELECT COUNT(Id) n, SUM(NumberOfEmployees) N FROM Account", 21, "duplicate alias: N")]
    [InlineData("SELECT HOUR_IN_DAY(Founded__c) FROM Account GROUP BY HOUR_IN_DAY(Founded__c)", 54, "field Founded__c does not support function HOUR_IN_DAY")]
    public void Aggregate_query_is_refused(string soql, int column, string text)
    {
        var refusal = org.Refused(soql);
        Assert.Equal("MALFORMED_QUERY", refusal.Code);
        Assert.EndsWith($"^\nERROR at Row:1:Column:{column}\n{text}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_texts_cannot_be_grouped() =>
        Assert.EndsWith("field 'Description' can not be grouped in a query call", org.Refused("SELECT Description FROM Account GROUP BY Description").Message, StringComparison.Ordinal);

    [Fact]
    public void More_than_2000_groups_are_refused()
    {
        for (var i = 0; i < 2001; i++) org.Add("Contact", $"Name=C{i}");
        Assert.Equal(2000, org.Run("SELECT Name FROM Contact GROUP BY Name LIMIT 2000").TotalSize);
        Assert.Equal("Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch", org.Refused("SELECT Name FROM Contact GROUP BY Name").Message);
    }

    [Theory]
    [InlineData("WHERE CALENDAR_YEAR(Founded__c) = 2020", "a")]
    [InlineData("WHERE CALENDAR_QUARTER(Founded__c) IN (1, 2)", "a")]
    [InlineData("WHERE CALENDAR_MONTH(Founded__c) > 2", "b")]
    [InlineData("WHERE DAY_IN_WEEK(Founded__c) = 7", "a")]
    [InlineData("WHERE DAY_IN_YEAR(Founded__c) = 365", "b")]
    [InlineData("WHERE WEEK_IN_YEAR(Founded__c) = 53", "b")]
    [InlineData("WHERE WEEK_IN_MONTH(Founded__c) = 5 AND DAY_IN_MONTH(Founded__c) != 31", "a")]
    [InlineData("WHERE HOUR_IN_DAY(CreatedDate) = 23", "a")]
    [InlineData("WHERE DAY_ONLY(CreatedDate) = 2026-05-14", "b")]
    [InlineData("WHERE DAY_ONLY(convertTimezone(CreatedDate)) = 2026-05-13", "a,b")]
    [InlineData("WHERE CALENDAR_YEAR(Founded__c) != 2020", "b,B,c")]
    [InlineData("WHERE Founded__c != null ORDER BY DAY_IN_MONTH(Founded__c) DESC", "b,a")]
    public void Date_function_finds(string clauses, string names)
    {
        var context = SmallOrg.Context with { TimeZone = TimeZoneInfo.CreateCustomTimeZone("EST", TimeSpan.FromHours(-5), "EST", "EST") };
        Assert.Equal(names, org.Names(clauses, context: context));
    }
}
