namespace FakeForce.Server.Tests.Flows;

/// <summary>Scheduled flows by the org's clock. Documented: Metadata API Developer Guide, "Flow": FlowSchedule; Help, "Running User for Scheduled Flows".</summary>
public sealed class FlowScheduleTests
{
    // A Friday.
    private static readonly DateTimeOffset now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A flow that leaves a task for each of its runs.</summary>
    private static string Scheduled(string frequency, string day, string more = "") => $$"""
        {"fullName":"Clock","status":"Active","start":{"triggerType":"Scheduled","schedule":{"frequency":"{{frequency}}","startDate":"{{day}}","startTime":"01:00:00.000Z"},"connector":{"targetReference":"Make"} },
         "recordCreates":[{"name":"Make","object":"Task","inputAssignments":[{"field":"Subject","value":{"stringValue":"run"} }]}]{{more}} }
        """;

    private static Task<TestOrg> StartAsync(string flow, string? data = null, double daysLater = 0) => FlowOrgs.StartAsync(flow, data: data, clock: FlowOrgs.ClockAt(now.AddDays(daysLater)));

    private static Task<int> RunsAsync(TestOrg org) => org.CountAsync("SELECT Id FROM Task WHERE Subject = 'run'");

    [Theory]
    [InlineData("Once", "2026-05-03", "0 1 1 1 1 1 1 1 1")]
    [InlineData("Once", "2026-04-30", "0 0 0 0 0 0 0 0 0")]
    [InlineData("Daily", "2026-05-03", "0 1 2 3 4 5 6 7 8")]
    [InlineData("Daily", "2020-01-01", "1 2 3 4 5 6 7 8 9")]
    [InlineData("Weekly", "2026-04-29", "0 0 0 0 1 1 1 1 1")]
    [InlineData("Weekly", "2026-05-02", "1 1 1 1 1 1 1 2 2")]
    public async Task A_flow_runs_as_often_as_its_schedule_says(string frequency, string day, string runs)
    {
        await using var org = await StartAsync(Scheduled(frequency, day));
        var counted = new List<int>();
        for (var passed = 0; passed < 9; passed++)
        {
            await org.AdvanceAsync("P1D");
            counted.Add(await RunsAsync(org));
        }
        Assert.Equal(runs, string.Join(' ', counted));
    }

    [Theory]
    [InlineData("Once", "2026-05-03", 1)]
    [InlineData("Daily", "2026-05-02", 1)]
    [InlineData("Weekly", "2026-04-26", 1)]
    [InlineData("Once", "2026-05-20", 0)]
    [InlineData("Once", "2026-04-30", 0)]
    public async Task What_was_missed_while_the_server_was_down_is_made_up_for_once(string frequency, string day, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("fakeforce-flows").FullName;
        try
        {
            await using (var org = await StartAsync(Scheduled(frequency, day), folder)) await org.AdvanceAsync("PT1S");
            await using var again = await StartAsync(Scheduled(frequency, day), folder, daysLater: 5);
            await again.AdvanceAsync("PT1S");
            Assert.Equal(runs, await RunsAsync(again));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Of_a_schedule_that_is_another_one_now_nothing_was_missed()
    {
        var folder = Directory.CreateTempSubdirectory("fakeforce-flows").FullName;
        try
        {
            await using (var org = await StartAsync(Scheduled("Once", "2026-05-20"), folder)) await org.AdvanceAsync("PT1S");
            await using var again = await StartAsync(Scheduled("Once", "2026-05-03"), folder, daysLater: 5);
            await again.AdvanceAsync("P2D");
            Assert.Equal(0, await RunsAsync(again));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(",\"apiVersion\":66.0", "CreatedBy.Username = 'admin@fakeforce.test'")]
    [InlineData(",\"apiVersion\":53.0", "CreatedBy.Username = 'admin@fakeforce.test'")]
    [InlineData(",\"apiVersion\":52.0", "CreatedBy.Alias = 'autoproc'")]
    public async Task It_is_run_by_the_default_workflow_user_and_before_53_by_the_automated_process(string version, string user)
    {
        await using var org = await StartAsync(Scheduled("Daily", "2020-01-01", version));
        await org.AdvanceAsync("P1D");
        Assert.Equal(1, await org.CountAsync($"SELECT Id FROM Task WHERE Subject = 'run' AND {user}"));
    }

    [Fact]
    public async Task A_record_that_fails_is_told_by_mail_and_the_others_have_theirs()
    {
        const string flow = """
            {"fullName":"Each","status":"Active","start":{"object":"Account","triggerType":"Scheduled","schedule":{"frequency":"Daily","startDate":"2020-01-01","startTime":"01:00:00.000Z"},"connector":{"targetReference":"Up"}},
             "recordUpdates":[{"name":"Up","inputReference":"$Record","inputAssignments":[{"field":"Site","value":{"elementReference":"$Record.Description"}}]}]}
            """;
        await using var org = await StartAsync(flow);
        foreach (var text in (string[])["one", new('x', 81), "three"]) await org.CreateAsync("Account", $$"""{"Name":"A","Description":"{{text}}"}""");
        await org.AdvanceAsync("P1D");
        Assert.Equal(2, await org.CountAsync("SELECT Id FROM Account WHERE Site IN ('one', 'three')"));
        Assert.Contains("STRING_TOO_LONG", Assert.Single(org.Org.Mails.All).Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OnActivate")]
    [InlineData("Hourly")]
    public async Task Frequencies_of_segments_never_run_and_the_start_says_so(string frequency)
    {
        await using var org = await StartAsync(Scheduled(frequency, "2026-05-01"));
        await org.AdvanceAsync("P2D");
        Assert.Equal(0, await RunsAsync(org));
        Assert.Contains($"flows: Clock: start: FakeForce does not support the frequency {frequency}", new Engine.Flows.Binding.FlowCatalog(org.Org.Options, org.Org.Catalog).Problems());
    }
}
