namespace FakeForce.Server.Tests.External;

/// <summary>Which request each query becomes.</summary>
public sealed class RequestTableTests
{
    private const string Start = "GET Suppliers?";

    [Theory]
    [InlineData("SELECT City__c FROM Supplier__x WHERE Country__c = 'USA' ORDER BY City__c ASC LIMIT 26", "$select=SupplierID,City&$count=true&$filter=Country eq 'USA'&$orderby=City&$top=26")]
    [InlineData("SELECT Id FROM Supplier__x LIMIT 26", "$select=SupplierID&$count=true&$top=26")]
    [InlineData("SELECT ExternalId FROM Supplier__x", "$select=SupplierID&$count=true&$top=500")]
    [InlineData("SELECT Id FROM Supplier__x WHERE ExternalId = '3'", "$select=SupplierID&$count=true&$filter=SupplierID eq 3&$top=500")]
    [InlineData("SELECT Id FROM Supplier__x WHERE CompanyName__c = 'O\\'Neill'", "$select=SupplierID&$count=true&$filter=CompanyName eq 'O''Neill'&$top=500")]
    [InlineData("SELECT Id FROM Supplier__x WHERE Rating__c > 3 AND (Country__c = 'USA' OR IsActive__c = false)", "$select=SupplierID&$count=true&$filter=Rating gt 3 and (Country eq 'USA' or IsActive eq false)&$top=500")]
    [InlineData("SELECT Id FROM Supplier__x WHERE Country__c IN ('USA','Peru') AND City__c NOT IN ('Rome')", "$select=SupplierID&$count=true&$filter=(Country eq 'USA' or Country eq 'Peru') and City ne 'Rome'&$top=500")]
    [InlineData("SELECT Id FROM Supplier__x WHERE NOT Rating__c <= 4.5", "$select=SupplierID&$count=true&$filter=not (Rating le 4.5)&$top=500")]
    [InlineData("SELECT Id FROM Supplier__x WHERE City__c = null OR City__c != null", "$select=SupplierID&$count=true&$filter=City eq null or City ne null&$top=500")]
    [InlineData("SELECT Id FROM Supplier__x WHERE Since__c >= 2021-01-01T00:00:00Z", "$select=SupplierID&$count=true&$filter=Since ge 2021-01-01T00:00:00Z&$top=500")]
    [InlineData("SELECT Id FROM Supplier__x WHERE Code__c = '11111111-2222-3333-4444-555555555555'", "$select=SupplierID&$count=true&$filter=Code eq 11111111-2222-3333-4444-555555555555&$top=500")]
    [InlineData("SELECT CompanyName__c, Rating__c FROM Supplier__x ORDER BY Rating__c DESC NULLS LAST, CompanyName__c LIMIT 2 OFFSET 1", "$select=SupplierID,CompanyName,Rating&$count=true&$orderby=Rating desc,CompanyName&$skip=1&$top=2")]
    [InlineData("SELECT COUNT() FROM Supplier__x WHERE Country__c = 'USA'", "$count=true&$filter=Country eq 'USA'&$top=0")]
    public async Task A_query_becomes_one_request(string soql, string expected)
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var answer = await org.QueryAsync(soql);
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal([Start + expected], warehouse.Asked);
    }

    [Fact]
    public async Task Without_row_counts_that_is_said_and_one_row_more_is_asked_for()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse, """ "customConfiguration":"{\"inlineCountEnabled\":\"false\"}" """);
        var answer = await org.QueryAsync("SELECT City__c FROM Supplier__x LIMIT 2");
        Assert.Equal(["GET Suppliers?$select=SupplierID,City&$count=false&$top=3"], warehouse.Asked);
        Assert.Equal(["Boston", "Paris"], answer.Column("City__c"));
        Assert.Equal(2, answer.Json.GetProperty("totalSize").GetInt32());
        (await org.QueryAsync("SELECT COUNT() FROM Supplier__x")).IsError("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "COUNT()");
    }

    [Fact]
    public async Task Four_oh_one_always_asks_for_the_count()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await TestOrg.StartAsync(ExternalOrg.Options(warehouse.Endpoint, """ "type":"OData401","customConfiguration":{"inlineCountEnabled":false} """));
        Assert.Equal(["Boston", "Paris", "Atlanta"], (await org.QueryAsync("SELECT City__c FROM Supplier__x")).Column("City__c"));
        Assert.Equal(["GET Suppliers?$select=SupplierID,City&$count=true&$top=500"], warehouse.Asked);
    }

    [Fact]
    public async Task Requests_carry_the_principal_the_sources_headers_and_those_of_callouts()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse, """ "principalType":"NamedUser","protocol":"Password","username":"bob","password":"s3cret","customHttpHeaders":[{"headerFieldName":"X-Tenant","headerFieldValue":"\"north\""}] """);
        Assert.Equal(200, (await org.QueryAsync("SELECT Id FROM Supplier__x")).Status);
        var request = warehouse.Requests.Last();
        Assert.Equal("Basic " + Convert.ToBase64String("bob:s3cret"u8), request.Headers["Authorization"]);
        Assert.Equal("north", request.Headers["X-Tenant"]);
        Assert.StartsWith("SFDC-Callout/", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal("1", request.Headers["SFDC_STACK_DEPTH"]);
    }

    [Fact]
    public async Task An_endpoint_may_be_a_named_credentials()
    {
        await using var warehouse = await Warehouse.StartAsync();
        var definitions = System.Text.Json.Nodes.JsonNode.Parse(ExternalOrg.Options("callout:Stock/odata").Definitions.GetRawText())!.AsObject();
        foreach (var (key, value) in System.Text.Json.Nodes.JsonNode.Parse($$"""
            {"namedCredentials":[{"fullName":"Stock","namedCredentialParameters":[{"parameterType":"Url","parameterName":"Url","parameterValue":"{{warehouse.Endpoint.Replace("/odata", "", StringComparison.Ordinal)}}"},
               {"parameterType":"Authentication","parameterName":"Stock","externalCredential":"Stock"}]}],
             "externalCredentials":[{"fullName":"Stock","authenticationProtocol":"Basic","externalCredentialParameters":[{"parameterType":"NamedPrincipal","parameterName":"Main"}],
               "principals":[{"principalName":"Main","credentials":{"username":"ann","password":"pw"} }]}]}
            """)!.AsObject()) definitions[key] = value!.DeepClone();
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = System.Text.Json.JsonDocument.Parse(definitions.ToJsonString()).RootElement });
        var answer = await org.QueryAsync("SELECT City__c FROM Supplier__x LIMIT 1");
        Assert.Equal(["Boston"], answer.Column("City__c"));
        Assert.Equal("Basic " + Convert.ToBase64String("ann:pw"u8), warehouse.Requests.Last().Headers["Authorization"]);
    }

    [Fact]
    public async Task An_endpoint_of_no_named_credential_is_an_error()
    {
        await using var org = await TestOrg.StartAsync(ExternalOrg.Options("callout:Nope/odata"));
        (await org.QueryAsync("SELECT City__c FROM Supplier__x LIMIT 1")).IsError("EXTERNAL_OBJECT_EXCEPTION", "Nope");
    }

    [Theory]
    [InlineData("SELECT MAX(Rating__c) FROM Supplier__x", "aggregate")]
    [InlineData("SELECT Country__c, COUNT(Id) FROM Supplier__x GROUP BY Country__c", "GROUP BY")]
    [InlineData("SELECT Id FROM Supplier__x WHERE City__c LIKE 'B%'", "LIKE")]
    [InlineData("SELECT Id FROM Supplier__x FOR VIEW", "FOR VIEW")]
    [InlineData("SELECT toLabel(City__c) FROM Supplier__x", "toLabel")]
    [InlineData("SELECT Id FROM Supplier__x WHERE CALENDAR_YEAR(Since__c) = 2020", "CALENDAR_YEAR")]
    [InlineData("SELECT Id FROM Supplier__x USING SCOPE everything", "USING SCOPE")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Contact) AND Best__r.City__c != 'Rome'", "!=")]
    public async Task What_external_objects_cannot_do_is_refused_before_anything_is_sent(string soql, string what)
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var answer = await org.QueryAsync(soql);
        if (soql.Contains("(SELECT Id FROM Contact)", StringComparison.Ordinal)) Assert.Equal(400, answer.Status);
        else answer.IsError("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", what);
        Assert.Empty(warehouse.Requests);
    }

    [Fact]
    public async Task No_plan_and_no_bulk_job_is_made_of_an_external_object()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        (await org.GetAsync("/query?explain=" + Uri.EscapeDataString("SELECT Id FROM Supplier__x"))).IsError("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "explain");
        var job = await org.SendAsync("POST", "/jobs/query", """{"operation":"query","query":"SELECT Id FROM Supplier__x"}""");
        if (job.Status == 200)
        {
            var state = (await org.GetAsync("/jobs/query/" + job.Json.GetProperty("id").GetString())).Json;
            Assert.Equal("Failed", state.GetProperty("state").GetString());
            Assert.Contains("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", state.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        }
        Assert.Empty(warehouse.Requests);
    }
}
