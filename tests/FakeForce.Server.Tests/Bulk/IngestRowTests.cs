namespace FakeForce.Server.Tests.Bulk;

/// <summary>What jobs make of their data: columns, values, operations, and the errors of rows and jobs.</summary>
public sealed class IngestRowTests : IAsyncLifetime
{
    private BulkOrg org = null!;

    public async ValueTask InitializeAsync() => org = await BulkOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    // The first and the relationship texts are observed ("InvalidBatch : …" in errorMessage, 0 processed and 0 failed).
    [Theory]
    [InlineData("Account", "Name,Nope__c", "InvalidBatch : Field name not found : Nope__c")]
    [InlineData("Account", "\uFEFFName", "InvalidBatch : Field name not found : \uFEFFName")]
    [InlineData("Account", "\uFEFF\"Name\"", "InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote")]
    [InlineData("Account", "Name,\"Phone", "InvalidBatch : Failed to parse CSV. EOF reached before closing an opened quote")]
    [InlineData("Account", "Name;Phone", "InvalidBatch : Field name not found : Name;Phone")]
    [InlineData("Account", "Name,name", "InvalidBatch : Duplicate field name found : name")]
    [InlineData("Account", "BillingAddress", "InvalidBatch : Field name not found : BillingAddress")]
    [InlineData("Contact", "Account:Account.Ext__c", "InvalidBatch : type is not needed for non polymorphic foreign key references: Account")]
    [InlineData("Contact", "Account:Account:Ext__c", "InvalidBatch : Field name not found : Account:Account:Ext__c")]
    [InlineData("Contact", "Nothing.Ext__c", "InvalidBatch : Unable to find relationship: Nothing")]
    [InlineData("Contact", "Account:Nothing.Ext__c", "InvalidBatch : Unable to find relationship: Nothing")]
    [InlineData("Contact", "Account.Nope__c", "InvalidBatch : Field name not found : Account.Nope__c")]
    [InlineData("Contact", "Account.Phone", "InvalidBatch : Field name provided, Phone is not an External ID or indexed field for Account")]
    [InlineData("Task", "Who.Email", "InvalidBatch : type is needed for polymorphic foreign key references: Who")]
    public async Task A_wrong_header_fails_the_job(string type, string header, string message)
    {
        var job = await org.LoadAsync($$"""{"object":"{{type}}","operation":"insert"}""", header + "\nx,y\n");
        Assert.Equal("Failed 0 0 " + message, await org.OutcomeAsync(job));
        Assert.EndsWith("x,y\n", await org.UnprocessedAsync(job));
    }

    [Theory]
    [InlineData("LF", "Name\r\nA\r\n")]
    [InlineData("LF", "Name\n\"A\r\nB\"\n")]
    [InlineData("CRLF", "Name\nA\n")]
    public async Task Other_line_endings_than_the_jobs_fail_it(string ending, string csv)
    {
        var job = await org.LoadAsync($$"""{"object":"Account","operation":"insert","lineEnding":"{{ending}}"}""", csv);
        Assert.Equal($"Failed 0 0 ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is {ending}", await org.OutcomeAsync(job));
    }

    [Fact]
    public async Task Results_are_written_as_the_data_are()
    {
        var job = await org.LoadAsync("""{"object":"Account","operation":"insert","lineEnding":"CRLF","columnDelimiter":"SEMICOLON"}""", "Name;Description\r\nDelimited;\"a;\"\"b\"\"\r\nc\"\r\n");
        var id = await org.ValuesAsync("SELECT Id FROM Account WHERE Name = 'Delimited'", "Id");
        Assert.Equal($"\"sf__Id\";\"sf__Created\";Name;Description\r\n\"{id}\";\"true\";\"Delimited\";\"a;\"\"b\"\"\r\nc\"\r\n", await org.SuccessesAsync(job));
    }

    [Fact]
    public async Task Empty_values_stay_and_NA_is_null()
    {
        var job = await org.LoadAsync("""{"object":"Account","operation":"update"}""", "Id,Industry,BillingCity,NumberOfEmployees\n{account},,#N/A,11\n");
        Assert.Equal("JobComplete 1 0", await org.OutcomeAsync(job));
        Assert.Equal("Energy,,11", await org.ValuesAsync("SELECT Industry, BillingCity, NumberOfEmployees FROM Account WHERE Id = '{account}'", "Industry", "BillingCity", "NumberOfEmployees"));
        Assert.Contains(org.Sample.Fill("\"{account}\",\"false\",\"{account}\",\"\",\"#N/A\",\"11\"\n"), await org.SuccessesAsync(job));
    }

    [Fact]
    public async Task Parents_are_named_by_their_external_ids()
    {
        var job = await org.LoadAsync("""{"object":"Contact","operation":"insert"}""", "LastName,Account.Ext__c\nGood,A1\nBad,Nope\n");
        Assert.Equal("JobComplete 2 1", await org.OutcomeAsync(job));
        Assert.Equal(org.Sample.Fill("{account}"), await org.ValuesAsync("SELECT AccountId FROM Contact WHERE LastName = 'Good'", "AccountId"));
        Assert.Contains("\"INVALID_FIELD:Foreign key external ID: nope not found for field Ext__c in entity Account:--\",\"Bad\",\"Nope\"", await org.FailuresAsync(job));
    }

    [Fact]
    public async Task Polymorphic_parents_are_named_with_their_type()
    {
        var job = await org.LoadAsync("""{"object":"Task","operation":"insert"}""", "Subject,Contact:Who.Email,Owner.Id\nCall,ann@example.com,{user}\n");
        Assert.Equal("JobComplete 1 0", await org.OutcomeAsync(job));
        Assert.Equal(org.Sample.Fill("{contact},{user}"), await org.ValuesAsync("SELECT WhoId, OwnerId FROM Task WHERE Subject = 'Call'", "WhoId", "OwnerId"));
    }

    [Fact]
    public async Task Upserts_create_change_and_refuse_doubles()
    {
        var job = await org.LoadAsync("""{"object":"Account","operation":"upsert","externalIdFieldName":"Ext__c"}""", "Ext__c,Name\nA1,Changed\nA2,New\n,No key\nA3,First\na3,Second\n");
        Assert.Equal("JobComplete 5 3", await org.OutcomeAsync(job));
        Assert.Equal("A1,Changed;A2,New", await org.ValuesAsync("SELECT Ext__c, Name FROM Account WHERE Ext__c != null ORDER BY Ext__c", "Ext__c", "Name"));
        var successes = await org.SuccessesAsync(job);
        Assert.Contains(org.Sample.Fill("\"{account}\",\"false\",\"A1\",\"Changed\""), successes);
        Assert.Contains("\"true\",\"A2\",\"New\"", successes);
        var failures = await org.FailuresAsync(job);
        Assert.Contains("\"\",\"MISSING_ARGUMENT:Ext__c not specified:--\",\"\",\"No key\"", failures);
        Assert.Contains("DUPLICATE_VALUE:Duplicate external id specified: A3:Ext__c --", failures);
    }

    [Fact]
    public async Task An_external_id_that_two_records_have_is_refused()
    {
        var job = await org.LoadAsync("""{"object":"Account","operation":"upsert","externalIdFieldName":"Loose__c"}""", "Loose__c,Name\nsame,X\n");
        Assert.Contains("DUPLICATE_EXTERNAL_ID:More than one record found for external id field: [", await org.FailuresAsync(job));
    }

    [Fact]
    public async Task Rows_that_name_no_record_fail_alone()
    {
        var job = await org.LoadAsync("""{"object":"Account","operation":"update"}""", "Id,Name\n{account},Fine\n{contact},X\nnonsense,X\n001FF0000000999AAA,X\n{gone},X\n,X\n");
        var failures = (await org.FailuresAsync(job)).Split('\n');
        Assert.Equal("JobComplete 6 5", await org.OutcomeAsync(job));
        Assert.Contains(org.Sample.Fill("MALFORMED_ID:Account ID: id value of incorrect type: {contact}:Id --"), failures[1]);
        Assert.Contains("MALFORMED_ID:Account ID: id value of incorrect type: nonsense:Id --", failures[2]);
        Assert.Contains("MALFORMED_ID", failures[3]);
        Assert.Contains("ENTITY_IS_DELETED:entity is deleted:--", failures[4]);
        Assert.Contains("MISSING_ARGUMENT:Id not specified in an update call:--", failures[5]);
    }

    [Fact]
    public async Task Deletes_go_to_the_bin_and_hard_deletes_past_it()
    {
        var deleted = await org.LoadAsync("""{"object":"Contact","operation":"delete"}""", "Id\n{contact}\n");
        Assert.Equal("JobComplete 1 0", await org.OutcomeAsync(deleted));
        await org.AllowHardDeleteAsync();
        var gone = await org.LoadAsync("""{"object":"Contact","operation":"hardDelete"}""", "Id\n{alone}\n{alone}\n");
        Assert.Equal("JobComplete 2 1", await org.OutcomeAsync(gone));
        Assert.Contains("INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--", await org.FailuresAsync(gone));
        var all = (await org.Sample.Org.GetAsync("/queryAll?q=SELECT+Id+FROM+Contact")).Body;
        Assert.Contains(org.Sample.Fill("{contact}"), all);
        Assert.DoesNotContain(org.Sample.Fill("\"Id\":\"{alone}\""), all);
        var wrong = await org.LoadAsync("""{"object":"Contact","operation":"delete"}""", "Id,LastName\n{contact},X\n");
        Assert.Equal("Failed 0 0 InvalidBatch : Delete batch must contain only ids", await org.OutcomeAsync(wrong));
    }

    [Fact]
    public async Task A_quote_out_of_place_and_a_value_too_many_fail_their_rows()
    {
        var job = await org.LoadAsync("""{"object":"Account","operation":"insert"}""", "Name,Phone\n\"Quoted\", \"1\"\nLong,1,2\nFine,1\n");
        Assert.Equal("JobComplete 3 2", await org.OutcomeAsync(job));
        Assert.Contains("INVALID_FIELD:Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote:--\",\"Quoted\",\" \"\"1\"\"\"\n", await org.FailuresAsync(job));
    }

    [Fact]
    public async Task An_id_in_an_insert_fails_its_row_and_only_it()
    {
        var job = await org.LoadAsync("""{"object":"Account","operation":"insert"}""", "Id,Name\n{account},X\n,Y\n");
        Assert.Equal("JobComplete 2 1", await org.OutcomeAsync(job));
        Assert.Contains("INVALID_FIELD_FOR_INSERT_UPDATE:cannot specify Id in an insert call:Id --", await org.FailuresAsync(job));
    }

    [Fact]
    public async Task Broken_data_in_the_middle_fail_the_job_and_leave_what_was_done()
    {
        var rows = string.Concat(Enumerable.Range(0, 450).Select(i => $"Middle {i}\n"));
        var job = await org.LoadAsync("""{"object":"Account","operation":"insert"}""", "Name\n" + rows + "\"open\n");
        Assert.Equal("Failed 400 0 InvalidBatch : Failed to parse CSV. EOF reached before closing an opened quote", await org.OutcomeAsync(job));
        Assert.Equal(401, (await org.SuccessesAsync(job)).Count(c => c == '\n'));
        Assert.Equal(52, (await org.UnprocessedAsync(job)).Count(c => c == '\n'));
        Assert.Equal(400, (await org.Sample.Org.QueryAsync("SELECT COUNT() FROM Account WHERE Name LIKE 'Middle%'")).Json.GetProperty("totalSize").GetInt32());
    }
}
