using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Bulk.Classic;

/// <summary>How batches move on, and where else their jobs are seen.</summary>
public sealed class ClassicPaceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2010, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private ClassicOrg org = null!;

    public async ValueTask InitializeAsync() => org = await ClassicOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task Realistic_batches_wait_and_then_go_on_with_the_clock()
    {
        await org.ControlAsync("", """{"mode":"realistic","recordsPerSecond":400,"startDelaySeconds":3}""");
        var job = await org.JobAsync("insert", "Account", "CSV");
        var batch = await org.BatchAsync(job, Rows(900), "text/csv");
        Assert.Equal("Queued 0 0", await org.OutcomeAsync(job, batch));
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("InProgress 400 0", await org.OutcomeAsync(job, batch));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("Completed 900 0", await org.OutcomeAsync(job, batch));
    }

    [Fact]
    public async Task Serial_batches_begin_when_the_one_before_has_ended()
    {
        await org.ControlAsync("", """{"mode":"realistic","recordsPerSecond":100,"startDelaySeconds":1}""");
        var job = await org.JobAsync("insert", "Account", "CSV", "<concurrencyMode>Serial</concurrencyMode>");
        var (first, second) = (await org.BatchAsync(job, Rows(400), "text/csv"), await org.BatchAsync(job, Rows(400), "text/csv"));
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(("InProgress 200 0", "Queued 0 0"), (await org.OutcomeAsync(job, first), await org.OutcomeAsync(job, second)));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Completed 400 0", await org.OutcomeAsync(job, first));
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("InProgress 200 0", await org.OutcomeAsync(job, second));
    }

    [Fact]
    public async Task Manual_jobs_go_batch_by_batch_and_an_abort_leaves_what_is_queued()
    {
        await org.ControlAsync("", """{"mode":"manual"}""");
        var job = await org.JobAsync("insert", "Account", "CSV");
        var batches = new[] { await org.BatchAsync(job, Rows(3), "text/csv"), await org.BatchAsync(job, Rows(3), "text/csv"), await org.BatchAsync(job, Rows(3), "text/csv") };
        var steps = new List<string>();
        for (var i = 0; i < 3; i++) steps.Add((await org.ControlAsync("/" + job, """{"step":true}""")).GetProperty("batches").ToString());
        Assert.Equal(["""["InProgress","Queued","Queued"]""", """["Completed","Queued","Queued"]""", """["Completed","InProgress","Queued"]"""], steps);
        await Assert400Async(org.GetAsync($"job/{job}/batch/{batches[1]}/result"), "Batch not completed");
        Assert.Equal("Aborted", ClassicOrg.Member((await org.PostAsync("job/" + job, "<jobInfo><state>Aborted</state></jobInfo>")).Body, "state"));
        Assert.Equal("NotProcessed 0 0", await org.OutcomeAsync(job, batches[2]));
        // "If the job associated with the batch is aborted, the batch is still processed to completion" (guide, "BatchInfo").
        await org.ControlAsync("/" + job, """{"finish":true}""");
        Assert.Equal("Completed 3 0", await org.OutcomeAsync(job, batches[1]));
        await Assert400Async(org.PostAsync("job/" + job, "<jobInfo><state>Aborted</state></jobInfo>"), "Aborting already Aborted Job not allowed");
    }

    [Fact]
    public async Task Every_second_poll_is_a_step_and_batches_fail_by_hand()
    {
        await org.ControlAsync("", """{"mode":"manual","pollsPerStep":2}""");
        var job = await org.JobAsync("insert", "Account", "CSV");
        var batch = await org.BatchAsync(job, Rows(3), "text/csv");
        var polls = new List<string>();
        for (var i = 0; i < 4; i++) polls.Add(await org.OutcomeAsync(job, batch));
        Assert.Equal(["Queued 0 0", "InProgress 0 0", "InProgress 0 0", "Completed 3 0"], polls);
        var failing = await org.BatchAsync(job, Rows(3), "text/csv");
        await org.ControlAsync("/" + job, """{"fail":"TooManyLockFailure : Too many lock failures"}""");
        Assert.Equal("Failed 0 0 TooManyLockFailure : Too many lock failures", await org.OutcomeAsync(job, failing));
        Assert.Equal([job], (await org.ControlAsync("")).GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("id").GetString()!));
    }

    /// <summary>Bulk API 2.0 guide, "Get Information About All Ingest Jobs": jobType Classic is Bulk API 1.0. Both take their ids from one sequence.</summary>
    [Fact]
    public async Task The_lists_of_Bulk_API_2_show_the_jobs_as_Classic()
    {
        var job = await org.JobAsync("insert", "Account", "XML", "<concurrencyMode>Serial</concurrencyMode>");
        var query = await org.JobAsync("query", "Account", "CSV", headers: ("Sforce-Enable-PKChunking", "TRUE"));
        Assert.Equal(200, (await org.Sample.SendAsync("POST", "/jobs/ingest", """{"object":"Account","operation":"insert"}""")).Status);
        Assert.Equal(("750FF0000000001YAA", "750FF0000000002YAA"), (job, query));
        await org.Sample.ExpectAsync("GET", "/jobs/ingest?jobType=Classic", null, 200,
            """{"done":true,"records":[{"id":"750FF0000000001YAA","operation":"insert","object":"Account","createdById":"{user}","createdDate":"2010-05-01T10:00:00.000+0000","systemModstamp":"2010-05-01T10:00:00.000+0000","state":"Open","concurrencyMode":"Serial","contentType":"XML","apiVersion":66.0,"jobType":"Classic"}],"nextRecordsUrl":null}""");
        Assert.Equal("V2Ingest Classic", await TypesAsync("/jobs/ingest"));
        Assert.Equal("Classic", await TypesAsync("/jobs/query?isPkChunkingEnabled=true"));
        Assert.Equal("", await TypesAsync("/jobs/query?isPkChunkingEnabled=false"));
    }

    /// <summary>"Map Data Fields", with its spec and data, in the year of whose centuries the sample is.</summary>
    [Fact]
    public async Task A_spec_maps_the_columns_of_other_programs()
    {
        var job = await org.JobAsync("insert", "Contact", "CSV");
        const string spec = "Salesforce Field,Csv Header,Value,Hint\nName,Full Name,,\nTitle,Job Title,,\nLeadSource,Lead Source,Import,\nDescription,,Imported from XYZ.csv,\nBirthdate,Date of Birth,,dd MM yy\n";
        Assert.Equal(201, (await org.PostAsync($"job/{job}/spec", spec, "text/csv")).Status);
        var batch = await org.BatchAsync(job, "Full Name,Job Title,Lead Source,Date of Birth,Comment\n\"Cat, Tom\",DSH,Interview,10 Feb 40,likes Jerry\nJerry Mouse,House Mouse,,10 Feb 40,likes Tom\n", "text/csv");
        Assert.Equal("Completed 2 0", await org.OutcomeAsync(job, batch));
        Assert.Equal("Cat,Tom,DSH,Interview,Imported from XYZ.csv,1940-02-10;Mouse,Jerry,House Mouse,Import,Imported from XYZ.csv,1940-02-10",
            await org.ValuesAsync("SELECT LastName, FirstName, Title, LeadSource, Description, Birthdate FROM Contact WHERE Title IN ('DSH', 'House Mouse') ORDER BY LastName", "LastName", "FirstName", "Title", "LeadSource", "Description", "Birthdate"));
        await Assert400Async(org.PostAsync($"job/{job}/spec", "Field,Column\na,b\n", "text/csv"), "The first row of a spec is Salesforce Field,Csv Header,Value,Hint");
        await Assert400Async(org.PostAsync($"job/{job}/spec", spec + new string('x', 8_192), "text/csv"), "8192");
    }

    /// <summary>"Define what is true using regular expressions for boolean fields" (guide, "Map Data Fields").</summary>
    [Fact]
    public async Task Hints_say_what_is_true()
    {
        var job = await org.JobAsync("insert", "Contact", "CSV");
        Assert.Equal(201, (await org.PostAsync($"job/{job}/spec", "Salesforce Field,Csv Header,Value,Hint\nLastName,Name,,\nDoNotCall,Silent,,(?i)ja|yes\n", "text/csv")).Status);
        Assert.Equal("Completed 2 0", await org.OutcomeAsync(job, await org.BatchAsync(job, "Name,Silent\nHinted 1,Ja\nHinted 2,nein\n", "text/csv")));
        Assert.Equal("True;False", await org.ValuesAsync("SELECT DoNotCall FROM Contact WHERE LastName LIKE 'Hinted%' ORDER BY LastName", "DoNotCall"));
        Assert.Equal(201, (await org.PostAsync($"job/{job}/spec", "Salesforce Field,Csv Header,Value,Hint\nLastName,Name,,\nDoNotCall,Silent,,(\n", "text/csv")).Status);
        Assert.StartsWith("Failed 0 0 InvalidBatch : The hint of DoNotCall", await org.OutcomeAsync(job, await org.BatchAsync(job, "Name,Silent\nx,y\n", "text/csv")), StringComparison.Ordinal);
    }

    private static string Rows(int count) => "Name\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"Bulk {i}\n"));

    private async Task<string> TypesAsync(string path) =>
        string.Join(' ', (await org.Sample.Org.GetAsync(path)).Json.GetProperty("records").EnumerateArray().Select(j => j.GetProperty("jobType").GetString()));

    private static async Task Assert400Async(Task<Answer> sent, string message)
    {
        var answer = await sent;
        Assert.Equal(400, answer.Status);
        Assert.Contains(message, answer.Body, StringComparison.Ordinal);
    }
}
