using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Bulk.Classic;

/// <summary>What is refused as a call (status 400, Bulk API guide, "Errors"), and what fails as a batch.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private ClassicOrg org = null!;

    public async ValueTask InitializeAsync() => org = await ClassicOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task Sessions_come_in_their_own_header_and_fail_in_the_form_that_clients_look_for()
    {
        using var bearer = await org.Sample.Org.Client.GetAsync("/services/async/66.0/job/750FF0000000001YAA", Server.Ending);
        Assert.Contains("<exceptionCode>InvalidSessionId</exceptionCode>\n <exceptionMessage>Unable to find session id</exceptionMessage>", await bearer.Content.ReadAsStringAsync(Server.Ending));
        org.Session = "00D!nonsense";
        var answer = await org.GetAsync("job/750FF0000000001YAA");
        Assert.Equal((400, "application/xml", $"{ClassicOrg.Head}<error\n   {ClassicOrg.Names}>\n <exceptionCode>InvalidSessionId</exceptionCode>\n <exceptionMessage>Invalid session id</exceptionMessage>\n</error>"),
            (answer.Status, answer.ContentHeaders.ContentType!.ToString(), answer.Body));
        var json = await org.PostAsync("job", "{}", "application/json");
        Assert.Equal((400, "application/json", """{"exceptionCode":"InvalidSessionId","exceptionMessage":"Invalid session id"}"""), (json.Status, json.ContentHeaders.ContentType!.ToString(), json.Body));
    }

    [Theory]
    [InlineData("<operation>INSERT</operation><object>Account</object>", "InvalidOperation", "Invalid operation: INSERT")]
    [InlineData("<operation>insert</operation><object>Nope</object>", "InvalidEntity", "Unable to find object: Nope")]
    [InlineData("<operation>query</operation><object>Nope</object>", "InvalidEntity", "Unable to find object: Nope")]
    [InlineData("<operation>insert</operation><object>AggregateResult</object>", "InvalidEntity", "Unable to find object: AggregateResult")]
    [InlineData("<operation>insert</operation>", "InvalidJob", "object is required")]
    [InlineData("<operation>upsert</operation><object>Account</object>", "InvalidJob", "External ID was blank for Account. An External ID must be specified for upsert.")]
    [InlineData("<operation>insert</operation><object>Account</object><externalIdFieldName>Ext__c</externalIdFieldName>", "InvalidJob", "externalIdFieldName is for upsert only")]
    [InlineData("<operation>insert</operation><object>Account</object><contentType>YAML</contentType>", "InvalidJob", "Invalid contentType: YAML")]
    [InlineData("<operation>query</operation><object>Account</object><contentType>ZIP_CSV</contentType>", "InvalidJob", "contentType ZIP_CSV is not for queries")]
    [InlineData("<operation>insert</operation><object>Account</object><concurrencyMode>Wild</concurrencyMode>", "InvalidJob", "Invalid concurrencyMode: Wild")]
    [InlineData("<operation>insert</operation><object>Account</object><color>red</color>", "InvalidJob", "Unrecognized field \"color\"")]
    [InlineData("<operation>insert</operation><object>Account</object>", "InvalidXML", "", "<jobInfo>{0}")]
    [InlineData("<operation>insert</operation><object>Account</object>", "InvalidXML", "DTD", "<!DOCTYPE jobInfo [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><jobInfo>{0}<assignmentRuleId>&x;</assignmentRuleId></jobInfo>")]
    public async Task A_job_that_cannot_be_is_not_made(string members, string code, string message, string frame = "<jobInfo>{0}</jobInfo>") =>
        await RefusedAsync(org.PostAsync("job", frame.Replace("{0}", members, StringComparison.Ordinal)), code, message);

    [Fact]
    public async Task Headers_that_say_nothing_are_refused()
    {
        foreach (var (name, value) in ((string, string)[])[("Sforce-Enable-PKChunking", "maybe"), ("Sforce-Enable-PKChunking", "chunkSize=250001"), ("Sforce-Line-Ending", "CR"), ("Sforce-Disable-Batch-Retry", "never")])
            await RefusedAsync(org.PostAsync("job", ClassicOrg.JobXml("query", "Account", "CSV"), headers: (name, value)), "ClientInputError", value);
        await RefusedAsync(org.PostAsync("job", ClassicOrg.JobXml("query", "Group", "CSV"), headers: ("Sforce-Enable-PKChunking", "TRUE")), "InvalidJob", "PK chunking is not supported for Group");
    }

    [Fact]
    public async Task Ids_versions_and_paths_that_are_not_there()
    {
        var job = await org.JobAsync("insert", "Account", "CSV");
        await RefusedAsync(org.GetAsync("job/750FF0000000009YAA"), "InvalidJob", "750FF0000000009YAA");
        await RefusedAsync(org.GetAsync("job/nonsense"), "InvalidJob", "nonsense");
        await RefusedAsync(org.GetAsync($"job/{job}/batch/751FF0000000009YAA"), "InvalidBatch", "751FF0000000009YAA");
        await RefusedAsync(org.GetAsync("99.0/job/" + job), "InvalidUrl", "unknown version: 99.0");
        await RefusedAsync(org.SendAsync("POST", $"65.0/job/{job}/batch", "Name\nx\n"u8.ToArray(), "text/csv"), "InvalidVersion", "66.0");
        var unknown = await org.GetAsync("jobs");
        Assert.Equal((400, "GET /services/async/66.0/jobs"), (unknown.Status, unknown.Headers.GetValues("X-FakeForce-Unsupported").Single()));
        Assert.Equal("InvalidOperation", ClassicOrg.Member(unknown.Body, "exceptionCode"));
    }

    [Fact]
    public async Task A_job_moves_only_where_it_may()
    {
        const string closed = "<jobInfo><state>Closed</state></jobInfo>";
        var job = await org.JobAsync("insert", "Account", "CSV");
        await RefusedAsync(org.PostAsync("job/" + job, "<jobInfo><state>Closed</state><operation>insert</operation></jobInfo>"), "InvalidJob", "operation");
        await RefusedAsync(org.PostAsync("job/" + job, "<jobInfo><state>Open</state></jobInfo>"), "InvalidJobState", "Open");
        Assert.Equal("Closed", ClassicOrg.Member((await org.PostAsync("job/" + job, closed, "text/csv")).Body, "state"));
        await RefusedAsync(org.PostAsync("job/" + job, closed), "InvalidJobState", "Closing already Closed Job not allowed");
        await RefusedAsync(org.PostAsync($"job/{job}/batch", "Name\nx\n", "text/csv"), "InvalidJobState", "Failed to create batch, since the Job is not Open. Current job state is 'Closed'");
    }

    [Fact]
    public async Task After_a_day_no_batch_is_taken_and_after_seven_the_job_is_gone()
    {
        var job = await org.JobAsync("insert", "Account", "CSV");
        clock.Advance(TimeSpan.FromHours(25));
        await RenewAsync();
        await RefusedAsync(org.PostAsync($"job/{job}/batch", "Name\nx\n", "text/csv"), "InvalidJobState", "24 hours");
        clock.Advance(TimeSpan.FromDays(6));
        await RenewAsync();
        await RefusedAsync(org.GetAsync("job/" + job), "InvalidJob", job);
    }

    [Fact]
    public async Task Another_users_job_is_nobody_elses()
    {
        var job = await org.JobAsync("insert", "Account", "CSV");
        var profile = await org.ValuesAsync("SELECT Id FROM Profile WHERE Name = 'Standard User'", "Id");
        await org.Sample.Org.CreateAsync("User", $$"""{"Username":"bob@fakeforce.test","LastName":"Bob","Email":"bob@fakeforce.test","Alias":"bob","ProfileId":"{{profile}}","TimeZoneSidKey":"GMT","LocaleSidKey":"en_US","EmailEncodingKey":"UTF-8","LanguageLocaleKey":"en_US"}""");
        org.Session = (await org.Sample.Org.Org.Identity.StartSessionAsync("bob@fakeforce.test", cancel: Server.Ending)).Token;
        await RefusedAsync(org.GetAsync("job/" + job), "InvalidUser", job);
        await RefusedAsync(org.PostAsync($"job/{job}/batch", "Name\nx\n", "text/csv"), "InvalidUser", job);
        var bobs = await org.JobAsync("insert", "Account", "CSV");
        await RenewAsync();
        await RefusedAsync(org.PostAsync("job/" + bobs, "<jobInfo><state>Closed</state></jobInfo>"), "InvalidUser", bobs);
        Assert.Equal("Aborted", ClassicOrg.Member((await org.PostAsync("job/" + bobs, "<jobInfo><state>Aborted</state></jobInfo>")).Body, "state"));
    }

    [Theory]
    [InlineData("CSV", "application/json", "Name\nx\n", "text/csv")]
    [InlineData("XML", "text/csv", "<sObjects/>", "application/xml")]
    public async Task A_batch_comes_in_the_media_type_of_its_job(string content, string wrong, string body, string right)
    {
        var job = await org.JobAsync("insert", "Account", content);
        await RefusedAsync(org.PostAsync($"job/{job}/batch", body, wrong), "InvalidBatch", wrong);
        Assert.Equal(201, (await org.PostAsync($"job/{job}/batch", body, right)).Status);
    }

    [Theory]
    [InlineData("CSV", "text/csv", "Name,An_Awesome_Field__c\nx,y\n", "InvalidBatch : Field name not found : An_Awesome_Field__c")]
    [InlineData("CSV", "text/csv", "Name\n", "InvalidBatch : Records not found")]
    [InlineData("CSV", "text/csv", "", "InvalidBatch : Records not found")]
    [InlineData("CSV", "text/csv", "Name\n\"x\n", "InvalidBatch : Failed to parse CSV. EOF reached before closing an opened quote")]
    [InlineData("XML", "application/xml", "<sObjects><sObject><Name>x</Name>", "InvalidBatch : Failed to parse XML. ")]
    [InlineData("XML", "application/xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><sObjects><sObject><Name>&b;</Name></sObject></sObjects>", "InvalidBatch : Failed to parse XML. ")]
    [InlineData("XML", "application/xml", "<sObjects><row><Name>x</Name></row></sObjects>", "InvalidBatch : Failed to parse XML. Found an element row")]
    [InlineData("XML", "application/xml", "<sObjects/>", "InvalidBatch : Records not found")]
    [InlineData("JSON", "application/json", "{\"Name\":\"x\"}", "InvalidBatch : Failed to parse JSON. Cannot deserialize instance of ArrayList")]
    [InlineData("JSON", "application/json", "[{\"Name\":\"x\"", "InvalidBatch : Failed to parse JSON. ")]
    [InlineData("JSON", "application/json", "[]", "InvalidBatch : Records not found")]
    public async Task Rows_that_cannot_be_read_fail_their_batch_and_write_nothing(string content, string type, string body, string message)
    {
        var job = await org.JobAsync("insert", "Account", content);
        var batch = await org.BatchAsync(job, body, type);
        Assert.StartsWith("Failed 0 0 " + message, await org.OutcomeAsync(job, batch), StringComparison.Ordinal);
        // simple-salesforce, issue 366.
        await RefusedAsync(org.GetAsync($"job/{job}/batch/{batch}/result"), "InvalidBatch", "Records not processed");
        Assert.Equal("Acme;Other", await org.ValuesAsync("SELECT Name FROM Account ORDER BY Name", "Name"));
    }

    [Fact]
    public async Task What_nests_too_deeply_fails_its_batch()
    {
        var xml = await org.JobAsync("insert", "Account", "XML");
        Assert.StartsWith("Failed", await org.OutcomeAsync(xml, await org.BatchAsync(xml, string.Concat(Enumerable.Repeat("<a>", 20_000)), "application/xml")), StringComparison.Ordinal);
        var json = await org.JobAsync("insert", "Account", "JSON");
        Assert.StartsWith("Failed", await org.OutcomeAsync(json, await org.BatchAsync(json, new string('[', 20_000), "application/json")), StringComparison.Ordinal);
        Assert.Equal("Completed 1 1", await org.OutcomeAsync(json, await org.BatchAsync(json, """[{"Name":"x","Parent":{"Parent":{"Ext__c":"A1"}}}]""", "application/json")));
    }

    [Fact]
    public async Task Batches_have_bounds()
    {
        var csv = await org.JobAsync("insert", "Account", "CSV");
        var many = string.Concat(Enumerable.Repeat("x\n", 10_001));
        Assert.Equal("Failed 0 0 InvalidBatch : Number of records in a batch should be less than or equal to 10000", await org.OutcomeAsync(csv, await org.BatchAsync(csv, "Name\n" + many, "text/csv")));
        var json = await org.JobAsync("insert", "Account", "JSON");
        Assert.Equal("Failed 0 0 InvalidBatch : Number of records in a batch should be less than or equal to 10000", await org.OutcomeAsync(json, await org.BatchAsync(json, "[" + string.Join(',', Enumerable.Repeat("{}", 10_001)) + "]", "application/json")));
        Assert.Equal("Failed 0 0 InvalidBatch : Number of characters in a batch should be less than or equal to 10000000", await org.OutcomeAsync(csv, await org.BatchAsync(csv, "Name\n" + new string('x', 10_000_001), "text/csv")));
        await RefusedAsync(org.PostAsync($"job/{csv}/batch", "Name\n" + new string('x', 10 << 20), "text/csv"), "InvalidBatch", "10485760 bytes");
        // A gzip of a kilobyte or so that is as long.
        await RefusedAsync(org.SendAsync("POST", $"job/{csv}/batch", Gzip(new byte[11 << 20]), "text/csv", ("Content-Encoding", "gzip")), "InvalidBatch", "10485760 bytes");
    }

    [Theory]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts) FROM Account", "FeatureNotEnabled : Aggregate Relationships not supported in Bulk Query")]
    [InlineData("SELECT COUNT() FROM Account", "FeatureNotEnabled : Aggregate functions and GROUP BY not supported in Bulk Query")]
    [InlineData("SELECT ASDFASfgsds FROM Account", "InvalidBatch : Failed to process query: INVALID_FIELD: ")]
    [InlineData("nonsense", "InvalidBatch : Failed to process query: MALFORMED_QUERY: ")]
    [InlineData("SELECT Id FROM Contact", "InvalidBatch : The query is of Contact and the job of Account")]
    public async Task A_query_that_cannot_be_run_fails_its_batch(string soql, string message)
    {
        var job = await org.JobAsync("query", "Account", "CSV");
        Assert.StartsWith("Failed 0 0 " + message, await org.OutcomeAsync(job, await org.BatchAsync(job, soql, "text/csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_endings_are_looked_at_if_the_job_says_which()
    {
        var strict = await org.JobAsync("insert", "Account", "CSV", headers: ("Sforce-Line-Ending", "CRLF"));
        Assert.Equal("Failed 0 0 ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is CRLF", await org.OutcomeAsync(strict, await org.BatchAsync(strict, "Name\nx\n", "text/csv")));
        Assert.Equal("Completed 1 0", await org.OutcomeAsync(strict, await org.BatchAsync(strict, "Name\r\nx\r\n", "text/csv")));
        var loose = await org.JobAsync("insert", "Account", "CSV");
        Assert.Equal("Completed 1 0", await org.OutcomeAsync(loose, await org.BatchAsync(loose, "Name\r\nx\r\n", "text/csv")));
    }

    [Fact]
    public async Task Bodies_come_in_gzip_and_in_other_charsets()
    {
        var job = await org.JobAsync("insert", "Account", "CSV");
        var zipped = await org.SendAsync("POST", $"job/{job}/batch/", Gzip(Encoding.UTF8.GetBytes("Name\nZipped\n")), "text/csv", ("Content-Encoding", "gzip"));
        var latin = await org.SendAsync("POST", $"job/{job}/batch", Encoding.Latin1.GetBytes("Name\nZürich\n"), "text/csv; charset=ISO-8859-1");
        Assert.Equal((201, 201), (zipped.Status, latin.Status));
        Assert.Equal("Acme;Other;Zipped;Zürich", await org.ValuesAsync("SELECT Name FROM Account ORDER BY Name", "Name"));
        await RefusedAsync(org.SendAsync("POST", $"job/{job}/batch", "Name\nx\n"u8.ToArray(), "text/csv", ("Content-Encoding", "gzip")), "ClientInputError", "gzip");
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest)) gzip.Write(bytes);
        return target.ToArray();
    }

    private async Task RenewAsync() => org.Session = (await org.Sample.Org.Org.Identity.StartSessionAsync(org.Sample.Org.Org.Options.Username)).Token;

    private static async Task RefusedAsync(Task<Answer> sent, string code, string message)
    {
        var answer = await sent;
        Assert.Equal((400, code), (answer.Status, ClassicOrg.Member(answer.Body, "exceptionCode")));
        Assert.Contains(message, ClassicOrg.Member(answer.Body, "exceptionMessage"), StringComparison.Ordinal);
    }
}
