using System.Text.Json;
using FakeForce.Server.Tests.Flows;

namespace FakeForce.Server.Tests.Rules;

/// <summary>Escalation rules (Help, "Set Up Escalation Rules"; Metadata API guide, "EscalationRules"): what happens to cases that stay open, by the org's clock.</summary>
public sealed class EscalationTests
{
    private const string queue = """ "queues": [ { "fullName": "Second", "name": "Second", "queueSobject": [ { "sobjectType": "Case" } ] } ], "emailTemplates": [ { "fullName": "S/Late", "subject": "{!Case.Subject} is late", "content": "{!Case.IsEscalated}" } ] """;

    private static string Rule(string more = "") => $$"""
        { {{queue}}, "escalationRules": [ { "fullName": "Case.Slow", "active": true, "ruleEntry": [
          { "criteriaItems": [ { "field": "Case.Priority", "operation": "equals", "value": "High" } ] {{more}}, "escalationAction": [
            { "minutesToEscalation": 240, "assignedTo": "Second", "assignedToType": "Queue", "notifyEmail": ["boss@x.test"], "notifyToTemplate": "S/Late" },
            { "minutesToEscalation": 120, "notifyEmail": ["lead@x.test"], "notifyToTemplate": "S/Late" } ] } ] } ] }
        """;

    [Fact]
    public async Task A_case_that_stays_open_is_escalated_step_by_step()
    {
        await using var org = await StartAsync(Rule());
        var (late, low) = (await org.CreateAsync("Case", """{"Subject":"Printer","Priority":"High"}"""), await org.CreateAsync("Case", """{"Subject":"Mouse","Priority":"Low"}"""));
        await org.AdvanceAsync("PT119M");
        Assert.Equal("False", await org.FieldAsync(late, "Case", "IsEscalated"));
        await org.AdvanceAsync("PT1M");
        Assert.Equal("True", await org.FieldAsync(late, "Case", "IsEscalated"));
        var first = Assert.Single(await MailsAsync(org));
        Assert.Equal(("lead@x.test", "Printer is late", "true"), (first.GetProperty("to")[0].GetString(), first.GetProperty("subject").GetString(), first.GetProperty("body").GetString()));
        await org.AdvanceAsync("PT2H");
        Assert.Equal("Second", (await org.QueryAsync($"SELECT Owner.Name FROM Case WHERE Id = '{late}'")).Json.GetProperty("records")[0].GetProperty("Owner").GetProperty("Name").GetString());
        Assert.Equal(["lead@x.test", "boss@x.test"], (await MailsAsync(org)).Select(mail => mail.GetProperty("to")[0].GetString()!));
        await org.AdvanceAsync("P3D");
        Assert.Equal((2, "False"), ((await MailsAsync(org)).Length, await org.FieldAsync(low, "Case", "IsEscalated")));
    }

    [Theory]
    // What ends or delays it before its time: closing, a change that leaves the entry, an edit where the rule says so. An edit alone does not.
    [InlineData("", """{"Status":"Closed"}""", "False")]
    [InlineData("", """{"Priority":"Low"}""", "False")]
    [InlineData("", """{"Subject":"Still"}""", "True")]
    [InlineData(""", "disableEscalationWhenModified": true""", """{"Subject":"Still"}""", "False")]
    [InlineData(""", "escalationStartTime": "CaseLastModified" """, """{"Subject":"Still"}""", "False")]
    public async Task An_edit_decides_anew(string entry, string edit, string expected)
    {
        await using var org = await StartAsync(Rule(entry));
        var id = await org.CreateAsync("Case", """{"Subject":"Printer","Priority":"High"}""");
        await org.AdvanceAsync("PT100M");
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Case/{id}", edit)).Status);
        await org.AdvanceAsync("PT30M");
        Assert.Equal(expected, await org.FieldAsync(id, "Case", "IsEscalated"));
    }

    [Fact]
    public async Task Minutes_count_from_the_last_edit_where_the_rule_says_so()
    {
        await using var org = await StartAsync(Rule(""", "escalationStartTime": "CaseLastModified" """));
        var id = await org.CreateAsync("Case", """{"Subject":"Printer","Priority":"High"}""");
        await org.AdvanceAsync("PT100M");
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Case/{id}", """{"Subject":"Still"}""")).Status);
        await org.AdvanceAsync("PT120M");
        Assert.Equal("True", await org.FieldAsync(id, "Case", "IsEscalated"));
    }

    [Fact]
    public async Task A_validation_rule_keeps_a_case_from_it_and_the_administrator_hears_of_it()
    {
        await using var org = await StartAsync(Rule()[..^1] + """, "validationRules": [ { "fullName": "Case.No", "active": true, "errorConditionFormula": "IsEscalated", "errorMessage": "Never" } ] }""");
        var id = await org.CreateAsync("Case", """{"Subject":"Printer","Priority":"High"}""");
        await org.AdvanceAsync("PT2H");
        Assert.Equal("False", await org.FieldAsync(id, "Case", "IsEscalated"));
        Assert.Equal($"Case {id} was not escalated: Never", Assert.Single(await MailsAsync(org)).GetProperty("subject").GetString());
    }

    [Theory]
    [InlineData("""{ "escalationRules": [ { "fullName": "Lead.A" } ] }""", "escalationRules: Lead.A: Lead has no escalation rules; Case has")]
    [InlineData("""{ "escalationRules": [ { "fullName": "Case.A", "active": true }, { "fullName": "Case.B", "active": true } ] }""", "escalationRules: Case has more than one active rule")]
    [InlineData("""{ "escalationRules": [ { "fullName": "Case.A", "ruleEntry": [ { "escalationAction": [ { "minutesToEscalation": 1, "notifyToTemplate": "No/Such" } ] } ] } ] }""", "escalationRules: Case.A: there is no email template No/Such")]
    public void What_does_not_fit_is_told(string definitions, string expected) =>
        Assert.Contains(expected, FakeForce.Server.Options.DefinitionChecks.Find(new FakeForceOptions { Definitions = JsonDocument.Parse(definitions).RootElement }).Problems);

    private static Task<TestOrg> StartAsync(string definitions) => TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = JsonDocument.Parse(definitions).RootElement });

    private static async Task<JsonElement[]> MailsAsync(TestOrg org) => [.. (await org.GetAsync("/_fakeforce/emails")).Json.GetProperty("emails").EnumerateArray()];
}
