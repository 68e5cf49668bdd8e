namespace FakeForce.Server.Tests.Rest.Composite;

/// <summary>Composites and collections of the REST API Developer Guide, retyped with this org's ids and fields; the page is named with each.</summary>
public sealed class GuideCompositeTests
{
    // "Update an Account, Create a Contact, and Link Them with a Junction Object"; the junction is this org's Invoice__c.
    [Fact]
    public async Task An_account_is_updated_and_linked_with_a_new_contact()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/", """
            {
                "allOrNone" : true,
                "compositeRequest" : [{
                    "method" : "PATCH",
                    "url" : "{v}/sobjects/Account/{account}",
                    "referenceId" : "UpdatedAccount",
                    "body" : {
                        "Name" : "Salesforce",
                        "BillingStreet" : "Landmark @ 1 Market Street",
                        "BillingCity" : "San Francisco",
                        "BillingState" : "California",
                        "Industry" : "Technology"
                    }
                },{
                    "method" : "POST",
                    "referenceId" : "NewContact",
                    "url" : "{v}/sobjects/Contact/",
                    "body" : {
                        "lastname" : "John Doe",
                        "Phone" : "1234567890"
                    }
                },{
                    "method" : "POST",
                    "referenceId" : "JunctionRecord",
                    "url" : "{v}/sobjects/Invoice__c",
                    "body" : {
                        "account__c" : "{account}",
                        "contact__c" : "@{NewContact.id}"
                    }
                }]
            }
            """, 200, Responses(
            """{"body":null,"httpHeaders":{},"httpStatusCode":204,"referenceId":"UpdatedAccount"}""",
            Created("Contact", "NewContact"), Created("Invoice__c", "JunctionRecord")));
        await org.ExpectAsync("GET", "/query?q=SELECT Account__r.BillingStreet,Contact__r.Phone FROM Invoice__c WHERE Contact__r.LastName='John Doe'", null, 200,
            """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Invoice__c","url":"{any}"},"Account__r":{"attributes":{"type":"Account","url":"{any}"},"BillingStreet":"Landmark @ 1 Market Street"},"Contact__r":{"attributes":{"type":"Contact","url":"{any}"},"Phone":"1234567890"}}]}""");
    }

    // "Upsert an Account and Create a Contact".
    [Theory]
    [InlineData("ID12345", "true", 201)]
    [InlineData("A1", "false", 200)]
    public async Task An_account_is_upserted_and_gets_a_contact(string key, string created, int status)
    {
        await using var org = await SampleOrg.StartAsync();
        var headers = created == "true" ? """{"Location":"{v}/sobjects/Account/001{any}"}""" : "{}";
        await org.ExpectAsync("POST", "/composite/", $$"""
            {
                "allOrNone" : true,
                "compositeRequest": [{
                    "method": "PATCH",
                    "url": "{v}/sobjects/Account/Ext__c/{{key}}",
                    "referenceId": "NewAccount",
                    "body": {
                        "Name": "Acme"
                    }
                },{
                    "method" : "POST",
                    "url" : "{v}/sobjects/Contact",
                    "referenceId" : "newContact",
                    "body" : {
                        "LastName" : "Harrison",
                        "AccountId" : "@{NewAccount.id}"
                    }
                }]
            }
            """, 200, Responses($$"""{"body":{"id":"001{any}","success":true,"errors":[],"created":{{created}}},"httpHeaders":{{headers}},"httpStatusCode":{{status}},"referenceId":"NewAccount"}""", Created("Contact", "newContact")));
    }

    // "Composite Request Body", examples 1 to 3.
    [Fact]
    public async Task Describe_create_and_read_run_together()
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/composite/", """
            {
               "allOrNone" : true,
               "collateSubrequests": true,
               "compositeRequest" : [{
                  "method" : "GET",
                  "url" : "{v}/sobjects/Account/describe",
                  "httpHeaders" : { "If-Modified-Since" : "Tue, 31 May 2016 18:00:00 GMT" },
                  "referenceId" : "AccountInfo"
               },{
                  "method" : "POST",
                  "url" : "{v}/sobjects/Account",
                  "referenceId" : "refAccount",
                  "body" : { "Name" : "Sample Account" }
               },{
                  "method" : "GET",
                  "url" : "{v}/sobjects/Account/@{refAccount.id}",
                  "referenceId" : "NewAccountFields"
               }]
            }
            """);
        Assert.True(answer.Status == 200, answer.Body);
        var all = answer.Json.GetProperty("compositeResponse").EnumerateArray().ToList();
        Assert.Equal([200, 201, 200], all.Select(one => one.GetProperty("httpStatusCode").GetInt32()));
        Assert.Equal(["AccountInfo", "refAccount", "NewAccountFields"], all.Select(one => one.GetProperty("referenceId").GetString()));
        Assert.Equal("Account", all[0].GetProperty("body").GetProperty("name").GetString());
        Assert.Equal(all[1].GetProperty("body").GetProperty("id").GetString(), all[2].GetProperty("body").GetProperty("Id").GetString());
    }

    // "Composite Request Body", Usage: "If you use Id instead … you get an error".
    [Fact]
    public async Task The_case_of_a_referenced_field_counts()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/", """
            {"compositeRequest":[{"method":"POST","url":"{v}/sobjects/Account","referenceId":"refAccount","body":{"Name":"Sample Account"}},{"method":"GET","url":"{v}/sobjects/Account/@{refAccount.Id}","referenceId":"NewAccountFields"}]}
            """, 200, Responses(Created("Account", "refAccount"),
            """{"body":[{"errorCode":"PROCESSING_HALTED","message":"Invalid reference specified. No value for refAccount.Id found in refAccount. Provided referenceId ('refAccount.Id') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_')."}],"httpHeaders":{},"httpStatusCode":400,"referenceId":"NewAccountFields"}"""));
    }

    // "Composite Subrequest Result".
    [Fact]
    public async Task A_subrequest_that_fails_shows_its_error()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/", """
            {"compositeRequest":[{"method":"POST","url":"{v}/sobjects/Account","referenceId":"refAccount","body":{"Name":"Sample Account"}},{"method":"POST","url":"{v}/sobjects/Contact","referenceId":"badContact","body":{"LastName":"X","Email":"Not a real email address"}}]}
            """, 200, Responses(Created("Account", "refAccount"),
            """{"body":[{"message":"Email: invalid email address: Not a real email address","errorCode":"INVALID_EMAIL_ADDRESS","fields":["Email"]}],"httpHeaders":{},"httpStatusCode":400,"referenceId":"badContact"}"""));
    }

    // "allOrNone Parameters in Composite and Collections Requests", case 4; FakeForce has no duplicate rules, so a unique field refuses.
    [Fact]
    public async Task A_collection_that_is_rolled_back_later_still_says_success()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite", """
            {
               "allOrNone" : true,
               "collateSubrequests" : false,
               "compositeRequest" : [
                  {
                     "method" : "POST",
                     "url" : "{v}/composite/sobjects",
                     "body" : {
                        "allOrNone" : false,
                        "records" : [
                           {
                              "attributes" : { "type" : "Account" },
                              "Name" : "Northern Trail Outfitters",
                              "BillingCity" : "San Francisco"
                           },
                           {
                              "attributes" : { "type" : "Account" },
                              "Name" : "Easy Spaces",
                              "BillingCity" : "Calgary",
                              "Ext__c" : "A1"
                           }
                        ]
                     },
                     "referenceId" : "collection1"
                  },
                  {
                     "method" : "POST",
                     "url" : "{v}/sobjects/Contact",
                     "body" : {
                            "FirstName" : "John",
                            "LastName" : "Smith"
                     },
                     "referenceId" : "newContact"
                  }
               ]
            }
            """, 200, Responses(
            """{"body":[{"id":"001{any}","success":true,"errors":[]},{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"{any}","fields":[]}]}],"httpHeaders":{},"httpStatusCode":200,"referenceId":"collection1"}""",
            """{"body":[{"errorCode":"PROCESSING_HALTED","message":"The transaction was rolled back since another operation in the same transaction failed."}],"httpHeaders":{},"httpStatusCode":400,"referenceId":"newContact"}"""));
        await org.ExpectAsync("GET", "/query?q=SELECT COUNT() FROM Contact WHERE LastName='Smith'", null, 200, """{"totalSize":0,"done":true,"records":[]}""");
    }

    // "Execute Dependent Requests in a Single API Call", the owner's part of the answer.
    [Fact]
    public async Task Fields_are_answered_in_the_order_asked_for()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/", """
            {"allOrNone":true,"compositeRequest":[
              {"method":"GET","referenceId":"NewAccountInfo","url":"{v}/sobjects/Account/{account}?fields=OwnerId"},
              {"method":"GET","referenceId":"NewAccountOwner","url":"{v}/sobjects/User/@{NewAccountInfo.OwnerId}?fields=Name,companyName,Title,City,State"}]}
            """, 200, Responses(
            """{"body":{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"OwnerId":"{user}","Id":"{account}"},"httpHeaders":{"ETag":{etag}},"httpStatusCode":200,"referenceId":"NewAccountInfo"}""".Replace("{etag}", "\"\\\"{any}\\\"\"", StringComparison.Ordinal),
            """{"body":{"attributes":{"type":"User","url":"{v}/sobjects/User/{user}"},"Name":"User User","CompanyName":null,"Title":null,"City":null,"State":null,"Id":"{user}"},"httpHeaders":{},"httpStatusCode":200,"referenceId":"NewAccountOwner"}"""));
    }

    // "Get Records Using sObject Collections" and "Get Records With a Request Body Using sObject Collections".
    [Theory]
    [InlineData("GET", "?ids={account},{other},001xx000003DGb9AAG&fields=id,name", null)]
    [InlineData("POST", "", """{"ids":["{account}","{other}","001xx000003DGb9AAG"],"fields":["id","name"]}""")]
    public async Task Records_are_got_with_null_for_what_is_not_there(string method, string query, string? body)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync(method, "/composite/sobjects/Account" + query, body, 200,
            """[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Id":"{account}","Name":"Acme"},{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{other}"},"Id":"{other}","Name":"Other"},null]""");
    }

    private static string Responses(params string[] all) => $$"""{"compositeResponse":[{{string.Join(',', all)}}]}""";

    private static string Created(string type, string reference) =>
        $$$"""{"body":{"id":"{any}","success":true,"errors":[]},"httpHeaders":{"Location":"{v}/sobjects/{{{type}}}/{any}"},"httpStatusCode":201,"referenceId":"{{{reference}}}"}""";
}
