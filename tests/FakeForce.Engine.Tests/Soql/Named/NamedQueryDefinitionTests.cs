using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Named;

namespace FakeForce.Engine.Tests.Soql.Named;

/// <summary>Which definitions of named queries an org accepts (REST guide, "Create Named Query APIs").</summary>
public sealed class NamedQueryDefinitionTests
{
    private static NamedQueryDefinition Definition(string body, params string[] parameters) => new("Query1")
    {
        MasterLabel = "L",
        Description = "D",
        Body2 = body,
        Parameters = [.. parameters.Select(name => new NamedQueryParameter(name))],
    };

    private static IReadOnlyList<string> Problems(params NamedQueryDefinition[] definitions)
    {
        try
        {
            _ = new NamedQueries(definitions, new SmallCatalog(), 68);
            return [];
        }
        catch (InvalidDefinitionException invalid)
        {
            return invalid.Problems;
        }
    }

    [Theory]
    [InlineData("SELECT Id FROM Account WHERE Name = :a", "a")]
    [InlineData("SELECT Id FROM Account WHERE Name LIKE :a AND (AnnualRevenue > :b OR (NOT IsActive__c = :c))", "a,b,c")]
    [InlineData("SELECT Id FROM Account WHERE Founded__c >= :a AND CreatedDate < :b AND Opens__c = :c AND OwnerId != :d", "a,b,c,d")]
    [InlineData("SELECT Id FROM Account WHERE Name = :a AND Code__c = :a LIMIT :maxrecords", "a,maxrecords")]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts WHERE LastName = :a) FROM Account", "a")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Name = :a", "a")]
    [InlineData("SELECT Rating, COUNT(Id) FROM Account WHERE Name = :a GROUP BY Rating", "a")]
    [InlineData("SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS:3", "")]
    public void Accepted(string body, string parameters) => Assert.Empty(Problems(Definition(body, parameters.Split(',', StringSplitOptions.RemoveEmptyEntries))));

    [Theory]
    [InlineData("SELECT Id FROM Account WHERE Name = :a", "", "SOQL references undefined parameters: [a]")]
    [InlineData("SELECT Id FROM Account WHERE Name = :teamUuid", "teamuuid", "SOQL references undefined parameters: [teamUuid]")]
    [InlineData("SELECT Id FROM Account", "a", "parameter a is declared and not used")]
    [InlineData("SELECT Id FROM Account WHERE Name = :a", "a,a", "parameter a is declared 2 times")]
    [InlineData("SELECT Id FROM Account WHERE Name = :teamUuid", "teamUuid", "parameterName \"teamUuid\" must be lowercase")]
    [InlineData("SELECT Id FROM Account LIMIT :rows", "rows", "a parameter behind LIMIT must be called maxrecords, not rows")]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts LIMIT :maxrecords) FROM Account", "maxrecords", "parameters are not supported in the LIMIT of a sub-query")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = :a)", "a", "parameters are not supported in an IN expression")]
    [InlineData("SELECT Id FROM Account WHERE CALENDAR_YEAR(CreatedDate) = :a", "a", "parameters are not supported in a comparison of CALENDAR_YEAR()")]
    [InlineData("SELECT Rating FROM Account GROUP BY Rating HAVING COUNT(Id) > :a", "a", "parameters are not supported in HAVING")]
    [InlineData("SELECT Id FROM Account WHERE Name IN :a", "a", "Bind variables only allowed in Apex code")]
    [InlineData("SELECT Id FROM Account WHERE Name IN (:a)", "a", "Bind variables only allowed in Apex code")]
    [InlineData("SELECT Id FROM Account WHERE Colors__c INCLUDES (:a)", "a", "Bind variables only allowed in Apex code")]
    [InlineData("SELECT Id FROM Account LIMIT 1 OFFSET :a", "a", "Bind variables only allowed in Apex code")]
    [InlineData("SELECT Id FROM Account WHERE Nothing__c = :a", "a", "No such column 'Nothing__c' on entity 'Account'.")]
    [InlineData("SELECT FIELDS(ALL) FROM Account LIMIT 201", "", "The SOQL FIELDS function must have a LIMIT of at most 200")]
    [InlineData("SELECT Id FROM", "", "unexpected token: '<EOF>'")]
    public void Refused(string body, string parameters, string problem)
    {
        var problems = Problems(Definition(body, parameters.Split(',', StringSplitOptions.RemoveEmptyEntries)));
        Assert.All(problems, one => Assert.StartsWith("apiNamedQueries: Query1: ", one, StringComparison.Ordinal));
        Assert.Contains(problem, problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_with_all_definitions_is_reported_at_once() => Assert.Equal(
        [
            "apiNamedQueries: My_Query: the name must begin with a letter and contain only alphanumeric characters",
            "apiNamedQueries: My_Query: needs a masterLabel",
            "apiNamedQueries: My_Query: needs a description",
            "apiNamedQueries: My_Query: needs a body2, its SOQL",
            "apiNamedQueries: Query1: apiVersion must be 64.0 to 68.0",
            "apiNamedQueries: QUERY1 is declared more than once",
        ],
        Problems(new NamedQueryDefinition("My_Query"), Definition("SELECT Id FROM Account") with { ApiVersion = 63 },
            Definition("SELECT Id FROM Account"), Definition("SELECT Id FROM Account") with { FullName = "QUERY1" }));

    [Fact]
    public void The_rules_are_those_of_the_definitions_version()
    {
        const string Nested = "SELECT Id, (SELECT Id, (SELECT Id FROM Cases) FROM Contacts) FROM Account";
        Assert.Empty(Problems(Definition(Nested) with { ApiVersion = 64 }));
    }
}
