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

    [Theory]
    [InlineData("", "User User")]
    [InlineData("Other", "Second")]
    public async Task A_bulk_job_uses_the_rule_that_it_names(string rule, string owner)
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = JsonDocument.Parse(Definitions).RootElement });
        var named = rule.Length == 0 ? "" : $$""", "assignmentRuleId": "{{(await RowsAsync(org, $"SELECT Id FROM AssignmentRule WHERE Name = '{rule}'"))[0].GetProperty("Id").GetString()}}" """;
        var job = (await org.SendAsync("POST", "/jobs/ingest", $$"""{"object": "Case", "operation": "insert", "lineEnding": "LF"{{named}}}""")).Json.GetProperty("id").GetString();
        using (var csv = new HttpRequestMessage(HttpMethod.Put, $"/services/data/v66.0/jobs/ingest/{job}/batches") { Content = new StringContent("Origin\nWeb\n", System.Text.Encoding.UTF8, "text/csv") })
        using (var answer = await org.Client.SendAsync(csv, Server.Ending)) Assert.Equal(201, (int)answer.StatusCode);
        await org.SendAsync("PATCH", $"/jobs/ingest/{job}", """{"state": "UploadComplete"}""");
        while ((await org.GetAsync($"/jobs/ingest/{job}")).Json.GetProperty("state").GetString() is "UploadComplete" or "InProgress") await Task.Yield();
        Assert.Equal(owner, (await RowsAsync(org, "SELECT Owner.Name FROM Case"))[0].GetProperty("Owner").GetProperty("Name").GetString());
    }

    [Fact]
    public async Task A_case_that_a_flow_makes_stays_with_its_maker()
    {
        await using var org = await Flows.FlowOrgs.StartAsync("""
            { "fullName": "F", "status": "Active", "processType": "AutoLaunchedFlow", "label": "F", "start": { "object": "Account", "recordTriggerType": "Create", "triggerType": "RecordAfterSave", "connector": { "targetReference": "C" } },
              "recordCreates": [ { "name": "C", "label": "C", "object": "Case", "inputAssignments": [ { "field": "Origin", "value": { "stringValue": "Web" } } ] } ] }
            """, "," + Definitions[(Definitions.IndexOf('{') + 1)..Definitions.LastIndexOf('}')]);
        await org.CreateAsync("Account", """{"Name": "A"}""");
        Assert.Equal("User User", (await RowsAsync(org, "SELECT Owner.Name FROM Case"))[0].GetProperty("Owner").GetProperty("Name").GetString());
    }

    private static async Task<JsonElement[]> RowsAsync(TestOrg org, string soql) => [.. (await org.QueryAsync(soql)).Json.GetProperty("records").EnumerateArray()];
}
