using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Formula;

/// <summary>What workflow rules ask beside the record's own fields; a field update shows which rules held.</summary>
public sealed class WorkflowCriteriaTests
{
    private const string Fields = """
        {"objects":[{"fullName":"Job__c","fields":[
          {"fullName":"Account__c","type":"Lookup","referenceTo":["Account"]},
          {"fullName":"Amount__c","type":"Number","precision":10,"scale":2},
          {"fullName":"Double__c","type":"Number","precision":18,"scale":2,"formula":"Amount__c * 2"},
          {"fullName":"Due__c","type":"Date"},
          {"fullName":"Hit__c","type":"Text","length":20}]}],
         "workflowFieldUpdates":[{"fullName":"Job__c.Mark","field":"Hit__c","operation":"literal","literalValue":"yes"}],
         "workflowRules":[{"fullName":"Job__c.Rule","actions":[{"name":"Mark","type":"FieldUpdate"}],
        """;

    [Theory]
    [InlineData("""{"Amount__c":5}""", "\"formula\":\"Amount__c > 3\"", true)]
    [InlineData("""{"Amount__c":2}""", "\"formula\":\"Amount__c > 3\"", false)]
    [InlineData("""{"Amount__c":2}""", "\"formula\":\"Account__r.Name = 'Acme' && $User.Username = 'admin@fakeforce.test'\"", true)]
    [InlineData("""{"Amount__c":2}""", "\"criteriaItems\":[{\"field\":\"Account.Name\",\"value\":\"acme\"}]", true)]
    [InlineData("""{"Amount__c":2}""", "\"criteriaItems\":[{\"field\":\"Account__r.Name\",\"operation\":\"notEqual\",\"value\":\"acme\"}]", false)]
    [InlineData("""{"Amount__c":2}""", "\"criteriaItems\":[{\"field\":\"User.Username\",\"operation\":\"startsWith\",\"value\":\"admin\"}]", true)]
    [InlineData("""{"Amount__c":2}""", "\"criteriaItems\":[{\"field\":\"Job__c.Double__c\",\"value\":\"4\"}]", true)]
    [InlineData("""{"Due__c":"2026-05-13"}""", "\"criteriaItems\":[{\"field\":\"Due__c\",\"value\":\"TODAY\"}]", true)]
    [InlineData("""{"Due__c":"2026-05-12"}""", "\"criteriaItems\":[{\"field\":\"Due__c\",\"value\":\"TODAY\"}]", false)]
    [InlineData("""{"Due__c":"2026-05-12"}""", "\"criteriaItems\":[{\"field\":\"Due__c\",\"operation\":\"lessThan\",\"value\":\"TODAY\"}]", true)]
    [InlineData("""{"Due__c":"2026-05-08"}""", "\"criteriaItems\":[{\"field\":\"Due__c\",\"value\":\"LAST_N_DAYS:7\"}]", true)]
    [InlineData("""{"Due__c":"2026-05-01"}""", "\"criteriaItems\":[{\"field\":\"Due__c\",\"value\":\"LAST 7 DAYS\"}]", false)]
    [InlineData("""{"Due__c":"2026-06-01"}""", "\"criteriaItems\":[{\"field\":\"Due__c\",\"operation\":\"greaterOrEqual\",\"value\":\"NEXT MONTH\"}]", true)]
    public async Task A_rule_holds_for_what_it_asks(string record, string criteria, bool holds)
    {
        await using var org = await StartAsync(criteria);
        var account = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.CreateAsync("Job__c", record.Replace("{", $$"""{"Account__c":"{{account}}",""", StringComparison.Ordinal));
        Assert.Equal(holds ? """[["yes"]]""" : "[[null]]", await FormulaFieldTests.RowsAsync(org, "SELECT Hit__c FROM Job__c"));
    }

    [Fact]
    public async Task A_rule_that_is_looked_at_at_every_edit_sees_what_changed()
    {
        await using var org = await StartAsync("\"triggerType\":\"onAllChanges\",\"formula\":\"ISCHANGED(Amount__c) && PRIORVALUE(Amount__c) < 5\"");
        var id = await org.CreateAsync("Job__c", """{"Amount__c":1}""");
        await org.SendAsync("PATCH", $"/sobjects/Job__c/{id}", """{"Due__c":"2026-05-01"}""");
        Assert.Equal("[[null]]", await FormulaFieldTests.RowsAsync(org, "SELECT Hit__c FROM Job__c"));
        await org.SendAsync("PATCH", $"/sobjects/Job__c/{id}", """{"Amount__c":2}""");
        Assert.Equal("""[["yes"]]""", await FormulaFieldTests.RowsAsync(org, "SELECT Hit__c FROM Job__c"));
    }

    [Theory]
    [InlineData("\"formula\":\"ISCHANGED(Amount__c)\"", "formula: Function ISCHANGED may not be used in this type of formula")]
    [InlineData("\"formula\":\"Amount__c\"", "formula: Formula result is data type (Number), incompatible with expected data type (true or false).")]
    [InlineData("\"formula\":\"TRUE\",\"criteriaItems\":[{\"field\":\"Amount__c\",\"value\":\"1\"}]", "it has criteriaItems or a formula, and not both")]
    [InlineData("\"criteriaItems\":[{\"field\":\"Contact.Name\",\"value\":\"x\"}]", "Job__c has no parent Contact")]
    [InlineData("\"criteriaItems\":[{\"field\":\"Account.Owner.Name\",\"value\":\"x\"}]", "Account.Owner.Name goes over more than one relationship")]
    [InlineData("\"criteriaItems\":[{\"field\":\"Due__c\",\"value\":\"THIS FISCAL YEAR\"}]", "THIS FISCAL YEAR: fiscal periods are not supported here")]
    public async Task Criteria_that_do_not_fit_stop_the_start(string criteria, string problem)
    {
        var invalid = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(criteria));
        Assert.Contains("workflowRules: Job__c.Rule: " + problem, invalid.ToString(), StringComparison.Ordinal);
    }

    private static Task<TestOrg> StartAsync(string criteria) =>
        TestOrg.StartAsync(FormulaFieldTests.Options(Fields + criteria + "}]}"), new FakeTimeProvider(new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero)));
}
