using FakeForce.Engine;
using FakeForce.Engine.Records;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Bulk;

/// <summary>Query jobs (Bulk API 2.0 guide, "Create a Query Job" to "Get Parallel Results for a Query Job").</summary>
public sealed class QueryJobTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private BulkOrg org = null!;

    public async ValueTask InitializeAsync() => org = await BulkOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private static string Body(string soql, string more = "") => $$"""{"operation":"query","query":"{{soql}}"{{more}}}""";

    [Fact]
    public async Task A_job_from_its_making_to_its_rows()
    {
        await org.Sample.ExpectAsync("POST", "/jobs/query", Body("SELECT Id, Name FROM Account WHERE Name = 'Acme'"), 200,
            """{"id":"750FF0000000001YAA","operation":"query","object":"Account","createdById":"{user}","createdDate":"2026-05-01T10:00:00.000+0000","systemModstamp":"2026-05-01T10:00:00.000+0000","state":"UploadComplete","concurrencyMode":"Parallel","contentType":"CSV","apiVersion":66.0,"lineEnding":"LF","columnDelimiter":"COMMA"}""");
        await org.Sample.ExpectAsync("GET", "/jobs/query/750FF0000000001YAA", null, 200,
            """{"id":"750FF0000000001YAA","operation":"query","object":"Account","createdById":"{user}","createdDate":"{any}","systemModstamp":"{any}","state":"JobComplete","concurrencyMode":"Parallel","contentType":"CSV","apiVersion":66.0,"lineEnding":"LF","columnDelimiter":"COMMA","jobType":"V2Query","retries":0,"totalProcessingTime":0,"numberRecordsProcessed":1,"isPkChunkingSupported":true}""");
        var results = await org.Sample.SendAsync("GET", "/jobs/query/750FF0000000001YAA/results", null, ("Accept", "text/csv"));
        Assert.Equal(org.Sample.Fill("\"Id\",\"Name\"\n\"{account}\",\"Acme\"\n"), results.Body);
        Assert.Equal(("1", "null"), (Header(results, "Sforce-NumberOfRecords"), Header(results, "Sforce-Locator")));
        await org.Sample.ExpectAsync("PATCH", "/jobs/query/750FF0000000001YAA", """{"state":"Aborted"}""", 400, """[{"message":"Aborting already Completed Job not allowed","errorCode":"INVALIDJOBSTATE"}]""");
        Assert.Equal(204, (await org.Sample.SendAsync("DELETE", "/jobs/query/750FF0000000001YAA")).Status);
        Assert.Equal(404, (await org.Sample.SendAsync("GET", "/jobs/query/750FF0000000001YAA/results")).Status);
    }

    [Theory]
    [InlineData("SELECT Name, AnnualRevenue, NumberOfEmployees, Website FROM Account WHERE Name = 'Acme'", "", "\"Name\",\"AnnualRevenue\",\"NumberOfEmployees\",\"Website\"\n\"Acme\",\"10.0\",\"10\",\"\"\n")]
    [InlineData("SELECT LastName, Account.Name, Owner.Name, Account.Owner.Name FROM Contact WHERE LastName = 'Alone'", "", "\"LastName\",\"Account.Name\",\"Owner.Name\",\"Account.Owner.Name\"\n\"Alone\",\"\",\"User User\",\"\"\n")]
    [InlineData("SELECT CreatedDate, IsDeleted, BillingStreet FROM Account WHERE Name = 'Acme'", ",\"columnDelimiter\":\"PIPE\",\"lineEnding\":\"CRLF\"", "\"CreatedDate\"|\"IsDeleted\"|\"BillingStreet\"\r\n\"2026-05-01T10:00:00.000Z\"|\"false\"|\"1 Rue\"\r\n")]
    [InlineData("SELECT CloseDate, Amount FROM Opportunity", "", "\"CloseDate\",\"Amount\"\n\"2026-05-01\",\"100.0\"\n")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'nobody'", "", "\"Id\"\n")]
    public async Task Values_are_written_in_quotes(string soql, string more, string csv) => Assert.Equal(csv, await ResultsAsync(await org.CreateAsync(Body(soql, more), "query")));

    [Fact]
    public async Task Deleted_records_come_with_queryAll_only()
    {
        Assert.DoesNotContain("Gone", await ResultsAsync(await org.CreateAsync(Body("SELECT Name FROM Account"), "query")));
        Assert.Contains("Gone", await ResultsAsync(await org.CreateAsync("""{"operation":"queryAll","query":"SELECT Name FROM Account"}""", "query")));
    }

    [Fact]
    public async Task Columns_come_by_the_alphabet_before_version_50()
    {
        var made = await org.Sample.SendAsync("POST", "/services/data/v49.0/jobs/query", Body("SELECT Name, Id FROM Account WHERE Name = 'Acme'"));
        var path = $"/jobs/query/{made.Json.GetProperty("id").GetString()}/results";
        Assert.StartsWith("\"Id\",\"Name\"\n", (await org.Sample.Org.GetAsync("/services/data/v49.0" + path)).Body);
        Assert.Equal(409, (await org.Sample.Org.GetAsync("/services/data/v50.0" + path)).Status);
    }

    [Theory]
    [InlineData("SELECT COUNT() FROM Account", "Aggregate functions and GROUP BY not supported in Bulk Query")]
    [InlineData("SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry", "Aggregate functions and GROUP BY not supported in Bulk Query")]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts) FROM Account", "Aggregate Relationships not supported in Bulk Query")]
    [InlineData("SELECT Id FROM Account LIMIT 5 OFFSET 1", "OFFSET not supported in Bulk Query")]
    [InlineData("SELECT TYPEOF What WHEN Account THEN Phone END FROM Event", "TYPEOF not supported in Bulk Query")]
    [InlineData("SELECT BillingAddress FROM Account", "Selecting compound data not supported in Bulk Query")]
    [InlineData("SELECT Account.BillingAddress FROM Contact", "Selecting compound data not supported in Bulk Query")]
    [InlineData("SELECT Body FROM Attachment", "Blob field not supported in Bulk V2 Query with CSV content type")]
    public async Task Some_queries_are_refused(string soql, string text) => await org.Sample.ExpectAsync("POST", "/jobs/query", Body(soql), 400, $$"""[{"message":"{{text}}","errorCode":"API_ERROR"}]""");

    [Theory]
    [InlineData("SELECT Nope FROM Account", "INVALID_FIELD")]
    [InlineData("SELECT", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Nope", "INVALID_TYPE")]
    public async Task What_is_no_query_is_refused_as_everywhere(string soql, string code)
    {
        var answer = await org.Sample.SendAsync("POST", "/jobs/query", Body(soql));
        Assert.Equal((400, code), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
    }

    [Fact]
    public async Task Results_come_in_sets_that_stay_what_they_were()
    {
        var caller = new Caller(RecordId.Parse(org.Sample.Fill("{user}")), 66);
        await org.Sample.Org.Org.WriteAsync(transaction =>
        {
            for (var i = 0; i < 2_500; i++) SavePipeline.Insert(transaction, caller, transaction.Catalog["Lead"], new RecordInput().Set("LastName", $"L{i:0000}").Set("Company", "C"));
            return true;
        }, Server.Ending);
        var job = await org.CreateAsync(Body("SELECT LastName FROM Lead ORDER BY LastName"), "query");
        await org.Sample.Org.Org.WriteAsync(transaction => SavePipeline.Insert(transaction, caller, transaction.Catalog["Lead"], new RecordInput().Set("LastName", "A").Set("Company", "C")), Server.Ending);
        string? locator = null;
        var seen = new List<string>();
        foreach (var (count, first) in ((int, string)[])[(1_000, "L0000"), (1_000, "L1000"), (500, "L2000")])
        {
            var page = await org.Sample.Org.GetAsync($"/jobs/query/{job}/results?maxRecords=1000" + (locator is null ? "" : "&locator=" + locator));
            var rows = page.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(($"{count}", count + 1, $"\"{first}\""), (Header(page, "Sforce-NumberOfRecords"), rows.Length, rows[1]));
            seen.Add(locator = Header(page, "Sforce-Locator"));
        }
        // The guide's own example: MTAwMDA stands for 10000.
        Assert.Equal(["MTAwMA", "MjAwMA", "null"], seen);
        await org.Sample.ExpectAsync("GET", $"/jobs/query/{job}/resultPages", null, 200, $$"""{"resultPages":[{"resultUrl":"/services/data/v66.0/jobs/query/{{job}}/results?locator=MA"}],"done":true}""");
        await org.Sample.ExpectAsync("GET", $"/jobs/query/{job}/results?locator=x", null, 400, """[{"message":"Invalid locator: x","errorCode":"INVALIDVALUE"}]""");
        await org.Sample.ExpectAsync("GET", $"/jobs/query/{job}/results?maxRecords=0", null, 400, """[{"message":"Invalid maxRecords: 0","errorCode":"INVALIDVALUE"}]""");
    }

    [Fact]
    public async Task A_job_of_somebody_else_is_for_its_maker_and_administrators()
    {
        var bulk = org.Sample.Org.Org.Bulk;
        var (maker, other) = (RecordId.Parse("005FF0000000777"), RecordId.Parse("005FF0000000888"));
        var job = await bulk.CreateAsync(new(Engine.Bulk.BulkOperation.Insert, "Account"), new Caller(maker, 66), Server.Ending);
        Assert.Equal("INVALIDUSER", (await Assert.ThrowsAsync<SalesforceException>(async () => await bulk.PollAsync(job.Id, other, isQuery: false))).Code);
        Assert.Equal("INVALIDUSER", (await Assert.ThrowsAsync<SalesforceException>(async () => await bulk.AbortAsync(job.Id, other, isQuery: false, Server.Ending))).Code);
        Assert.Equal(job.Id, (await bulk.PollAsync(job.Id, maker, isQuery: false)).Id);
        Assert.Equal("Open 0 0", await org.OutcomeAsync(job.Id.ToString()));
    }

    private async Task<string> ResultsAsync(string job) => (await org.Sample.Org.GetAsync($"/jobs/query/{job}/results")).Body;

    private static string Header(Answer answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
