using FakeForce.Engine;

namespace FakeForce.Server.Tests.Flows;

/// <summary>Scheduled paths whose time follows from a field of the record. Documented: Help, "Scheduled Paths"; Metadata API Developer Guide, "Flow": FlowScheduledPath.</summary>
public sealed class FlowPathTests
{
    private const string More = ""","objects":[{"fullName":"Visit__c","fields":[{"fullName":"At__c","type":"DateTime"},{"fullName":"Day__c","type":"Date"},{"fullName":"State__c","type":"Text","length":20}]}]""";

    private static string Path(string field, int offset, string unit, string when = "CreateAndUpdate", string more = "", string first = "Mark") => $$"""
        {"fullName":"Remind","status":"Active","start":{"object":"Visit__c","recordTriggerType":"{{when}}","triggerType":"RecordAfterSave",
          "filters":[{"field":"State__c","operator":"NotEqualTo","value":{"stringValue":"off"} }],"filterLogic":"and",
          "scheduledPaths":[{"name":"Later","label":"Later","timeSource":"RecordField","recordField":"{{field}}","offsetNumber":{{offset}},"offsetUnit":"{{unit}}","connector":{"targetReference":"{{first}}"} {{more}} }]},
         "decisions":[{"name":"Ask","rules":[{"name":"Endless","conditionLogic":"and","conditions":[{"leftValueReference":"$Record.Name","operator":"EqualTo","rightValue":{"stringValue":"loop"} }],"connector":{"targetReference":"Ask"} }],"defaultConnector":{"targetReference":"Mark"} }],
         "recordCreates":[{"name":"Mark","object":"Task","inputAssignments":[{"field":"Subject","value":{"stringValue":"{!$Record.Name}"} }]}]}
        """;

    private static Task<TestOrg> StartAsync(string flow) => FlowOrgs.StartAsync(flow, More, clock: FlowOrgs.ClockAt(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero)));

    private static Task<int> MarksAsync(TestOrg org) => org.CountAsync("SELECT Id FROM Task");

    private static async Task ChangeAsync(TestOrg org, RecordId id, string json) => Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Visit__c/{id}", json)).Status);

    [Theory]
    [InlineData("At__c", 2, "Hours", "2026-05-01T12:00:00Z", "PT3H59M", "PT1M")]
    [InlineData("At__c", -30, "Minutes", "2026-05-01T12:00:00Z", "PT1H29M", "PT1M")]
    [InlineData("At__c", -1, "Days", "2026-05-03T12:00:00Z", "PT25H59M", "PT1M")]
    [InlineData("At__c", 1, "Months", "2026-05-02T10:00:00Z", "PT767H59M", "PT1M")]
    [InlineData("At__c", 0, "Hours", "2026-04-01T12:00:00Z", "PT0.001S", "PT1S")]
    public async Task A_path_runs_before_or_behind_the_time_that_its_field_has(string field, int offset, string unit, string at, string until, string then)
    {
        await using var org = await StartAsync(Path(field, offset, unit));
        await org.CreateAsync("Visit__c", $$"""{"Name":"A","{{field}}":"{{at}}"}""");
        await org.AdvanceAsync(until);
        // What would have been due already runs at once.
        Assert.Equal(at.StartsWith("2026-04", StringComparison.Ordinal) ? 1 : 0, await MarksAsync(org));
        await org.AdvanceAsync(then);
        Assert.Equal(1, await MarksAsync(org));
    }

    [Fact]
    public async Task A_day_begins_where_the_user_is()
    {
        await using var org = await StartAsync(Path("Day__c", 0, "Days"));
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await org.QueryAsync("SELECT TimeZoneSidKey FROM User WHERE Username = 'admin@fakeforce.test'")).Json.GetProperty("records")[0].GetProperty("TimeZoneSidKey").GetString()!);
        await org.CreateAsync("Visit__c", """{"Name":"A","Day__c":"2026-05-03"}""");
        var midnight = new DateTimeOffset(2026, 5, 3, 0, 0, 0, zone.GetUtcOffset(new DateTime(2026, 5, 3)));
        await org.AdvanceAsync(System.Xml.XmlConvert.ToString(midnight - new DateTimeOffset(2026, 5, 1, 10, 1, 0, TimeSpan.Zero)));
        Assert.Equal(0, await MarksAsync(org));
        await org.AdvanceAsync("PT1M");
        Assert.Equal(1, await MarksAsync(org));
    }

    [Theory]
    [InlineData("CreateAndUpdate")]
    [InlineData("Create")]
    public async Task A_path_moves_with_its_field(string when)
    {
        await using var org = await StartAsync(Path("At__c", 0, "Hours", when));
        var id = await org.CreateAsync("Visit__c", """{"Name":"A","At__c":"2026-05-01T12:00:00Z"}""");
        await ChangeAsync(org, id, """{"At__c":"2026-05-01T15:00:00Z"}""");
        await org.AdvanceAsync("PT4H59M");
        Assert.Equal(0, await MarksAsync(org));
        await org.AdvanceAsync("PT1M");
        Assert.Equal(1, await MarksAsync(org));
        await org.AdvanceAsync("P1D");
        Assert.Equal(1, await MarksAsync(org));
    }

    [Theory]
    [InlineData("""{"At__c":null}""")]
    [InlineData("""{"State__c":"off"}""")]
    public async Task A_path_is_gone_where_its_field_is_empty_or_the_record_no_longer_meets_the_conditions(string change)
    {
        await using var org = await StartAsync(Path("At__c", 0, "Hours"));
        var id = await org.CreateAsync("Visit__c", """{"Name":"A","At__c":"2026-05-01T12:00:00Z"}""");
        await ChangeAsync(org, id, change);
        await org.AdvanceAsync("P1D");
        Assert.Equal(0, await MarksAsync(org));
    }

    [Fact]
    public async Task A_record_that_is_gone_runs_nothing_and_tells_nobody()
    {
        await using var org = await StartAsync(Path("At__c", 0, "Hours"));
        var id = await org.CreateAsync("Visit__c", """{"Name":"A","At__c":"2026-05-01T12:00:00Z"}""");
        Assert.Equal(204, (await org.SendAsync("DELETE", $"/sobjects/Visit__c/{id}")).Status);
        await org.AdvanceAsync("P1D");
        Assert.Equal(0, await MarksAsync(org));
        Assert.Empty(org.Org.Mails.All);
    }

    [Fact]
    public async Task A_field_that_is_filled_later_schedules_the_path_that_runs_on_updates()
    {
        await using var org = await StartAsync(Path("At__c", 0, "Hours"));
        var id = await org.CreateAsync("Visit__c", """{"Name":"A"}""");
        await ChangeAsync(org, id, """{"At__c":"2026-05-01T12:00:00Z"}""");
        await org.AdvanceAsync("PT2H");
        Assert.Equal(1, await MarksAsync(org));
    }

    // "The maximum number of scheduled path interviews to execute in a single batch": a limit that one of them exceeds ends the transaction of all.
    [Theory]
    [InlineData("", 0)]
    [InlineData(",\"maxBatchSize\":2", 1)]
    [InlineData(",\"maxBatchSize\":1", 2)]
    public async Task Interviews_that_are_due_together_share_a_transaction_up_to_the_batch_size(string size, int marked)
    {
        await using var org = await StartAsync(Path("At__c", 0, "Hours", more: size, first: "Ask"));
        var records = string.Join(',', ((string[])["loop", "A", "B"]).Select(name => $$"""{"attributes":{"type":"Visit__c"},"Name":"{{name}}","At__c":"2026-05-01T12:00:00Z"}"""));
        Assert.Equal(200, (await org.SendAsync("POST", "/composite/sobjects", $$"""{"allOrNone":true,"records":[{{records}}]}""")).Status);
        await org.AdvanceAsync("PT2H");
        await org.AdvanceAsync("PT1S");
        Assert.Equal(marked, await MarksAsync(org));
        Assert.Contains("Apex CPU time limit exceeded", Assert.Single(org.Org.Mails.All).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_is_run_by_who_changed_the_record_and_by_the_default_workflow_user_if_that_one_is_inactive()
    {
        await using var org = await FlowOrgs.StartAsync(Path("At__c", 0, "Hours"), More + ""","users":[{"username":"one@x.test","profile":"System Administrator"},{"username":"two@x.test","profile":"System Administrator"}]""", clock: FlowOrgs.ClockAt(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero)));
        foreach (var user in (string[])["one", "two"])
            Assert.Equal(201, (await org.SendAsync("POST", "/sobjects/Visit__c", $$"""{"Name":"{{user}}","At__c":"2026-05-01T12:00:00Z"}""", ("Authorization", "Bearer " + (await org.Org.Identity.StartSessionAsync(user + "@x.test", cancel: Server.Ending)).Token))).Status);
        var two = (await org.QueryAsync("SELECT Id FROM User WHERE Username = 'two@x.test'")).Json.GetProperty("records")[0].GetProperty("Id").GetString();
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/User/{two}", """{"IsActive":false}""")).Status);
        await org.AdvanceAsync("PT2H");
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Task WHERE Subject = 'one' AND CreatedBy.Username = 'one@x.test'"));
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Task WHERE Subject = 'two' AND CreatedBy.Username = 'admin@fakeforce.test'"));
    }
}
