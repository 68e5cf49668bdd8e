using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Tests.Rules.Workflow;

/// <summary>
/// What criteria of workflow rules hold for. Sources: Help, "Enter Filter Criteria" (commas, case; quoted in salesforce.stackexchange.com 165231, which adds that
/// quotes work as in CSV); "Filter Operators" (blank values; includes and excludes, with the findings of salesforce.stackexchange.com 150423);
/// SOQL and SOSL Reference, "Query Multi-Select Picklists" (the semicolon).
/// </summary>
public sealed class CriteriaTests
{
    [Theory]
    [InlineData("Text__c", "equals", "ACME", "acme", true)]
    [InlineData("Text__c", "equals", "Acme,Umbrella", "Umbrella", true)]
    [InlineData("Text__c", "equals", "Acme, Umbrella", "Umbrella", true)]
    [InlineData("Text__c", "equals", "Acme,Umbrella", "Acme,Umbrella", false)]
    [InlineData("Text__c", "equals", "\"Acme,Umbrella\"", "Acme,Umbrella", true)]
    [InlineData("Text__c", "equals", "x, \"John, \"\"the\"\" Jane\"", "John, \"the\" Jane", true)]
    [InlineData("Text__c", "equals", "a \"b\" c", "a \"b\" c", true)]
    [InlineData("Text__c", "equals", "", null, true)]
    [InlineData("Text__c", "equals", "", "x", false)]
    [InlineData("Text__c", "equals", "x", null, false)]
    [InlineData("Text__c", "notEqual", "", "x", true)]
    [InlineData("Text__c", "notEqual", "", null, false)]
    [InlineData("Text__c", "notEqual", "a,b", "B", false)]
    [InlineData("Text__c", "notEqual", "a,b", null, true)]
    [InlineData("Text__c", "contains", "ID", "Florida", true)]
    [InlineData("Text__c", "contains", "CA,NY,WA", "New York", false)]
    [InlineData("Text__c", "contains", "CA,NY,WA", "Albany, ny", true)]
    [InlineData("Text__c", "contains", "CA,", "New York", false)]
    [InlineData("Text__c", "contains", "CA", null, false)]
    [InlineData("Text__c", "notContain", "CA,NY", "Albany, ny", false)]
    [InlineData("Text__c", "notContain", "CA,NY", null, true)]
    [InlineData("Text__c", "startsWith", "cali", "California Travel", true)]
    [InlineData("Text__c", "startsWith", "cali", "Surf California", false)]
    [InlineData("Text__c", "lessThan", "M", "apple", true)]
    [InlineData("Text__c", "greaterOrEqual", "m", "M", true)]
    [InlineData("Text__c", "greaterThan", "a", null, false)]
    [InlineData("Choice__c", "equals", "hot", "Hot", true)]
    [InlineData("Choice__c", "equals", "Hot,Cold", "Warm", false)]
    [InlineData("Choices__c", "includes", "A,C", null, false)]
    [InlineData("Choices__c", "includes", "A, C", "B", false)]
    [InlineData("Choices__c", "includes", "A, C", "A;B", true)]
    [InlineData("Choices__c", "includes", "A;C", "A;B", false)]
    [InlineData("Choices__c", "includes", "A;C", "A;B;C", true)]
    [InlineData("Choices__c", "includes", "A;C,B", "B", true)]
    [InlineData("Choices__c", "excludes", "A", "B;C", true)]
    [InlineData("Choices__c", "excludes", "A,B", "B;C", false)]
    [InlineData("Choices__c", "excludes", "A;B", "B;C", true)]
    [InlineData("Choices__c", "equals", "B;A", "A;B", true)]
    [InlineData("Choices__c", "equals", "A", "A;B", false)]
    [InlineData("Number__c", "equals", "1.50", "1.5", true)]
    [InlineData("Number__c", "equals", "1,2", "2", true)]
    [InlineData("Number__c", "lessThan", "10", "9.99", true)]
    [InlineData("Number__c", "lessThan", "10", null, false)]
    [InlineData("Number__c", "lessOrEqual", "-1", "-1", true)]
    [InlineData("Number__c", "equals", "", null, true)]
    [InlineData("Number__c", "notEqual", "0", null, true)]
    [InlineData("Check__c", "equals", "True", "true", true)]
    [InlineData("Check__c", "equals", "1", "true", true)]
    [InlineData("Check__c", "notEqual", "True", "false", true)]
    [InlineData("Check__c", "equals", "", "false", true)]
    [InlineData("Date__c", "greaterThan", "2026-01-31", "2026-02-01", true)]
    [InlineData("Date__c", "equals", "2026-01-31", "2026-01-31", true)]
    [InlineData("Moment__c", "lessThan", "2026-01-31T10:00:00Z", "2026-01-31T09:59:59Z", true)]
    [InlineData("Link__c", "equals", "001FF0000000001", "001FF0000000001YAA", true)]
    [InlineData("Link__c", "notEqual", "", null, false)]
    public void Criteria_hold_as_documented(string field, string operation, string value, string? present, bool holds) =>
        Assert.Equal(holds, CriteriaThing.Matches(field, Enum.Parse<FilterOperation>(operation, ignoreCase: true), value, present));

    [Theory]
    [InlineData("Nope__c", "equals", "1", "has no field Nope__c")]
    [InlineData("Owner.Name", "equals", "1", "another object")]
    [InlineData("Place__c", "equals", "1", "location")]
    [InlineData("Number__c", "equals", "ten", "ten is no value of Number__c")]
    [InlineData("Number__c", "equals", "NaN", "NaN is no value of Number__c")]
    [InlineData("Date__c", "equals", "TODAY", "TODAY is no value of Date__c")]
    [InlineData("Check__c", "equals", "maybe", "maybe is neither True nor False")]
    [InlineData("Check__c", "lessThan", "True", "lessThan")]
    [InlineData("Number__c", "contains", "1", "contains")]
    [InlineData("Text__c", "includes", "a", "includes")]
    [InlineData("Text__c", "lessThan", "a,b", "one value")]
    [InlineData("Number__c", "greaterThan", "", "one value")]
    [InlineData("Text__c", "contains", "", "a value")]
    [InlineData("Link__c", "equals", "Acme", "Acme is no id")]
    [InlineData("Text__c", "equals", "\"a", "quote")]
    public void What_cannot_be_asked_is_refused_at_the_start(string field, string operation, string value, string why)
    {
        var problem = Assert.Throws<FormatException>(() => CriteriaTest.Bind(new CriteriaItem(field, Enum.Parse<FilterOperation>(operation, ignoreCase: true), value), CriteriaThing.Type));
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
    }
}
