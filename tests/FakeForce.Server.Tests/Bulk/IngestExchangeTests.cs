using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Bulk;

/// <summary>
/// The calls of an ingest job and their answers (Bulk API 2.0 guide, "Quick Start", "Create a Job" to "Get Job Unprocessed
/// Record Results", retyped with this org's ids and times).
/// </summary>
public sealed class IngestExchangeTests : IAsyncLifetime
{
    private const string Accounts = """{"object":"Account","contentType":"CSV","operation":"insert","lineEnding":"LF"}""";
    private const string Missing = """[{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]""";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private BulkOrg org = null!;

    public async ValueTask InitializeAsync() => org = await BulkOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task A_job_from_its_making_to_its_results()
    {
        await org.Sample.ExpectAsync("POST", "/jobs/ingest", Accounts, 200,
            """{"id":"750FF0000000001YAA","operation":"insert","object":"Account","createdById":"{user}","createdDate":"2026-05-01T10:00:00.000+0000","systemModstamp":"2026-05-01T10:00:00.000+0000","state":"Open","concurrencyMode":"Parallel","contentType":"CSV","apiVersion":66.0,"contentUrl":"services/data/v66.0/jobs/ingest/750FF0000000001YAA/batches","lineEnding":"LF","columnDelimiter":"COMMA"}""");
        const string job = "750FF0000000001YAA";
        var uploaded = await org.UploadAsync(job, "Name,Industry\n\"Tom, Dick\",Energy\nHarry,\n,Energy\n");
        Assert.Equal((201, ""), (uploaded.Status, uploaded.Body));
        await org.Sample.ExpectAsync("PATCH", "/jobs/ingest/" + job, """{"state":"UploadComplete"}""", 200,
            """{"id":"750FF0000000001YAA","operation":"insert","object":"Account","createdById":"{user}","createdDate":"{any}","systemModstamp":"{any}","state":"UploadComplete","concurrencyMode":"Parallel","contentType":"CSV","apiVersion":66.0,"lineEnding":"LF","columnDelimiter":"COMMA"}""");
        await org.Sample.ExpectAsync("GET", "/jobs/ingest/" + job, null, 200,
            """{"id":"750FF0000000001YAA","operation":"insert","object":"Account","createdById":"{user}","createdDate":"{any}","systemModstamp":"{any}","state":"JobComplete","concurrencyMode":"Parallel","contentType":"CSV","apiVersion":66.0,"lineEnding":"LF","columnDelimiter":"COMMA","jobType":"V2Ingest","retries":0,"totalProcessingTime":0,"numberRecordsProcessed":3,"numberRecordsFailed":1,"apiActiveProcessingTime":0,"apexProcessingTime":0}""");
        var ids = await org.ValuesAsync("SELECT Id FROM Account WHERE Name IN ('Tom, Dick', 'Harry') ORDER BY Id", "Id");
        Assert.Equal($"\"sf__Id\",\"sf__Created\",Name,Industry\n\"{ids[..18]}\",\"true\",\"Tom, Dick\",\"Energy\"\n\"{ids[19..]}\",\"true\",\"Harry\",\"\"\n", await org.SuccessesAsync(job));
        Assert.Equal("\"sf__Id\",\"sf__Error\",Name,Industry\n\"\",\"REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --\",\"\",\"Energy\"\n", await org.FailuresAsync(job));
        Assert.Equal("Name,Industry\n", await org.UnprocessedAsync(job));
        Assert.Equal((204, ""), await StatusAsync("DELETE", "/jobs/ingest/" + job));
        Assert.Equal((404, Missing), await StatusAsync("GET", "/jobs/ingest/" + job));
    }

    [Fact]
    public async Task A_multipart_request_makes_the_job_with_its_data()
    {
        const string body = "--BOUNDARY\r\nContent-Type: application/json\r\nContent-Disposition: form-data; name=\"job\"\r\n\r\n{\"object\":\"Contact\",\"contentType\":\"CSV\",\"operation\":\"insert\"}\r\n"
            + "--BOUNDARY\r\nContent-Type: text/csv\r\nContent-Disposition: form-data; name=\"content\"; filename=\"content\"\r\n\r\nFirstName,LastName\nAstro,Nomical\n\r\n--BOUNDARY--";
        var answer = await org.Sample.SendAsync("POST", "/jobs/ingest", body, ("Content-Type", "multipart/form-data; boundary=BOUNDARY"));
        Assert.Equal((200, "UploadComplete"), (answer.Status, answer.Json.GetProperty("state").GetString()));
        Assert.Equal("JobComplete 1 0", await org.OutcomeAsync(answer.Json.GetProperty("id").GetString()!));
        Assert.Equal("Astro", await org.ValuesAsync("SELECT FirstName FROM Contact WHERE LastName = 'Nomical'", "FirstName"));
    }

    [Theory]
    [InlineData("""{"object":"Nope","operation":"insert"}""", "INVALIDENTITY", "Unable to find object: Nope")]
    [InlineData("""{"object":"AggregateResult","operation":"insert"}""", "INVALIDENTITY", "{any}")]
    [InlineData("""{"object":"Account","operation":"Insert"}""", "INVALIDOPERATION", "Invalid operation: Insert")]
    [InlineData("""{"object":"Account","operation":"query"}""", "INVALIDOPERATION", "Invalid operation: query")]
    [InlineData("""{"object":"Account","operation":"upsert"}""", "INVALIDJOB", "External ID was blank for Account. An External ID must be specified for upsert.")]
    [InlineData("""{"object":"Account","operation":"upsert","externalIdFieldName":"Phone"}""", "INVALIDJOB", "Field name provided, Phone does not match an External ID, Salesforce Id, or indexed field for Account")]
    [InlineData("""{"object":"Account","operation":"insert","columnDelimiter":"DOT"}""", "INVALIDVALUE", "Invalid columnDelimiter: DOT")]
    [InlineData("""{"object":"Account","operation":"insert","contentType":"XML"}""", "INVALIDVALUE", "Invalid contentType: XML")]
    [InlineData("""{"operation":"insert"}""", "INVALIDVALUE", "object is required")]
    [InlineData("""{"object":"Account","operation":"insert","x":1}""", "JSON_PARSER_ERROR", "Unrecognized field \\\"x\\\" at [line:1, column:47]")]
    [InlineData("{", "JSON_PARSER_ERROR", "{any}")]
    public async Task A_job_that_cannot_be_is_not_made(string body, string code, string message)
    {
        await org.Sample.ExpectAsync("POST", "/jobs/ingest", body, 400, $$"""[{"message":"{{message}}","errorCode":"{{code}}"}]""");
        Assert.Equal("""{"done":true,"records":[],"nextRecordsUrl":null}""", (await org.Sample.Org.GetAsync("/jobs/ingest")).Body);
    }

    [Fact]
    public async Task Data_come_once_and_as_csv()
    {
        var job = await org.CreateAsync(Accounts);
        Assert.Equal(415, (await org.UploadAsync(job, "Name\nA\n"u8.ToArray(), "application/json")).Status);
        Assert.Equal(415, (await org.UploadAsync(job, "Name\nA\n"u8.ToArray(), "")).Status);
        Assert.Equal(201, (await org.UploadAsync(job, "Name\nA\n"u8.ToArray(), "text/csv; charset=UTF-8")).Status);
        var second = await org.UploadAsync(job, "Name\nB\n");
        Assert.Equal((400, "INVALIDJOBSTATE"), (second.Status, second.Json[0].GetProperty("errorCode").GetString()));
        Assert.StartsWith($"Found multiple contents for job: <{job}>, please 'Close'", second.Json[0].GetProperty("message").GetString());
        await org.CloseAsync(job);
        Assert.Equal("Uploading data to already Completed Job not allowed", (await org.UploadAsync(job, "Name\nC\n")).Json[0].GetProperty("message").GetString());
        Assert.Equal("JobComplete 1 0", await org.OutcomeAsync(job));
    }

    [Fact]
    public async Task More_than_150_MB_in_base64_are_refused_and_the_job_stays_open()
    {
        var job = await org.CreateAsync(Accounts);
        Assert.Equal(413, (await org.UploadAsync(job, new byte[117_964_801])).Status);
        Assert.Equal("Open 0 0", await org.OutcomeAsync(job));
        Assert.Equal(201, (await org.UploadAsync(job, "Name\nA\n")).Status);
    }

    // Without a length in its head the data are found too long only when they have come.
    [Fact]
    public async Task More_than_150_MB_that_come_without_a_length_leave_nothing()
    {
        var job = await org.CreateAsync(Accounts);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/services/data/v66.0/jobs/ingest/{job}/batches") { Content = new ByteArrayContent(new byte[117_964_801]) };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentType = new("text/csv");
        // A client that sends on while it is refused may see a broken connection and no answer.
        var status = await Record.ExceptionAsync(async () => Assert.Equal(413, (int)(await org.Sample.Org.Client.SendAsync(request, Server.Ending)).StatusCode));
        Assert.True(status is null or HttpRequestException, status?.Message);
        Assert.Equal("Open 0 0", await org.OutcomeAsync(job));
        Assert.Equal(201, (await org.UploadAsync(job, "Name\nA\n")).Status);
        Assert.Single(org.Sample.Org.Org.State.Documents.Keys, key => key.Contains("/data/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_uploads_at_once_one_counts()
    {
        var job = await org.CreateAsync(Accounts);
        var bodies = Enumerable.Range(0, 8).Select(i => "Name\n" + string.Concat(Enumerable.Repeat($"Upload {i}\n", 30_000)));
        var statuses = (await Task.WhenAll(bodies.Select(body => org.UploadAsync(job, body)))).Select(answer => answer.Status).Order();
        Assert.Equal([201, 400, 400, 400, 400, 400, 400, 400], statuses);
        await org.Sample.SendAsync("PATCH", "/jobs/ingest/" + job, """{"state":"Aborted"}""");
        Assert.Single((await org.UnprocessedAsync(job)).Split('\n')[1..30_001].Distinct());
    }

    [Fact]
    public async Task A_job_without_data_fails()
    {
        var job = await org.CreateAsync(Accounts);
        Assert.Equal(200, (await org.CloseAsync(job)).Status);
        Assert.Equal("Failed 0 0 InvalidBatch : Records not found", await org.OutcomeAsync(job));
        Assert.Equal("\"sf__Id\",\"sf__Error\"\n", await org.FailuresAsync(job));
        Assert.Equal("", await org.UnprocessedAsync(job));
    }

    [Fact]
    public async Task Aborted_jobs_show_what_was_left_undone()
    {
        var job = await org.CreateAsync(Accounts);
        await org.UploadAsync(job, "Name\nA\n\"B\"\n");
        await org.Sample.ExpectAsync("GET", $"/jobs/ingest/{job}/successfulResults", null, 400, """[{"message":"Results of job {any} are not available while its state is Open","errorCode":"INVALIDJOBSTATE"}]""");
        await org.Sample.ExpectAsync("DELETE", "/jobs/ingest/" + job, null, 400, """[{"message":"Error encountered when deleting the job because the job is not terminated","errorCode":"API_ERROR"}]""");
        Assert.Equal(200, (await org.Sample.SendAsync("PATCH", "/jobs/ingest/" + job, """{"state":"Aborted"}""")).Status);
        await org.Sample.ExpectAsync("PATCH", "/jobs/ingest/" + job, """{"state":"Aborted"}""", 400, """[{"message":"Aborting already Aborted Job not allowed","errorCode":"INVALIDJOBSTATE"}]""");
        Assert.Equal("Name\nA\n\"B\"\n", await org.UnprocessedAsync(job));
        Assert.Equal("Aborted 0 0", await org.OutcomeAsync(job));
    }

    [Fact]
    public async Task Jobs_that_have_ended_are_kept_for_seven_days()
    {
        var ended = await org.LoadAsync(Accounts, "Name\nA\n");
        clock.Advance(TimeSpan.FromSeconds(1));
        var open = await org.CreateAsync(Accounts);
        clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(2));
        await org.Sample.Org.RenewAsync();
        Assert.Equal("JobComplete 1 0", await org.OutcomeAsync(ended));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((404, Missing), await StatusAsync("GET", "/jobs/ingest/" + ended));
        Assert.Equal("Open 0 0", await org.OutcomeAsync(open));
        await org.CreateAsync(Accounts);
        Assert.DoesNotContain(org.Sample.Org.Org.State.Documents.Keys, key => key.Contains(ended, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_go_page_by_page_and_by_type()
    {
        for (var i = 0; i < 1_003; i++) await org.Sample.Org.Org.Bulk.CreateAsync(new(Engine.Bulk.BulkOperation.Insert, "Account"), new(Engine.RecordId.Parse(org.Sample.Fill("{user}")), 66), Server.Ending);
        var first = (await org.Sample.Org.GetAsync("/jobs/ingest?isPkChunkingEnabled=false&jobType=V2Ingest")).Json;
        Assert.Equal((1_000, false), (first.GetProperty("records").GetArrayLength(), first.GetProperty("done").GetBoolean()));
        await org.CreateAsync(Accounts);
        var last = (await org.Sample.Org.GetAsync(first.GetProperty("nextRecordsUrl").GetString()!)).Json;
        Assert.Equal((3, true), (last.GetProperty("records").GetArrayLength(), last.GetProperty("done").GetBoolean()));
        Assert.Equal("750FF0000000003YAA", last.GetProperty("records")[0].GetProperty("id").GetString());
        Assert.Equal(0, (await org.Sample.Org.GetAsync("/jobs/ingest?jobType=Classic")).Json.GetProperty("records").GetArrayLength());
        Assert.Equal(0, (await org.Sample.Org.GetAsync("/jobs/query")).Json.GetProperty("records").GetArrayLength());
        await org.Sample.ExpectAsync("GET", "/jobs/ingest?queryLocator=x", null, 400, """[{"message":"invalid query locator","errorCode":"INVALID_QUERY_LOCATOR"}]""");
    }

    [Theory]
    [InlineData("GET", "/jobs/ingest/nonsense")]
    [InlineData("GET", "/jobs/ingest/{account}")]
    [InlineData("GET", "/jobs/ingest/750FF0000000099AAA")]
    [InlineData("DELETE", "/jobs/query/750FF0000000001YAA")]
    [InlineData("GET", "/services/data/v40.0/jobs/ingest")]
    [InlineData("GET", "/services/data/v46.0/jobs/query")]
    public async Task What_is_not_there_is_not_found(string method, string path)
    {
        await org.CreateAsync(Accounts);
        await org.Sample.ExpectAsync(method, path, null, 404, Missing);
    }

    private async Task<(int, string)> StatusAsync(string method, string path) => await org.Sample.SendAsync(method, path) is var answer ? (answer.Status, answer.Body) : default;
}
