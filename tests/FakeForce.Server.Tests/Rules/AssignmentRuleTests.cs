using System.Text.Json;

namespace FakeForce.Server.Tests.Rules;

/// <summary>Assignment rules over REST, and the header that chooses among them (REST API Developer Guide, "Assignment Rule Header").</summary>
public sealed class AssignmentRuleTests
{
    private const string Definitions = """
        {
          "queues": [{"fullName": "Support", "queueSobject": [{"sobjectType": "Case"}]}, {"fullName": "Second", "queueSobject": [{"sobjectType": "Case"}]}],
          "assignmentRules": [
            {"fullName": "Case.Standard", "active": true, "ruleEntry": [
              {"criteriaItems": [{"field": "Case.Origin", "operation": "equals", "value": "Web"}], "assignedTo": "Support", "assignedToType": "Queue"},
              {"formula": "BEGINS(Subject, \"Help\")", "assignedTo": "Second", "assignedToType": "Queue"}]},
            {"fullName": "Case.Other", "ruleEntry": [{"assignedTo": "Second", "assignedToType": "Queue"}]}]
        }
        """;

    [Theory]
    [InlineData("""{"Origin": "Web"}""", null, "Support")]
    [InlineData("""{"Origin": "Phone", "Subject": "Help me"}""", null, "Second")]
    [InlineData("""{"Origin": "Phone"}""", null, "User User")]
    [InlineData("""{"Origin": "Web"}""", "FALSE", "User User")]
    [InlineData("""{"Origin": "Web"}""", "TRUE", "Support")]
    [InlineData("""{"Origin": "Web"}""", "Other", "Second")]
    public async Task A_new_case_goes_to_whom_the_rule_names(string body, string? header, string owner)
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = JsonDocument.Parse(Definitions).RootElement });
        if (header == "Other") header = (await RowsAsync(org, "SELECT Id FROM AssignmentRule WHERE Name = 'Other'"))[0].GetProperty("Id").GetString();
        var created = header is null ? await org.SendAsync("POST", "/sobjects/Case", body) : await org.SendAsync("POST", "/sobjects/Case", body, ("Sforce-Auto-Assign", header));
        Assert.Equal(201, created.Status);
        Assert.Equal(owner, (await RowsAsync(org, "SELECT Owner.Name FROM Case"))[0].GetProperty("Owner").GetProperty("Name").GetString());
    }

    [Fact]
    public async Task An_update_is_assigned_only_when_asked()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = JsonDocument.Parse(Definitions).RootElement });
        var id = await org.CreateAsync("Case", """{"Origin": "Phone"}""");
        await org.SendAsync("PATCH", $"/sobjects/Case/{id}", """{"Origin": "Web"}""");
        Assert.Empty(await RowsAsync(org, "SELECT Id FROM Case WHERE Owner.Name = 'Support'"));
        await org.SendAsync("PATCH", $"/sobjects/Case/{id}", """{"Subject": "x"}""", ("Sforce-Auto-Assign", "TRUE"));
        Assert.Single(await RowsAsync(org, "SELECT Id FROM Case WHERE Owner.Name = 'Support'"));
    }

    private static async Task<JsonElement[]> RowsAsync(TestOrg org, string soql) => [.. (await org.QueryAsync(soql)).Json.GetProperty("records").EnumerateArray()];
}
