namespace FakeForce.Server.Tests.Rest.Composite;

/// <summary>/composite as the REST API Developer Guide shows it: its examples, rules by version, and refusals.</summary>
public sealed class CompositeTests
{
    private const string RolledBack = """[{"errorCode":"PROCESSING_HALTED","message":"The transaction was rolled back since another operation in the same transaction failed."}]""";
    private const string BadEmail = """[{"message":"Email: invalid email address: x","errorCode":"INVALID_EMAIL_ADDRESS","fields":["Email"]}]""";

    // "Get a List of Composite Resources".
    [Theory]
    [InlineData("66.0", """{"tree":"/services/data/v66.0/composite/tree","batch":"/services/data/v66.0/composite/batch","sobjects":"/services/data/v66.0/composite/sobjects","graph":"/services/data/v66.0/composite/graph"}""")]
    [InlineData("49.0", """{"tree":"/services/data/v49.0/composite/tree","batch":"/services/data/v49.0/composite/batch","sobjects":"/services/data/v49.0/composite/sobjects"}""")]
    public async Task The_family_is_listed_by_version(string version, string body)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("GET", $"/services/data/v{version}/composite/", null, 200, body);
    }

    // "Send Multiple Requests Using Composite".
    [Fact]
    public async Task A_contact_is_created_under_an_account_created_before_it()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite", """
            {"compositeRequest":[
              {"method":"POST","url":"{v}/sobjects/Account","referenceId":"refAccount","body":{"Name":"Sample Account"}},
              {"method":"POST","url":"{v}/sobjects/Contact","referenceId":"refContact","body":{"LastName":"Sample Contact","AccountId":"@{refAccount.id}"}}]}
            """, 200, """{"compositeResponse":[{"body":{"id":"001{any}","success":true,"errors":[]},"httpHeaders":{"Location":"{v}/sobjects/Account/001{any}"},"httpStatusCode":201,"referenceId":"refAccount"},{"body":{"id":"003{any}","success":true,"errors":[]},"httpHeaders":{"Location":"{v}/sobjects/Contact/003{any}"},"httpStatusCode":201,"referenceId":"refContact"}]}""");
        await org.ExpectAsync("GET", "/query?q=SELECT Account.Name FROM Contact WHERE LastName='Sample Contact'", null, 200,
            """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact","url":"{v}/sobjects/Contact/003{any}"},"Account":{"attributes":{"type":"Account","url":"{v}/sobjects/Account/001{any}"},"Name":"Sample Account"}}]}""");
    }

    // "Execute Dependent Requests in a Single API Call".
    [Fact]
    public async Task The_guides_five_dependent_requests_run()
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/composite/", """
            {"allOrNone":true,"compositeRequest":[
              {"method":"POST","url":"{v}/sobjects/Account","referenceId":"NewAccount","body":{"Name":"Salesforce","BillingStreet":"Landmark @ 1 Market Street","BillingCity":"San Francisco","BillingState":"California","Industry":"Technology"}},
              {"method":"GET","referenceId":"NewAccountInfo","url":"{v}/sobjects/Account/@{NewAccount.id}"},
              {"method":"POST","referenceId":"NewContact","url":"{v}/sobjects/Contact","body":{"lastname":"John Doe","Title":"CTO of @{NewAccountInfo.Name}","MailingStreet":"@{NewAccountInfo.BillingStreet}","MailingCity":"@{NewAccountInfo.BillingAddress.city}","MailingState":"@{NewAccountInfo.BillingState}","AccountId":"@{NewAccountInfo.Id}","Email":"jdoe@salesforce.com","Phone":"1234567890"}},
              {"method":"GET","referenceId":"NewAccountOwner","url":"{v}/sobjects/User/@{NewAccountInfo.OwnerId}?fields=Name,companyName,Title,City,State"},
              {"method":"GET","referenceId":"AccountMetadata","url":"{v}/sobjects/Account/describe","httpHeaders":{"If-Modified-Since":"Wed, 31 May 2056 18:13:37 GMT"}}]}
            """);
        Assert.True(answer.Status == 200, answer.Body);
        var all = answer.Json.GetProperty("compositeResponse").EnumerateArray().ToList();
        Assert.Equal([201, 200, 201, 200, 304], all.Select(a => a.GetProperty("httpStatusCode").GetInt32()));
        Assert.Equal("null", all[4].GetProperty("body").GetRawText());
        Assert.Contains("ETag", all[4].GetProperty("httpHeaders").EnumerateObject().Select(h => h.Name));
        await org.ExpectAsync("GET", "/query?q=SELECT Title,MailingCity FROM Contact WHERE LastName='John Doe'", null, 200,
            """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact","url":"{v}/sobjects/Contact/003{any}"},"Title":"CTO of Salesforce","MailingCity":"San Francisco"}]}""");
    }

    [Fact]
    public async Task Without_all_or_none_only_dependents_of_what_failed_fail()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite", """
            {"compositeRequest":[
              {"method":"POST","url":"{v}/sobjects/Contact","referenceId":"bad","body":{"LastName":"X","Email":"x"}},
              {"method":"GET","url":"{v}/sobjects/Contact/@{bad.id}","referenceId":"after"},
              {"method":"DELETE","url":"{v}/sobjects/Contact/{contact}","referenceId":"other"}]}
            """, 200, """{"compositeResponse":[{"body":"""
            + BadEmail + ""","httpHeaders":{},"httpStatusCode":400,"referenceId":"bad"},{"body":[{"errorCode":"PROCESSING_HALTED","message":"Invalid reference specified. No value for bad.id found in bad. Provided referenceId ('bad.id') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_')."}],"httpHeaders":{},"httpStatusCode":400,"referenceId":"after"},{"body":null,"httpHeaders":{},"httpStatusCode":204,"referenceId":"other"}]}""");
    }

    [Fact]
    public async Task With_all_or_none_one_failure_takes_back_everything()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite", """
            {"allOrNone":true,"compositeRequest":[
              {"method":"POST","url":"{v}/sobjects/Account","referenceId":"a","body":{"Name":"Undone"}},
              {"method":"POST","url":"{v}/sobjects/Contact","referenceId":"bad","body":{"LastName":"X","Email":"x","AccountId":"@{a.id}"}},
              {"method":"GET","url":"{v}/sobjects/Account/{account}","referenceId":"c"}]}
            """, 200, """{"compositeResponse":[{"body":"""
            + RolledBack + ""","httpHeaders":{},"httpStatusCode":400,"referenceId":"a"},{"body":""" + BadEmail + ""","httpHeaders":{},"httpStatusCode":400,"referenceId":"bad"},{"body":"""
            + RolledBack + ""","httpHeaders":{},"httpStatusCode":400,"referenceId":"c"}]}""");
        await org.ExpectAsync("GET", "/query?q=SELECT COUNT() FROM Account WHERE Name='Undone'", null, 200, """{"totalSize":0,"done":true,"records":[]}""");
        Assert.DoesNotContain("Undone", (await org.SendAsync("GET", "/recent")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_alone_halt_each_other_too()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite", """{"allOrNone":true,"compositeRequest":[{"method":"GET","url":"{v}/sobjects/Account/{account}?fields=Name","referenceId":"a"},{"method":"GET","url":"{v}/sobjects/Account/{gone}","referenceId":"b"}]}""", 200,
            """{"compositeResponse":[{"body":""" + RolledBack + ""","httpHeaders":{},"httpStatusCode":400,"referenceId":"a"},{"body":[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED"}],"httpHeaders":{},"httpStatusCode":404,"referenceId":"b"}]}""");
    }

    // The password of a user is kept beside the records; it must be part of the transaction too.
    [Theory]
    [InlineData("Acme", true)]
    [InlineData("", false)]
    public async Task A_password_is_set_or_not_with_the_rest(string name, bool isSet)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.SendAsync("POST", "/composite", $$$"""{"allOrNone":true,"compositeRequest":[{"method":"POST","url":"{v}/sobjects/User/{user}/password","referenceId":"a","body":{"NewPassword":"changed123"}},{"method":"POST","url":"{v}/sobjects/Account","referenceId":"b","body":{"Name":"{{{name}}}"}}]}""");
        using var client = org.Org.Server.Client();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "password", ["client_id"] = "fakeforce", ["client_secret"] = "fakeforce", ["username"] = "admin@fakeforce.test", ["password"] = "changed123" });
        using var response = await client.PostAsync("/services/oauth2/token", form, Server.Ending);
        Assert.Equal(isSet, response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_transaction_sees_its_own_writes_in_queries()
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/composite", """
            {"allOrNone":true,"compositeRequest":[
              {"method":"POST","url":"{v}/sobjects/Account","referenceId":"a","body":{"Name":"Fresh","Ext__c":"E1","NumberOfEmployees":7}},
              {"method":"GET","url":"{v}/query?q=SELECT+Id,NumberOfEmployees+FROM+Account+WHERE+Name='Fresh'","referenceId":"q"},
              {"method":"PATCH","url":"{v}/sobjects/Account/Ext__c/E1","referenceId":"u","body":{"Description":"n@{q.records[0].Id}","NumberOfEmployees":"@{q.records[0].NumberOfEmployees}"}},
              {"method":"GET","url":"@{q.records[0].attributes.url}?fields=Description,NumberOfEmployees","referenceId":"g"}]}
            """);
        var all = answer.Json.GetProperty("compositeResponse").EnumerateArray().ToList();
        Assert.True(all.Count == 4 && all[3].GetProperty("httpStatusCode").GetInt32() == 200, answer.Body);
        Assert.Equal("n" + all[0].GetProperty("body").GetProperty("id").GetString(), all[3].GetProperty("body").GetProperty("Description").GetString());
        Assert.Equal(7, all[3].GetProperty("body").GetProperty("NumberOfEmployees").GetInt32());
        Assert.Contains("Fresh", (await org.SendAsync("GET", "/recent")).Body, StringComparison.Ordinal);
    }

    // "Composite Subrequest Result": the same request by version.
    [Theory]
    [InlineData("51.0", 200, """{"compositeResponse":[{"body":{"id":"001{any}","success":true,"errors":[]},"httpHeaders":{"Location":"{any}"},"httpStatusCode":201,"referenceId":"refNewAccount[1]"},{"body":[{"errorCode":"PROCESSING_HALTED","message":"Invalid reference specified. No value for refNewAccount[1].id found in refNewAccount."}],"httpHeaders":{},"httpStatusCode":400,"referenceId":"refNewContact"},{"body":{"id":"001{any}","success":true,"errors":[]},"httpHeaders":{"Location":"{any}"},"httpStatusCode":201,"referenceId":"refNewAccount2"}]}""")]
    [InlineData("52.0", 400, """[{"message":"Provided referenceId ('refNewAccount[1]') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').","errorCode":"JSON_PARSER_ERROR"}]""")]
    public async Task Illegal_reference_ids_fail_by_version(string version, int status, string expected)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", $"/services/data/v{version}/composite", """
            {"allOrNone":false,"compositeRequest":[
              {"method":"POST","body":{"name":"Cloudy Consulting"},"url":"/services/data/v51.0/sobjects/Account/","referenceId":"refNewAccount[1]"},
              {"method":"POST","body":{"AccountId":"@{refNewAccount[1].id}","FirstName":"Mary","LastName":"Smith"},"url":"/services/data/v51.0/sobjects/Contact","referenceId":"refNewContact"},
              {"method":"POST","body":{"name":"Easy Spaces"},"url":"/services/data/v51.0/sobjects/Account/","referenceId":"refNewAccount2"}]}
            """, status, expected);
    }

    [Theory]
    [InlineData("51.0", "/sobjects/Contact/{alone}?fields=FirstName,LastName", "@{r.FirstName}", 400)]
    [InlineData("52.0", "/sobjects/Contact/{alone}?fields=FirstName,LastName", "@{r.FirstName}", 201)]
    [InlineData("66.0", "/sobjects/Contact/{alone}?fields=FirstName,LastName", "@{r.Title}", 400)]
    [InlineData("66.0", "/sobjects/Contact/{alone}?fields=FirstName,LastName", "@{r.firstName}", 400)]
    [InlineData("66.0", "/query?q=SELECT+FirstName+FROM+Contact+WHERE+Id='{alone}'", "@{r.records[0].FirstName}", 400)]
    [InlineData("66.0", "/query?q=SELECT+LastName+FROM+Contact+WHERE+Id='{alone}'", "@{r.records[0].LastName}", 201)]
    [InlineData("66.0", "/query?q=SELECT+LastName+FROM+Contact+WHERE+Id='{alone}'", "@{r.records[1].LastName}", 400)]
    [InlineData("66.0", "/query?q=SELECT+LastName+FROM+Contact+WHERE+Id='{alone}'", "@{r.records}", 400)]
    [InlineData("66.0", "/sobjects/Account/{account}", "@{r.BillingAddress.city} and @{r.Name}", 201)]
    [InlineData("66.0", "/sobjects/Account/{account}", "@{self.id}", 400)]
    [InlineData("66.0", "/sobjects/Account/{account}", "@{later.id}", 400)]
    [InlineData("66.0", "/sobjects/Account/{account}", "@{r}", 400)]
    [InlineData("66.0", "/sobjects/Account/{account}", "@{r.Name", 201)]
    [InlineData("66.0", "/sobjects/Account/{account}", "@{}", 400)]
    [InlineData("66.0", "/sobjects/Account/{account}", "@{r.[0]..}", 400)]
    public async Task References_find_values_or_halt(string version, string parent, string reference, int status)
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", $"/services/data/v{version}/composite", """
            {"compositeRequest":[
              {"method":"GET","url":"{v}PARENT","referenceId":"r"},
              {"method":"POST","url":"{v}/sobjects/Contact","referenceId":"self","body":{"FirstName":"REFERENCE","LastName":"N"}},
              {"method":"GET","url":"{v}/sobjects","referenceId":"later"}]}
            """.Replace("PARENT", parent, StringComparison.Ordinal).Replace("REFERENCE", reference, StringComparison.Ordinal));
        var dependent = answer.Json.GetProperty("compositeResponse")[1];
        Assert.True(dependent.GetProperty("httpStatusCode").GetInt32() == status, dependent.GetRawText());
        if (status == 400) Assert.Equal("PROCESSING_HALTED", dependent.GetProperty("body")[0].GetProperty("errorCode").GetString());
    }

    [Theory]
    [InlineData("""{"method":"GET","url":"{v}/limits","referenceId":"a"}""")]
    [InlineData("""{"method":"GET","url":"{v}/composite","referenceId":"a"}""")]
    [InlineData("""{"method":"POST","url":"{v}/composite","referenceId":"a","body":{"compositeRequest":[]}}""")]
    [InlineData("""{"method":"GET","url":"{v}/search?q=FIND+{x}","referenceId":"a"}""")]
    [InlineData("""{"method":"GET","url":"/services/data","referenceId":"a"}""")]
    [InlineData("""{"method":"GET","url":"v66.0/sobjects","referenceId":"a"}""")]
    [InlineData("""{"method":"GET","url":"","referenceId":"a"}""")]
    [InlineData("""{"method":"GET","url":"http://else/services/data/v66.0/sobjects","referenceId":"a"}""")]
    [InlineData("""{"method":"GET","url":"/services/data/v42.0/composite/sobjects/Account?ids=x&fields=Id","referenceId":"a"}""")]
    public async Task Other_resources_are_refused_inside(string subrequest)
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/composite", """{"compositeRequest":[""" + subrequest + "]}");
        var only = answer.Json.GetProperty("compositeResponse")[0];
        Assert.Equal((200, 400, "BAD_REQUEST"), (answer.Status, only.GetProperty("httpStatusCode").GetInt32(), only.GetProperty("body")[0].GetProperty("errorCode").GetString()));
    }

    [Theory]
    [InlineData("PUT", "/sobjects/Account", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("POST", "/sobjects/Account", 400, "JSON_PARSER_ERROR")]
    [InlineData("GET", "/sobjects/Nope", 404, "NOT_FOUND")]
    [InlineData("GET", "/sobjects/Account/{gone}", 404, "ENTITY_IS_DELETED")]
    [InlineData("GET", "/sobjects/Account/listviews", 404, "NOT_FOUND")]
    [InlineData("GET", "/query?q=SELECT", 400, "MALFORMED_QUERY")]
    [InlineData("GET", "/query", 400, "MALFORMED_QUERY")]
    public async Task Subrequests_fail_as_calls_do(string method, string path, int status, string code)
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/composite", $$"""{"compositeRequest":[{"method":"{{method}}","url":"{v}{{path}}","referenceId":"a"}]}""");
        var only = answer.Json.GetProperty("compositeResponse")[0];
        Assert.True((200, status) == (answer.Status, only.GetProperty("httpStatusCode").GetInt32()), answer.Body);
        Assert.Equal(code, only.GetProperty("body")[0].GetProperty("errorCode").GetString());
    }

    [Theory]
    [InlineData("", "The HTTP entity body is required, but this request has no entity body.")]
    [InlineData("[]", "Cannot deserialize instance of the request from START_ARRAY value [ at [line:1, column:1]")]
    [InlineData("{}", "Missing required property 'compositeRequest'")]
    [InlineData("""{"compositeRequest":[]""", "Unexpected end-of-input: expected close marker for OBJECT (from [line:1, column:1]) at [line:1, column:23]")]
    [InlineData("""{"compositeRequest":[],"x":1}""", "Unrecognized field \"x\" at [line:1, column:27]")]
    [InlineData("""{"compositeRequest":{}}""", "Cannot deserialize instance of list from START_OBJECT value { at [line:1, column:21]")]
    [InlineData("""{"compositeRequest":[1]}""", "Cannot deserialize instance of the request from VALUE_NUMBER_INT value 1 at [line:1, column:22]")]
    [InlineData("""{"allOrNone":"maybe","compositeRequest":[]}""", "Cannot deserialize instance of boolean from VALUE_STRING value maybe at [line:1, column:14]")]
    [InlineData("""{"compositeRequest":[{"method":"get","url":"/","referenceId":"a"}]}""", "Cannot deserialize instance of HttpMethod from VALUE_STRING value get at [line:1, column:32]")]
    [InlineData("""{"compositeRequest":[{"url":"/","referenceId":"a"}]}""", "Missing required property 'method'")]
    [InlineData("""{"compositeRequest":[{"method":"GET","referenceId":"a"}]}""", "Missing required property 'url'")]
    [InlineData("""{"compositeRequest":[{"method":"GET","url":"/"}]}""", "Missing required property 'referenceId'")]
    [InlineData("""{"compositeRequest":[{"method":"GET","url":"/","referenceID":"a"}]}""", "Unrecognized field \"referenceID\" at [line:1, column:61]")]
    [InlineData("""{"compositeRequest":[{"method":"GET","url":"/","referenceId":"_a"}]}""", "Provided referenceId ('_a') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').")]
    [InlineData("""{"compositeRequest":[{"method":"GET","url":"/","referenceId":"a","httpHeaders":[]}]}""", "Cannot deserialize instance of map from START_ARRAY value [ at [line:1, column:80]")]
    public async Task A_body_that_is_not_understood_is_refused_whole(string body, string message)
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/composite", body);
        Assert.Equal((400, message, "JSON_PARSER_ERROR"), (answer.Status, answer.Json[0].GetProperty("message").GetString(), answer.Json[0].GetProperty("errorCode").GetString()));
    }

    [Theory]
    [InlineData("Accept")]
    [InlineData("authorization")]
    [InlineData("Content-Type")]
    public async Task Inherited_headers_may_not_be_given(string header)
    {
        await using var org = await SampleOrg.StartAsync();
        Assert.Equal(400, (await org.SendAsync("POST", "/composite", $$$"""{"compositeRequest":[{"method":"GET","url":"{v}/sobjects","referenceId":"a","httpHeaders":{"{{{header}}}":"x"}}]}""")).Status);
    }

    // The answer to more than 25 was observed; that to more than five queries is like it.
    [Theory]
    [InlineData(26, "/sobjects", "The request can’t contain more than 25 operations.")]
    [InlineData(6, "/query?q=SELECT+Id+FROM+Account", "The request can’t contain more than 5 Query or sObject Collections operations.")]
    [InlineData(6, "/composite/sobjects/Account?ids=x&fields=Id", "The request can’t contain more than 5 Query or sObject Collections operations.")]
    public async Task Too_many_subrequests_are_refused(int count, string path, string message)
    {
        await using var org = await SampleOrg.StartAsync();
        string Body(int n) => $$"""{"compositeRequest":[{{string.Join(',', Enumerable.Range(1, n).Select(i => $$"""{"method":"GET","url":"{v}{{path}}","referenceId":"r{{i}}"}"""))}}]}""";
        await org.ExpectAsync("POST", "/composite", Body(count), 200, $$"""{"compositeResponse":[{"body":[{"errorCode":"LIMIT_EXCEEDED","message":"{{message}}"}],"httpHeaders":{},"httpStatusCode":400,"referenceId":null}]}""");
        var allowed = (await org.SendAsync("POST", "/composite", Body(count - 1))).Json.GetProperty("compositeResponse");
        Assert.All(allowed.EnumerateArray(), one => Assert.Equal(200, one.GetProperty("httpStatusCode").GetInt32()));
    }

    [Fact]
    public async Task A_file_cannot_be_fetched_inside()
    {
        await using var org = await SampleOrg.StartAsync();
        var id = await org.Org.CreateAsync("Attachment", org.Fill("""{"Name":"a.txt","ParentId":"{account}","Body":"QUJD"}"""));
        var answer = await org.SendAsync("POST", "/composite", $$"""{"compositeRequest":[{"method":"GET","url":"{v}/sobjects/Attachment/{{id}}/Body","referenceId":"a"}]}""");
        Assert.Equal(400, answer.Json.GetProperty("compositeResponse")[0].GetProperty("httpStatusCode").GetInt32());
    }

    [Fact]
    public async Task A_composite_is_one_call()
    {
        await using var org = await SampleOrg.StartAsync();
        var before = org.Org.Org.Limits.ApiRequests.Used;
        await org.SendAsync("POST", "/composite", """{"compositeRequest":[{"method":"GET","url":"{v}/sobjects","referenceId":"a"},{"method":"GET","url":"{v}/sobjects/Nope","referenceId":"b"},{"method":"PUT","url":"{v}/sobjects","referenceId":"c"}]}""");
        Assert.Equal(before + 1, org.Org.Org.Limits.ApiRequests.Used);
    }

    // "allOrNone Parameters in Composite and Collections Requests": the four cases.
    [Theory]
    [InlineData(false, false, "200 true false", 201, 1)]
    [InlineData(false, true, "200 false false", 201, 0)]
    [InlineData(true, true, "200 false false", 400, 0)]
    [InlineData(true, false, "200 true false", 400, 0)]
    public async Task All_or_none_inside_and_outside(bool outer, bool inner, string collection, int contact, int kept)
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/composite", $$$"""
            {"allOrNone":{{{(outer ? "true" : "false")}}},"collateSubrequests":false,"compositeRequest":[
              {"method":"POST","url":"{v}/composite/sobjects","referenceId":"newAccounts","body":{"allOrNone":{{{(inner ? "true" : "false")}}},"records":[
                {"attributes":{"type":"Account"},"Name":"Northern Trail Outfitters"},{"attributes":{"type":"Account"},"Name":"Easy Spaces","Ext__c":"A1"}]}},
              {"method":"POST","url":"{v}/sobjects/Contact","referenceId":"newContact","body":{"FirstName":"John","LastName":"Smith"}}]}
            """);
        var all = answer.Json.GetProperty("compositeResponse");
        Assert.Equal(collection, $"{all[0].GetProperty("httpStatusCode")} {string.Join(' ', all[0].GetProperty("body").EnumerateArray().Select(r => r.GetProperty("success").GetRawText()))}");
        Assert.Equal(contact, all[1].GetProperty("httpStatusCode").GetInt32());
        Assert.Equal(kept, (await org.SendAsync("GET", "/query?q=SELECT COUNT() FROM Account WHERE Name='Northern Trail Outfitters'")).Json.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task Older_versions_do_not_know_it()
    {
        await using var org = await SampleOrg.StartAsync();
        foreach (var path in (string[])["/services/data/v37.0/composite", "/services/data/v33.0/composite/batch", "/services/data/v49.0/composite/graph", "/services/data/v41.0/composite/sobjects", "/services/data/v33.0/composite/tree/Account"])
            Assert.Equal(404, (await org.SendAsync("POST", path, "{}")).Status);
        Assert.Equal(400, (await org.SendAsync("POST", "/services/data/v47.0/composite", """{"compositeRequest":[],"collateSubrequests":true}""")).Status);
        Assert.Equal(200, (await org.SendAsync("POST", "/services/data/v48.0/composite", """{"compositeRequest":[],"collateSubrequests":true}""")).Status);
    }
}
