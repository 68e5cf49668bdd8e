using FakeForce.Engine;
using FakeForce.Server.Tests.Meta;

namespace FakeForce.Server.Tests.Flows;

public sealed class RecordFlowTests
{
    private const string Describe = """
        {"fullName":"Describe_account","label":"Describe account","processType":"AutoLaunchedFlow","status":"Active",
         "start":{"object":"Account","recordTriggerType":"CreateAndUpdate","triggerType":"RecordBeforeSave","connector":{"targetReference":"Set"}},
         "assignments":[{"name":"Set","label":"Set","locationX":1,"locationY":2,"assignmentItems":[{"assignToReference":"$Record.Description","operator":"Assign","value":{"stringValue":"{!$Record.Name} of {!$User.Username}"}}]}]}
        """;

    private const string Follow = """
        {"fullName":"Follow_up","status":"Active","processType":"AutoLaunchedFlow",
         "start":{"object":"Account","recordTriggerType":"Create","triggerType":"RecordAfterSave",
          "scheduledPaths":[
           {"name":"Later","offsetNumber":2,"offsetUnit":"Hours","timeSource":"RecordTriggerEvent","connector":{"targetReference":"Call"}},
           {"pathType":"AsyncAfterCommit","connector":{"targetReference":"Note"}}],
          "filters":[{"field":"Industry","operator":"EqualTo","value":{"stringValue":"Energy"}}],"filterLogic":"and"},
         "recordCreates":[{"name":"Call","object":"Task","inputAssignments":[{"field":"Subject","value":{"stringValue":"Call {!$Record.Name}"}},{"field":"WhatId","value":{"elementReference":"$Record.Id"}}]}],
         "recordUpdates":[{"name":"Note","inputReference":"$Record","inputAssignments":[{"field":"Site","value":{"stringValue":"noted"}}]}]}
        """;

    [Fact]
    public async Task A_before_save_flow_runs_in_every_API_that_writes()
    {
        await using var org = await FlowOrgs.StartAsync(Describe);
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal("Acme of admin@fakeforce.test", await org.FieldAsync(id, "Account", "Description"));
        var composite = await org.SendAsync("POST", "/composite/sobjects", """{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"Name":"One"},{"attributes":{"type":"Account"},"Name":"Two"}]}""");
        Assert.Equal(200, composite.Status);
        Assert.Equal("Two of admin@fakeforce.test", await org.FieldAsync(RecordId.Parse(composite.Json[1].GetProperty("id").GetString()), "Account", "Description"));
    }

    [Fact]
    public async Task A_path_behind_the_commit_runs_once_it_is_settled_and_one_with_a_time_when_the_clock_reaches_it()
    {
        await using var org = await FlowOrgs.StartAsync(Follow);
        var id = await org.CreateAsync("Account", """{"Name":"Acme","Industry":"Energy"}""");
        await org.AdvanceAsync("PT1S");
        Assert.Equal("noted", await org.FieldAsync(id, "Account", "Site"));
        await org.AdvanceAsync("PT1H");
        Assert.Equal(0, await org.CountAsync("SELECT Id FROM Task"));
        await org.AdvanceAsync("PT1H");
        Assert.Equal(1, await org.CountAsync($"SELECT Id FROM Task WHERE Subject = 'Call Acme' AND WhatId = '{id}'"));
        await org.AdvanceAsync("PT10H");
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Task"));
    }

    [Fact]
    public async Task A_record_that_no_longer_meets_the_conditions_takes_away_what_waits_for_it()
    {
        await using var org = await FlowOrgs.StartAsync(Follow);
        var id = await org.CreateAsync("Account", """{"Name":"Acme","Industry":"Energy"}""");
        await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Industry":"Banking"}""");
        await org.AdvanceAsync("PT3H");
        Assert.Equal(0, await org.CountAsync("SELECT Id FROM Task"));
    }

    [Fact]
    public async Task A_path_that_fails_is_told_by_mail_and_the_record_stays()
    {
        await using var org = await FlowOrgs.StartAsync(Follow.Replace("\"stringValue\":\"noted\"", $"\"stringValue\":\"{new string('x', 81)}\"", StringComparison.Ordinal));
        var id = await org.CreateAsync("Account", """{"Name":"Acme","Industry":"Energy"}""");
        await org.AdvanceAsync("PT1S");
        var mail = Assert.Single(org.Org.Mails.All);
        Assert.StartsWith("Error Occurred During Flow \"Follow_up\": This error occurred when the flow tried to update records: STRING_TOO_LONG", mail.Subject, StringComparison.Ordinal);
        Assert.Equal("Acme", await org.FieldAsync(id, "Account", "Name"));
    }

    [Fact]
    public async Task What_waits_survives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("fakeforce-flows").FullName;
        try
        {
            await using (var org = await FlowOrgs.StartAsync(Follow, data: folder)) await org.CreateAsync("Account", """{"Name":"Acme","Industry":"Energy"}""");
            await using var again = await FlowOrgs.StartAsync(Follow, data: folder);
            await again.AdvanceAsync("PT3H");
            Assert.Equal(1, await again.CountAsync("SELECT Id FROM Task"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_failed_flow_is_answered_as_Salesforce_answers_it()
    {
        await using var org = await FlowOrgs.StartAsync(Describe.Replace("$Record.Description", "$Record.CreatedDate", StringComparison.Ordinal));
        var answer = await org.SendAsync("POST", "/sobjects/Account", """{"Name":"Acme"}""");
        Assert.Equal(400, answer.Status);
        Assert.Equal("CANNOT_EXECUTE_FLOW_TRIGGER", answer.Json[0].GetProperty("errorCode").GetString());
        Assert.StartsWith("We can't save this record because the “Describe account” process failed. Give your Salesforce admin these details. ", answer.Json[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, answer.Json[0].GetProperty("fields").GetArrayLength());
    }

    [Fact]
    public async Task A_flow_of_a_project_runs()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Project = [Path.Combine(Sources.Root, "tests/projects/orders")] });
        var invoice = await org.CreateAsync("Invoice__c", """{"Number__c": "1"}""");
        await org.CreateAsync("InvoiceLine__c", $$"""{"Invoice__c": "{{invoice}}", "Amount__c": 5000}""");
        Assert.Equal(0, await org.CountAsync("SELECT Id FROM Task"));
        await org.CreateAsync("InvoiceLine__c", $$"""{"Invoice__c": "{{invoice}}", "Amount__c": 12000}""");
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Task WHERE Subject = 'Check INV-00001 (12000)'"));
    }
}
