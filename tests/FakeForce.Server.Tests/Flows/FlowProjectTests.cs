using FakeForce.Engine.Flows.Binding;
using FakeForce.Server.Project;
using FakeForce.Server.Tests.Project;

namespace FakeForce.Server.Tests.Flows;

/// <summary>Flows of a project, in the form that Flow Builder writes: all of it is understood or refused by name.</summary>
public sealed class FlowProjectTests : IDisposable
{
    private readonly TestProject project = new();

    public void Dispose() => project.Dispose();

    private TestProject With(string name, string content) => project.Element($"force-app/main/default/flows/{name}.flow-meta.xml", "Flow", content);

    private Task<TestOrg> StartAsync() => TestOrg.StartAsync(new FakeForceOptions { Port = 0, Project = [project.Folder] }, FlowOrgs.ClockAt(new(2026, 5, 1, 23, 30, 0, TimeSpan.Zero)));

    private string[] Report() => [.. ProjectReading.Read([project.Folder], "/", default).Report.Lines.Select(line => line.Reason)];

    private void Usual()
    {
        With("Account_Guard", FlowFiles.Guard);
        With("Account_After", FlowFiles.After);
        With("Make_Task", FlowFiles.MakeTask);
        With("Nightly", FlowFiles.Nightly);
    }

    [Fact]
    public async Task Everything_that_the_builder_writes_is_understood()
    {
        Usual();
        Assert.Empty(Report());
        await using var org = await StartAsync();
        Assert.Empty(new FlowCatalog(org.Org.Options, org.Org.Catalog).Problems());
    }

    [Fact]
    public async Task A_before_save_flow_of_a_project_decides_as_it_says()
    {
        Usual();
        await using var org = await StartAsync();
        var id = await org.CreateAsync("Account", """{"Name":"Acme","AnnualRevenue":2000,"Industry":"Energy","NumberOfEmployees":5}""");
        Assert.Equal(("Hot", "6"), (await org.FieldAsync(id, "Account", "Rating"), await org.FieldAsync(id, "Account", "NumberOfEmployees")));
        // The outcome asks for a change that makes it hold.
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"AnnualRevenue":10}""")).Status);
        Assert.Equal(("Hot", "6"), (await org.FieldAsync(id, "Account", "Rating"), await org.FieldAsync(id, "Account", "NumberOfEmployees")));
        var refused = (await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"AnnualRevenue":2000000}""")).Json[0];
        Assert.Equal("No revenue of 2000000", refused.GetProperty("message").GetString());
        Assert.Equal("AnnualRevenue", refused.GetProperty("fields")[0].GetString());
    }

    [Fact]
    public async Task An_after_save_flow_of_a_project_loops_mails_and_follows_up()
    {
        Usual();
        await using var org = await StartAsync();
        var id = await org.CreateAsync("Account", """{"Name":"Acme","Industry":"Banking","BillingCity":"Wien"}""");
        foreach (var name in (string[])["A", "B", "C"]) await org.CreateAsync("Contact", $$"""{"LastName":"{{name}}","AccountId":"{{id}}"}""");
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Name":"New","Industry":"Energy"}""")).Status);
        Assert.Equal("B C", string.Join(' ', (await org.QueryAsync("SELECT LastName FROM Contact WHERE Department = 'New' ORDER BY LastName")).Json.GetProperty("records").EnumerateArray().Select(row => row.GetProperty("LastName").GetString())));
        var mail = Assert.Single(org.Org.Mails.All);
        Assert.Equal(("New: 2 contacts", "<p>New</p>", true), (mail.Subject, mail.Body, mail.IsHtml));
        await org.AdvanceAsync("PT1S");
        // The subflow has no time zone of its own: the day is that of its user.
        Assert.Equal(1, await org.CountAsync($"SELECT Id FROM Task WHERE Subject = 'About New in Wien' AND WhatId = '{id}'"));
        await org.AdvanceAsync("P2D");
        Assert.Equal(2, await org.CountAsync("SELECT Id FROM Task"));
        // The nightly flow has been there too, as the automated process.
        Assert.Equal("seen", await org.FieldAsync(id, "Account", "Site"));
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Account WHERE LastModifiedBy.Alias = 'autoproc'"));
    }

    [Fact]
    public async Task The_time_zone_of_a_flow_decides_its_day()
    {
        With("Here", FlowFiles.MakeTask);
        With("Vienna", FlowFiles.MakeTask.Replace("<runInMode>", "<timeZoneSidKey>Europe/Vienna</timeZoneSidKey><runInMode>", StringComparison.Ordinal));
        await using var org = await StartAsync();
        foreach (var name in (string[])["Here", "Vienna"])
            Assert.Equal(200, (await org.SendAsync("POST", "/actions/custom/flow/" + name, """{"inputs":[{"about":{"attributes":{"type":"Account"},"Name":"NAME"}}]}""".Replace("NAME", name, StringComparison.Ordinal))).Status);
        // It is half past eleven in the evening in Greenwich.
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Task WHERE Subject LIKE 'About Vienna%' AND ActivityDate = 2026-05-02"));
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Task WHERE Subject LIKE 'About Here%' AND ActivityDate = 2026-05-01"));
    }

    [Theory]
    [InlineData("Draft", 0)]
    [InlineData("Obsolete", 0)]
    [InlineData("InvalidDraft", 0)]
    [InlineData("Active", 1)]
    [InlineData("", 0)]
    public async Task Only_an_active_flow_runs_and_one_without_a_status_is_a_draft(string status, int refused)
    {
        With("Account_Guard", status.Length > 0 ? FlowFiles.Guard.Replace("<status>Active</status>", $"<status>{status}</status>", StringComparison.Ordinal) : FlowFiles.Guard.Replace("<status>Active</status>", "", StringComparison.Ordinal));
        await using var org = await StartAsync();
        Assert.Equal(refused == 1 ? 400 : 201, (await org.SendAsync("POST", "/sobjects/Account", """{"Name":"A","AnnualRevenue":2000000}""")).Status);
    }

    // What is put in, instead of what, and what the report or the element says of it.
    [Theory]
    [InlineData("<object>Task</object>", "<filters><field>Id</field></filters><object>Task</object>", "FlowRecordCreate has the element filters, which FakeForce does not know")]
    [InlineData("<operationOneMatchingRecord>None", "<operationOneMatchingRecord>UpdateAllRecords", "FlowRecordCreate.operationOneMatchingRecord: looking for matching records is not supported")]
    [InlineData("<object>Task</object>", "<object>Task</object><newThing>x</newThing>", "FlowRecordCreate has the element newThing, which FakeForce does not know")]
    [InlineData("<value><elementReference>about.Id</elementReference></value>", "<value><apexValue>{}</apexValue></value>", "FlowElementReferenceOrValue.apexValue: Apex-defined values are not supported")]
    [InlineData("<value><elementReference>about.Id</elementReference></value>", "<value><complexValue>{}</complexValue></value>", "FlowElementReferenceOrValue has the element complexValue, which FakeForce does not know")]
    [InlineData("<sourceTemplate>", "<exitRules><name>X</name></exitRules><sourceTemplate>", "Flow has the element exitRules, which FakeForce does not know")]
    [InlineData("<sourceTemplate>", "<overriddenFlow>Other</overriddenFlow><sourceTemplate>", "Flow.overriddenFlow: a flow that stands in for another runs only where it is set off itself")]
    [InlineData("<sourceTemplate>", "<transforms><name>T</name></transforms><sourceTemplate>", "Flow.transforms: FakeForce does not run transforms; a flow that comes to one fails")]
    [InlineData("<sourceTemplate>", "<screens><name>S</name></screens><sourceTemplate>", "Flow.screens: FakeForce does not run screens; a flow that comes to one fails")]
    public void What_is_not_understood_is_in_the_report(string instead, string text, string expected)
    {
        Assert.Contains(instead, FlowFiles.MakeTask, StringComparison.Ordinal);
        With("Make_Task", FlowFiles.MakeTask.Replace(instead, text, StringComparison.Ordinal));
        Assert.Equal([expected], Report());
    }

    [Theory]
    [InlineData("<doesUpsert>true</doesUpsert><upsertStandardIdField>Id</upsertStandardIdField><doesUpsertAllOrNone>false</doesUpsertAllOrNone>", "")]
    [InlineData("<relatedRecords/>", "")]
    [InlineData("", "<value><apexValue>x</apexValue></value>")]
    public async Task An_element_with_a_part_that_is_not_understood_fails_by_name(string inElement, string inVariable)
    {
        With("Make_Task", FlowFiles.MakeTask.Replace("<object>Task</object>", "<object>Task</object>" + inElement, StringComparison.Ordinal)
            .Replace("<objectType>Account</objectType>", "<objectType>Account</objectType>" + inVariable, StringComparison.Ordinal));
        await using var org = await StartAsync();
        var answer = await org.SendAsync("POST", "/actions/custom/flow/Make_Task", """{"inputs":[{}]}""");
        Assert.Contains("FakeForce cannot run the element Make of the flow Make_Task", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Workflow", "flows: Make_Task: FakeForce does not run processes of Process Builder (Workflow); nothing sets it off")]
    [InlineData("Orchestrator", "flows: Make_Task: FakeForce does not run flows of this type (Orchestrator); nothing sets it off")]
    public async Task Flows_of_other_types_are_told_at_the_start(string type, string expected)
    {
        With("Make_Task", FlowFiles.MakeTask.Replace("<processType>AutoLaunchedFlow", $"<processType>{type}", StringComparison.Ordinal));
        await using var org = await StartAsync();
        Assert.Equal([expected], new FlowCatalog(org.Org.Options, org.Org.Catalog).Problems());
    }

    // Help, "Tips for Working with Picklist and Multi-Select Picklist Values in Formulas": standard comparison operators result in errors; flows of public projects use TEXT and ISPICKVAL.
    [Fact]
    public async Task A_formula_that_compares_a_picklist_as_if_it_were_a_text_refuses_its_element_in_Salesforces_words()
    {
        With("Account_Guard", FlowFiles.Guard.Replace("ISPICKVAL({!$Record.Industry}, \"Energy\")", "{!$Record.Industry} = \"Energy\"", StringComparison.Ordinal));
        await using var org = await StartAsync();
        var answer = await org.SendAsync("POST", "/sobjects/Account", """{"Name":"A","AnnualRevenue":2000,"Industry":"Energy"}""");
        Assert.Contains("is a picklist field. Picklist fields are only supported in certain functions.", answer.Body, StringComparison.Ordinal);
    }
}
