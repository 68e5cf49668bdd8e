using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Bulk.Classic;

/// <summary>The guide's walkthroughs, retyped with this org's ids and times.</summary>
public sealed class ExchangeTests : IAsyncLifetime
{
    private const string Job = "750FF0000000001YAA", Batch = "751FF0000000001YAA";
    private const string BatchXml = ClassicOrg.Head + "<batchInfo\n   " + ClassicOrg.Names + ">\n <id>" + Batch + "</id>\n <jobId>" + Job + "</jobId>\n <state>{0}</state>\n"
        + " <createdDate>2026-05-01T10:00:00.000Z</createdDate>\n <systemModstamp>2026-05-01T10:00:00.000Z</systemModstamp>\n <numberRecordsProcessed>{1}</numberRecordsProcessed>\n"
        + " <numberRecordsFailed>{2}</numberRecordsFailed>\n <totalProcessingTime>0</totalProcessingTime>\n <apiActiveProcessingTime>0</apiActiveProcessingTime>\n <apexProcessingTime>0</apexProcessingTime>\n</batchInfo>";
    private const string JobXml = ClassicOrg.Head + "<jobInfo\n   " + ClassicOrg.Names + ">\n <id>" + Job + "</id>\n <operation>{0}</operation>\n <object>{1}</object>\n <createdById>{{user}}</createdById>\n"
        + " <createdDate>2026-05-01T10:00:00.000Z</createdDate>\n <systemModstamp>2026-05-01T10:00:00.000Z</systemModstamp>\n <state>{2}</state>\n <concurrencyMode>Parallel</concurrencyMode>\n"
        + " <contentType>CSV</contentType>\n <numberBatchesQueued>0</numberBatchesQueued>\n <numberBatchesInProgress>0</numberBatchesInProgress>\n <numberBatchesCompleted>{3}</numberBatchesCompleted>\n"
        + " <numberBatchesFailed>0</numberBatchesFailed>\n <numberBatchesTotal>{3}</numberBatchesTotal>\n <numberRecordsProcessed>{4}</numberRecordsProcessed>\n <numberRetries>0</numberRetries>\n"
        + " <apiVersion>66.0</apiVersion>\n <numberRecordsFailed>{5}</numberRecordsFailed>\n <totalProcessingTime>0</totalProcessingTime>\n <apiActiveProcessingTime>0</apiActiveProcessingTime>\n"
        + " <apexProcessingTime>0</apexProcessingTime>\n</jobInfo>";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private ClassicOrg org = null!;

    public async ValueTask InitializeAsync() => org = await ClassicOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    /// <summary>"Step 2: Create a Job" to "Step 6: Retrieve Batch Results".</summary>
    [Fact]
    public async Task Rows_as_csv_with_answers_in_xml()
    {
        await ExpectAsync(org.PostAsync("job", ClassicOrg.JobXml("insert", "Contact", "CSV")), 201, Filled(JobXml, "insert", "Contact", "Open", 0, 0, 0));
        await ExpectAsync(org.PostAsync($"job/{Job}/batch", "FirstName,LastName,Department,Birthdate,Description\nTom,Jones,Marketing,1940-06-07Z,\"Self-described as \"\"the top\"\" branding guru\"\nIan,,R&D,,World-renowned", "text/csv; charset=UTF-8"), 201, Filled(BatchXml, "Queued", 0, 0));
        await ExpectAsync(org.PostAsync($"job/{Job}", $"{ClassicOrg.Head}<jobInfo {ClassicOrg.Names}><state>Closed</state></jobInfo>"), 200, Filled(JobXml, "insert", "Contact", "Closed", 1, 2, 1));
        await ExpectAsync(org.GetAsync($"job/{Job}/batch/{Batch}"), 200, Filled(BatchXml, "Completed", 2, 1));
        var id = await org.ValuesAsync("SELECT Id FROM Contact WHERE LastName = 'Jones' AND Department = 'Marketing'", "Id");
        await ExpectAsync(org.GetAsync($"job/{Job}/batch/{Batch}/result"), 200,
            $"\"Id\",\"Success\",\"Created\",\"Error\"\n\"{id}\",\"true\",\"true\",\"\"\n\"\",\"false\",\"false\",\"REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --\"\n", "text/csv");
    }

    /// <summary>"Add a Batch to a Job", "Get a Batch Request", "Get Batch Results" for XML; nil and parents: "Valid XML and JSON Records", "Relationship Fields in Records".</summary>
    [Fact]
    public async Task Rows_as_xml()
    {
        var job = await org.JobAsync("insert", "Contact", "XML");
        const string rows = ClassicOrg.Head + "<sObjects " + ClassicOrg.Names + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + "<sObject><FirstName>Ray</FirstName><LastName>Riordan</LastName><description xsi:nil=\"true\"/><ReportsTo><sObject><Email>ann@example.com</Email></sObject></ReportsTo></sObject>"
            + "<sObject><FirstName>Nobody</FirstName></sObject></sObjects>";
        var batch = await org.BatchAsync(job, rows, "application/xml; charset=UTF-8");
        Assert.Equal("Completed 2 1", await org.OutcomeAsync(job, batch));
        var id = await org.ValuesAsync("SELECT Id FROM Contact WHERE ReportsTo.Email = 'ann@example.com'", "Id");
        await ExpectAsync(org.GetAsync($"job/{job}/batch/{batch}/result"), 200, $"{ClassicOrg.Head}<results {ClassicOrg.Names}><result><id>{id}</id><success>true</success><created>true</created></result>"
            + "<result><errors><fields>LastName</fields><message>Required fields are missing: [LastName]</message><statusCode>REQUIRED_FIELD_MISSING</statusCode></errors><success>false</success><created>false</created></result></results>");
        await ExpectAsync(org.GetAsync($"job/{job}/batch/{batch}/request"), 200, rows);
    }

    /// <summary>The same pages for JSON, and "Step Four: Get Job Details".</summary>
    [Fact]
    public async Task Rows_as_json_with_answers_in_json()
    {
        var made = await org.PostAsync("job", """{"operation":"insert","object":"Contact","contentType":"JSON","concurrencyMode":1}""", "application/json");
        Assert.Equal((201, "application/json", "Serial", "JSON", 66.0), (made.Status, made.ContentHeaders.ContentType!.ToString(), made.Json.GetProperty("concurrencyMode").GetString(), made.Json.GetProperty("contentType").GetString(), made.Json.GetProperty("apiVersion").GetDouble()));
        await ExpectAsync(org.PostAsync($"job/{Job}/batch", """[{"LastName":"Riordan","description":null,"ReportsTo":{"Email":"ann@example.com"}},{"FirstName":"Nobody"},{"LastName":"x","Car_Type__c":1}]""", "application/json"), 201,
            $$"""{"id":"{{Batch}}","jobId":"{{Job}}","state":"Queued","createdDate":"2026-05-01T10:00:00.000+0000","systemModstamp":"2026-05-01T10:00:00.000+0000","numberRecordsProcessed":0,"numberRecordsFailed":0,"totalProcessingTime":0,"apiActiveProcessingTime":0,"apexProcessingTime":0}""", "application/json");
        var id = await org.ValuesAsync("SELECT Id FROM Contact WHERE ReportsTo.Email = 'ann@example.com'", "Id");
        await ExpectAsync(org.GetAsync($"job/{Job}/batch/{Batch}/result"), 200,
            $$"""[{"success":true,"created":true,"id":"{{id}}","errors":[]},"""
            + """{"success":false,"created":false,"id":null,"errors":[{"message":"Required fields are missing: [LastName]","fields":["LastName"],"statusCode":"REQUIRED_FIELD_MISSING","extendedErrorDetails":null}]},"""
            // The text was observed: simple-salesforce, issue 372.
            + """{"success":false,"created":false,"id":null,"errors":[{"message":"Unexpected JsonMappingException: No such column 'Car_Type__c' on sobject of type Contact","fields":[],"statusCode":"INVALID_FIELD","extendedErrorDetails":null}]}]""", "application/json");
        var list = await org.GetAsync($"job/{Job}/batch");
        Assert.Equal(("Completed", 3), (list.Json.GetProperty("batchInfo")[0].GetProperty("state").GetString(), list.Json.GetProperty("batchInfo")[0].GetProperty("numberRecordsProcessed").GetInt32()));
    }

    [Fact]
    public async Task Parents_of_several_types_need_a_type_and_others_must_have_none()
    {
        await org.Sample.Org.CreateAsync("Lead", """{"LastName":"Led","Company":"C","Email":"led@example.com"}""");
        var job = await org.JobAsync("insert", "Task", "JSON");
        var good = await org.BatchAsync(job, """[{"Subject":"Call","Who":{"attributes":{"type":"Lead"},"Email":"led@example.com"}}]""", "application/json");
        var bare = await org.BatchAsync(job, """[{"Subject":"Call"},{"Who":{"Email":"led@example.com"}}]""", "application/json");
        Assert.Equal("Completed 1 0", await org.OutcomeAsync(job, good));
        Assert.Equal("Failed 0 0 InvalidBatch : type is needed for polymorphic foreign key references: Who", await org.OutcomeAsync(job, bare));
        var contacts = await org.JobAsync("insert", "Contact", "XML");
        var typed = await org.BatchAsync(contacts, "<sObjects><sObject><LastName>x</LastName><Account><sObject><type>Account</type><Ext__c>A1</Ext__c></sObject></Account></sObject></sObjects>", "application/xml");
        Assert.Equal("Failed 0 0 InvalidBatch : type is not needed for non polymorphic foreign key references: Account", await org.OutcomeAsync(contacts, typed));
        Assert.Equal(1, (await org.Sample.Org.QueryAsync("SELECT Id FROM Task WHERE Who.Name = 'Led'")).Json.GetProperty("totalSize").GetInt32());
    }

    /// <summary>"Walk Through a Bulk Query Sample"; the second form of the list for JSON is simple-salesforce's.</summary>
    [Fact]
    public async Task Queries_as_csv()
    {
        var job = await org.JobAsync("query", "Account", "CSV");
        var batch = await org.BatchAsync(job, "SELECT Name, Id, Owner.Username FROM Account WHERE Ext__c = 'A1'", "text/csv; charset=UTF-8");
        await ExpectAsync(org.GetAsync($"job/{job}/batch/{batch}/result"), 200, $"<result-list {ClassicOrg.Names}><result>752FF0000000001</result></result-list>");
        await ExpectAsync(org.GetAsync($"job/{job}/batch/{batch}/result/752FF0000000001"), 200, "\"Name\",\"Id\",\"Owner.Username\"\n\"Acme\",\"{account}\",\"admin@fakeforce.test\"\n", "text/csv");
        Assert.Equal("SELECT Name, Id, Owner.Username FROM Account WHERE Ext__c = 'A1'", (await org.GetAsync($"job/{job}/batch/{batch}/request")).Body);
        var none = await org.BatchAsync(job, "SELECT Id FROM Account WHERE Name = 'Nobody'", "text/csv");
        Assert.Equal("Records not found for this query", (await org.QueriedAsync(job, none)).Body);
        var all = await org.JobAsync("queryAll", "Account", "CSV");
        Assert.Contains("\"Gone\"", (await org.QueriedAsync(all, await org.BatchAsync(all, "SELECT Name FROM Account", "text/csv"))).Body);
    }

    /// <summary>"Use Bulk Query": "returns the ID field twice", or null once; the other lines are of a Ruby client's and a WSO2 connector's samples.</summary>
    [Fact]
    public async Task Queries_as_xml()
    {
        var job = await org.JobAsync("query", "Invoice__c", "XML");
        var batch = await org.BatchAsync(job, "SELECT Id, Key__c, Amount__c, Day__c, CreatedDate, Account__r.Name, Case__r.Account.Name FROM Invoice__c", "application/xml");
        await ExpectAsync(org.QueriedAsync(job, batch), 200, $"{ClassicOrg.Head}<queryResult {ClassicOrg.Names} xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><records xsi:type=\"sObject\"><type>Invoice__c</type><Id>{{invoice}}</Id><Id>{{invoice}}</Id>"
            + "<Key__c>K1</Key__c><Amount__c>12.5</Amount__c><Day__c xsi:nil=\"true\"/><CreatedDate>2026-05-01T10:00:00.000Z</CreatedDate><Account__r xsi:type=\"sObject\"><type>Account</type><Id xsi:nil=\"true\"/><Name>Acme</Name></Account__r>"
            + "<Case__r xsi:type=\"sObject\"><type>Case</type><Id xsi:nil=\"true\"/><Account xsi:type=\"sObject\"><type>Account</type><Id xsi:nil=\"true\"/><Name>Other</Name></Account></Case__r></records></queryResult>");
    }

    /// <summary>Date-times as numbers: simple-salesforce, issue 290.</summary>
    [Fact]
    public async Task Queries_as_json()
    {
        var job = await org.JobAsync("query", "Invoice__c", "JSON");
        var batch = await org.BatchAsync(job, "SELECT Key__c, Amount__c, Paid__c, CreatedDate, Day__c, Account__r.Name FROM Invoice__c", "application/json");
        Assert.Equal("[\"752FF0000000001\"]", await org.ResultAsync(job, batch));
        await ExpectAsync(org.QueriedAsync(job, batch), 200,
            """[{"attributes":{"type":"Invoice__c","url":"/services/data/v66.0/sobjects/Invoice__c/{invoice}"},"Key__c":"K1","Amount__c":12.5,"Paid__c":true,"CreatedDate":1777629600000,"Day__c":null,"""
            + "\"Account__r\":" + """{"attributes":{"type":"Account","url":"/services/data/v66.0/sobjects/Account/{account}"},"Name":"Acme"}}]""", "application/json");
    }

    [Fact]
    public async Task All_operations_on_the_same_records()
    {
        var upserts = await org.JobAsync("upsert", "Account", "CSV", "<externalIdFieldName>Ext__c</externalIdFieldName>");
        var upserted = await org.BatchAsync(upserts, "Ext__c,Name\nA1,Changed\nB1,New\nC1,One\nC1,Two\n", "text/csv");
        Assert.Equal("Completed 4 2", await org.OutcomeAsync(upserts, upserted));
        var fresh = await org.ValuesAsync("SELECT Id FROM Account WHERE Ext__c = 'B1'", "Id");
        const string twice = "\"\",\"false\",\"false\",\"DUPLICATE_VALUE:Duplicate external id specified: C1:Ext__c --\"\n";
        Assert.Equal(org.Sample.Fill($"\"Id\",\"Success\",\"Created\",\"Error\"\n\"{{account}}\",\"true\",\"false\",\"\"\n\"{fresh}\",\"true\",\"true\",\"\"\n{twice}{twice}"), await org.ResultAsync(upserts, upserted));
        var updates = await org.JobAsync("update", "Account", "JSON");
        Assert.Equal("Completed 2 1", await org.OutcomeAsync(updates, await org.BatchAsync(updates, """[{"Id":"{account}","Industry":"Energy","NumberOfEmployees":5},{"Name":"No id"}]""", "application/json")));
        Assert.Equal("Changed,5", await org.ValuesAsync("SELECT Name, NumberOfEmployees FROM Account WHERE Ext__c = 'A1'", "Name", "NumberOfEmployees"));
        var deletes = await org.JobAsync("delete", "Account", "XML");
        Assert.Equal("Completed 1 0", await org.OutcomeAsync(deletes, await org.BatchAsync(deletes, $"<sObjects><sObject><Id>{fresh}</Id></sObject></sObjects>", "application/xml")));
        Assert.Equal("Failed 0 0 InvalidBatch : Delete batch must contain only ids", await org.OutcomeAsync(deletes, await org.BatchAsync(deletes, $"<sObjects><sObject><Id>{fresh}</Id><Name>x</Name></sObject></sObjects>", "application/xml")));
        Assert.Equal("", await org.ValuesAsync("SELECT Id FROM Account WHERE Ext__c = 'B1'", "Id"));
        var refused = await org.PostAsync("job", ClassicOrg.JobXml("hardDelete", "Contact", "CSV"));
        Assert.Contains("<exceptionCode>FeatureNotEnabled</exceptionCode>", refused.Body, StringComparison.Ordinal);
        await BulkOrg.AllowHardDeleteAsync(org.Sample);
        var purges = await org.JobAsync("hardDelete", "Contact", "CSV");
        Assert.Equal("Completed 1 0", await org.OutcomeAsync(purges, await org.BatchAsync(purges, "Id\n{alone}\n", "text/csv")));
        Assert.DoesNotContain("\"Alone\"", (await org.Sample.Org.GetAsync("/queryAll?q=SELECT+LastName+FROM+Contact")).Body);
    }

    private static string Filled(string pattern, params object[] values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, values);

    private async Task ExpectAsync(Task<Answer> sent, int status, string body, string type = "application/xml")
    {
        var answer = await sent;
        Assert.Equal((status, type, org.Sample.Fill(body)), (answer.Status, answer.ContentHeaders.ContentType?.ToString(), answer.Body));
    }
}
