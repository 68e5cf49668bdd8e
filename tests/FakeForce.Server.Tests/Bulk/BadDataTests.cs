using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FakeForce.Server.Tests.Bulk;

/// <summary>Data that are no CSV of the job's kind, and callers whose job it is not.</summary>
public sealed class BadDataTests : IAsyncLifetime
{
    private const string Accounts = """{"object":"Account","operation":"insert"}""";
    private const string Manual = """{"mode":"manual"}""";

    private BulkOrg org = null!;

    public async ValueTask InitializeAsync() => org = await BulkOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Theory]
    [InlineData("", "InvalidBatch : Records not found")]
    [InlineData("Name", "InvalidBatch : Records not found")]
    [InlineData("Name\n", "InvalidBatch : Records not found")]
    [InlineData("\n\n\n", "InvalidBatch : Records not found")]
    [InlineData(",\nA,B\n", "InvalidBatch : Field name not found : ")]
    [InlineData("Name\0\nA\n", "InvalidBatch : Field name not found : Name\0")]
    [InlineData(" Name\nA\n", "InvalidBatch : Field name not found :  Name")]
    [InlineData("Name,Name\nA,B\n", "InvalidBatch : Duplicate field name found : Name")]
    [InlineData("<html>\n<body>\n", "InvalidBatch : Field name not found : <html>")]
    [InlineData("{\"Name\":\"A\"}\n", "InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote")]
    public async Task Data_without_a_good_header_and_a_row_fail_the_job(string csv, string message)
    {
        var job = await org.LoadAsync(Accounts, csv);
        Assert.Equal("Failed 0 0 " + message, await org.OutcomeAsync(job));
    }

    [Theory]
    [InlineData("SEMICOLON", "Name,Phone\nA,1\n", "Name,Phone")]
    [InlineData("TAB", "Name;Phone\nA;1\n", "Name;Phone")]
    [InlineData("PIPE", "Name\tPhone\nA\t1\n", "Name\tPhone")]
    [InlineData("CARET", "Name`Phone\nA`1\n", "Name`Phone")]
    [InlineData("BACKQUOTE", "Name^Phone\nA^1\n", "Name^Phone")]
    public async Task Another_delimiter_than_the_jobs_makes_one_unknown_column(string delimiter, string csv, string column)
    {
        var job = await org.LoadAsync($$"""{"object":"Account","operation":"insert","columnDelimiter":"{{delimiter}}"}""", csv);
        Assert.Equal("Failed 0 0 InvalidBatch : Field name not found : " + column, await org.OutcomeAsync(job));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'N', 0 }, "Failed 0 0 InvalidBatch : Failed to parse CSV. The data are not valid UTF-8")]
    [InlineData(new byte[] { (byte)'N', (byte)'a', (byte)'m', (byte)'e', 10, 0xC3, 0x28, 10 }, "Failed 0 0 InvalidBatch : Failed to parse CSV. The data are not valid UTF-8")]
    [InlineData(new byte[] { (byte)'N', (byte)'a', (byte)'m', (byte)'e', 10, 0xED, 0xA0, 0x80, 10 }, "Failed 0 0 InvalidBatch : Failed to parse CSV. The data are not valid UTF-8")]
    [InlineData(new byte[] { (byte)'N', (byte)'a', (byte)'m', (byte)'e', 10, 0xE2, 0x82 }, "Failed 0 0 InvalidBatch : Failed to parse CSV. The data are not valid UTF-8")]
    public async Task What_is_no_UTF8_fails_the_job(byte[] data, string outcome)
    {
        var job = await org.CreateAsync(Accounts);
        Assert.Equal(201, (await org.UploadAsync(job, data)).Status);
        await org.CloseAsync(job);
        Assert.Equal(outcome, await org.OutcomeAsync(job));
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(1_000_000)]
    public async Task A_header_without_end_fails_the_job(int columns)
    {
        var job = await org.LoadAsync(Accounts, string.Concat(Enumerable.Range(0, columns).Select(i => $"F{i}__c,")) + "Name\nA\n");
        Assert.StartsWith("Failed 0 0 InvalidBatch : Failed to parse CSV. Exceeded ", await org.OutcomeAsync(job), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_beside_the_limits_fails_alone_or_ends_the_job()
    {
        var job = await org.LoadAsync("""{"object":"Account","operation":"insert"}""", $"Name,Description\nLong,{new string('x', 131_073)}\nFine,x\n");
        Assert.Equal("JobComplete 2 1", await org.OutcomeAsync(job));
        var endless = await org.LoadAsync(Accounts, $"Name\nFine\n{new string('x', 400_001)}\n");
        Assert.Equal("Failed 0 0 InvalidBatch : Failed to parse CSV. Exceeded max length for one record. Max length for one record should be less than or equal to 400000", await org.OutcomeAsync(endless));
    }

    // What the value becomes is the business of the field, as in a single call.
    [Fact]
    public async Task A_NUL_in_a_value_is_stored_as_a_single_call_stores_it()
    {
        var single = await org.Sample.SendAsync("POST", "/sobjects/Account", """{"Name":"Single\u0000x","Site":"nul"}""");
        var job = await org.LoadAsync(Accounts, "Name,Site\nSingle\0x,nul\n");
        Assert.Equal($"JobComplete 1 {(single.Status == 201 ? 0 : 1)}", await org.OutcomeAsync(job));
        Assert.Single((await org.ValuesAsync("SELECT Name FROM Account WHERE Site = 'nul'", "Name")).Split(';').Distinct());
    }

    [Fact]
    public async Task Results_wait_for_the_end_of_the_job()
    {
        await org.ControlAsync("", Manual);
        var ingest = await org.LoadAsync(Accounts, "Name\nA\n");
        var query = await org.CreateAsync("""{"operation":"query","query":"SELECT Id FROM Account"}""", "query");
        foreach (var path in (string[])[$"ingest/{ingest}/successfulResults", $"ingest/{ingest}/failedResults", $"ingest/{ingest}/unprocessedrecords", $"query/{query}/results", $"query/{query}/resultPages"])
            await org.Sample.ExpectAsync("GET", "/jobs/" + path, null, 400, """[{"message":"Results of job {any} are not available while its state is UploadComplete","errorCode":"INVALIDJOBSTATE"}]""");
        await org.Sample.SendAsync("PATCH", $"/jobs/query/{query}", """{"state":"Aborted"}""");
        await org.Sample.ExpectAsync("GET", $"/jobs/query/{query}/results", null, 400, """[{"message":"Results of job {any} are not available while its state is Aborted","errorCode":"INVALIDJOBSTATE"}]""");
    }

    [Fact]
    public async Task Jobs_of_somebody_else_are_refused_to_users_and_open_to_administrators()
    {
        await using var server = await TestOrg.StartAsync(new FakeForceOptions
        {
            Definitions = JsonDocument.Parse("""{"users":[{"username":"maker@x.test"},{"username":"other@x.test"}]}""").RootElement,
        });
        await AsAsync("maker@x.test");
        var job = (await server.SendAsync("POST", "/jobs/ingest", Accounts)).Json.GetProperty("id").GetString()!;
        await AsAsync("other@x.test");
        var calls = (string[])[$"GET /jobs/ingest/{job}", $"PATCH /jobs/ingest/{job}", $"DELETE /jobs/ingest/{job}", $"PUT /jobs/ingest/{job}/batches", $"GET /jobs/ingest/{job}/failedResults"];
        foreach (var call in calls)
        {
            var (method, path) = (call.Split(' ')[0], call.Split(' ')[1]);
            using var request = new HttpRequestMessage(new HttpMethod(method), "/services/data/v66.0" + path);
            if (method == "PATCH") request.Content = new StringContent("""{"state":"Aborted"}""", Encoding.UTF8, "application/json");
            if (method == "PUT") request.Content = new StringContent("Name\nA\n", new MediaTypeHeaderValue("text/csv"));
            using var response = await server.Client.SendAsync(request, Server.Ending);
            Assert.Equal((call, 400, $$"""[{"message":"Job {{job}} was created by another user","errorCode":"INVALIDUSER"}]"""), (call, (int)response.StatusCode, await response.Content.ReadAsStringAsync(Server.Ending)));
        }
        await AsAsync("admin@fakeforce.test");
        Assert.Equal("Aborted", (await server.SendAsync("PATCH", $"/jobs/ingest/{job}", """{"state":"Aborted"}""")).Json.GetProperty("state").GetString());

        async Task AsAsync(string username) => server.Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (await server.Org.Identity.StartSessionAsync(username, cancel: Server.Ending)).Token);
    }
}
