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
    [InlineData("SELECT Rating, COUNT(Id), SUM(AnnualRevenue) FROM Account WHERE Name = 'none' GROUP BY ROLLUP(Rating)", "{Rating:null,expr0:0,expr1:null}")]
    [InlineData("SELECT Rating, IsActive__c, COUNT(Id), GROUPING(Rating) g FROM Account WHERE Name = 'none' GROUP BY CUBE(Rating, IsActive__c)", "{Rating:null,IsActive__c:null,expr0:0,g:1}")]
    [InlineData("SELECT Rating FROM Account GROUP BY Rating ORDER BY Rating", "{Rating:null}{Rating:Hot}{Rating:Cold}")]
    [InlineData("SELECT Rating FROM Account GROUP BY Rating ORDER BY Rating DESC", "{Rating:null}{Rating:Cold}{Rating:Hot}")]
    [InlineData("SELECT Rating FROM Account GROUP BY Rating ORDER BY Rating DESC NULLS LAST", "{Rating:Cold}{Rating:Hot}{Rating:null}")]
    [InlineData("SELECT Rating FROM Account GROUP BY Rating ORDER BY SUM(AnnualRevenue) NULLS LAST, Rating", "{Rating:Hot}{Rating:null}{Rating:Cold}")]
    public void Aggregate_query_answers(string soql, string answer) => Assert.Equal(answer, org.Json(soql));

    [Fact]
    public void A_date_has_no_hours() =>
        Assert.EndsWith("ERROR at Row:1:Column:54\nfield Founded__c does not support function HOUR_IN_DAY", org.Refused("SELECT HOUR_IN_DAY(Founded__c) FROM Account GROUP BY HOUR_IN_DAY(Founded__c)").Message, StringComparison.Ordinal);

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
