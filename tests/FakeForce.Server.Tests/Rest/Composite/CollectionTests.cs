using System.Net.Http.Headers;
using System.Text;

namespace FakeForce.Server.Tests.Rest.Composite;

/// <summary>sObject Collections: the REST API Developer Guide's examples of each operation, caps and refusals.</summary>
public sealed class CollectionTests
{
    private const string RolledBack = """[{"statusCode":"ALL_OR_NONE_OPERATION_ROLLED_BACK","message":"Record rolled back because not all records were valid and the request was using AllOrNone header","fields":[]}]""";
    private const string BadEmail = """{"success":false,"errors":[{"statusCode":"INVALID_EMAIL_ADDRESS","message":"Email: invalid email address: x","fields":["Email"]}]}""";

    // "Create Records Using sObject Collections".
    [Theory]
    [InlineData("""{"records":[{"attributes":{"type":"Account"},"Name":"example.com","BillingCity":"San Francisco"},{"attributes":{"type":"Contact"},"LastName":"Johnson","FirstName":"Erica"}]}""", """[{"id":"001{any}","success":true,"errors":[]},{"id":"003{any}","success":true,"errors":[]}]""")]
    [InlineData("""{"allOrNone":false,"records":[{"attributes":{"type":"Contact"},"LastName":"J","Email":"x"},{"attributes":{"type":"Account"},"Name":"e"}]}""", "[" + BadEmail + """,{"id":"001{any}","success":true,"errors":[]}]""")]
    [InlineData("""{"allOrNone":true,"records":[{"attributes":{"type":"Contact"},"LastName":"J","Email":"x"},{"attributes":{"type":"Account"},"Name":"e"}]}""", "[" + BadEmail + """,{"success":false,"errors":""" + RolledBack + "}]")]
    [InlineData("""{"records":[{"attributes":{"type":"Account"},"Name":"e","Id":"{account}"}]}""", """[{"success":false,"errors":[{"statusCode":"INVALID_FIELD_FOR_INSERT_UPDATE","message":"cannot specify Id in an insert call","fields":["Id"]}]}]""")]
    [InlineData("""{"records":[]}""", "[]")]
    public async Task Create(string body, string expected)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/sobjects/", body, 200, expected);
    }

    // "Update Records Using sObject Collections".
    [Theory]
    [InlineData("""{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"id":"{account}","NumberOfEmployees":27000},{"attributes":{"type":"Contact"},"id":"{contact}","Title":"Lead Engineer"}]}""", """[{"id":"{account}","success":true,"errors":[]},{"id":"{contact}","success":true,"errors":[]}]""")]
    [InlineData("""{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"id":"{account15}","Name":"N"},{"attributes":{"type":"Contact"},"id":"001xx000003DGb2999","Title":"T"}]}""", """[{"id":"{account}","success":true,"errors":[]},{"success":false,"errors":[{"statusCode":"MALFORMED_ID","message":"Contact ID: id value of incorrect type: 001xx000003DGb2999","fields":["Id"]}]}]""")]
    [InlineData("""{"allOrNone":true,"records":[{"attributes":{"type":"Account"},"Id":"{account}","Name":"N"},{"attributes":{"type":"Contact"},"id":"001xx000003DGb2999","Title":"T"}]}""", """[{"id":"{account}","success":false,"errors":""" + RolledBack + """},{"success":false,"errors":[{"statusCode":"MALFORMED_ID","message":"Contact ID: id value of incorrect type: 001xx000003DGb2999","fields":["Id"]}]}]""")]
    [InlineData("""{"records":[{"attributes":{"type":"Account"},"Name":"N"}]}""", """[{"success":false,"errors":[{"statusCode":"MISSING_ARGUMENT","message":"Id not specified in an update call","fields":[]}]}]""")]
    [InlineData("""{"records":[{"attributes":{"type":"Account"},"id":"{gone}","Name":"N"}]}""", """[{"id":"{gone}","success":false,"errors":[{"statusCode":"ENTITY_IS_DELETED","message":"entity is deleted","fields":[]}]}]""")]
    [InlineData("""{"records":[{"attributes":{"type":"Account"},"id":"001FF0000000999","Name":"N"}]}""", """[{"id":"001FF0000000999YAA","success":false,"errors":[{"statusCode":"INVALID_CROSS_REFERENCE_KEY","message":"invalid cross reference id","fields":[]}]}]""")]
    [InlineData("""{"records":[{"attributes":{"type":"Account"},"id":"{account}","Name":"N"},{"attributes":{"type":"Account"},"id":"{account15}","Name":"M"}]}""", """[{"id":"{account}","success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"Duplicate id specified: {account}","fields":[]}]},{"id":"{account}","success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"Duplicate id specified: {account}","fields":[]}]}]""")]
    public async Task Update(string body, string expected)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("PATCH", "/composite/sobjects", body, 200, expected);
    }

    // "Upsert Records Using sObject Collections".
    [Theory]
    [InlineData("Ext__c", """{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"Name":"Company One","Ext__c":"AAA"},{"attributes":{"type":"Account"},"Name":"Company Two","ext__c":"A1"}]}""", 200, """[{"id":"001{any}","success":true,"errors":[],"created":true},{"id":"{account}","success":true,"errors":[],"created":false}]""")]
    [InlineData("Ext__c", """{"allOrNone":true,"records":[{"attributes":{"type":"Account"},"Name":"Two","Ext__c":"A1"},{"attributes":{"type":"Account"},"Name":"One","Ext__c":"AAA"},{"attributes":{"type":"Account"},"Name":"None"}]}""", 200, """[{"id":"{account}","success":false,"errors":""" + RolledBack + """},{"success":false,"errors":""" + RolledBack + """},{"success":false,"errors":[{"statusCode":"MISSING_ARGUMENT","message":"Ext__c not specified","fields":[]}]}]""")]
    [InlineData("Ext__c", """{"records":[{"attributes":{"type":"Account"},"Name":"1","Ext__c":"q"},{"attributes":{"type":"Account"},"Name":"2","Ext__c":"Q"}]}""", 200, """[{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"Duplicate external id specified: q","fields":[]}]},{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"Duplicate external id specified: Q","fields":[]}]}]""")]
    [InlineData("Loose__c", """{"records":[{"attributes":{"type":"Account"},"Name":"1","Loose__c":"same"}]}""", 200, """[{"success":false,"errors":[{"statusCode":"DUPLICATE_EXTERNAL_ID","message":"More than one record found for external id field: [{account}, {other}]","fields":["Loose__c"]}]}]""")]
    [InlineData("Nope__c", """{"records":[]}""", 404, """[{"message":"Provided external ID field does not exist or is not accessible: Nope__c","errorCode":"NOT_FOUND"}]""")]
    [InlineData("Id", """{"records":[]}""", 404, """[{"message":"Provided external ID field does not exist or is not accessible: Id","errorCode":"NOT_FOUND"}]""")]
    [InlineData("Ext__c", """{"records":[{"attributes":{"type":"Contact"},"LastName":"1"}]}""", 400, """[{"message":"The records must be of type Account, not Contact","errorCode":"INVALID_TYPE"}]""")]
    public async Task Upsert(string key, string body, int status, string expected)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("PATCH", "/composite/sobjects/Account/" + key, body, status, expected);
    }

    // "Delete Records Using sObject Collections".
    [Theory]
    [InlineData("?ids={opportunity},{contact}&allOrNone=false", 200, """[{"id":"{opportunity}","success":true,"errors":[]},{"id":"{contact}","success":true,"errors":[]}]""")]
    [InlineData("?ids={opportunity},001RM000003oLrB000", 200, """[{"id":"{opportunity}","success":true,"errors":[]},{"success":false,"errors":[{"statusCode":"MALFORMED_ID","message":"malformed id 001RM000003oLrB000","fields":[]}]}]""")]
    [InlineData("?ids={opportunity},001RM000003oLrB000&allOrNone=true", 200, """[{"id":"{opportunity}","success":false,"errors":""" + RolledBack + """},{"success":false,"errors":[{"statusCode":"MALFORMED_ID","message":"malformed id 001RM000003oLrB000","fields":[]}]}]""")]
    [InlineData("?ids={opportunity},{opportunity}", 200, """[{"id":"{opportunity}","success":true,"errors":[]},{"id":"{opportunity}","success":false,"errors":[{"statusCode":"ENTITY_IS_DELETED","message":"entity is deleted","fields":[]}]}]""")]
    [InlineData("?ids=", 200, "[]")]
    [InlineData("", 400, """[{"message":"Missing parameter: ids","errorCode":"MISSING_ARGUMENT"}]""")]
    [InlineData("?ids={user},{other}", 400, """[{"message":"DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): User, original object: Account","errorCode":"MIXED_DML_OPERATION"}]""")]
    public async Task Delete(string query, int status, string expected)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("DELETE", "/composite/sobjects" + query, null, status, expected);
    }

    // "Get Records Using sObject Collections" and "… with a Request Body".
    [Theory]
    [InlineData("GET", "?ids={account},{gone},{contact},nonsense,{other15}&fields=id,name", null, 200, """[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Id":"{account}","Name":"Acme"},null,null,null,{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{other}"},"Id":"{other}","Name":"Other"}]""")]
    [InlineData("POST", "", """{"ids":["{account}","x"],"fields":["Name"]}""", 200, """[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"Acme","Id":"{account}"},null]""")]
    [InlineData("GET", "?ids={account}&fields=Nope", null, 400, """[{"message":"No such column 'Nope' on sobject of type Account","errorCode":"INVALID_FIELD"}]""")]
    [InlineData("GET", "?ids={account}", null, 400, """[{"message":"Missing parameter: fields","errorCode":"MISSING_ARGUMENT"}]""")]
    [InlineData("POST", "", """{"ids":["{account}"]}""", 400, """[{"message":"Missing required property 'fields'","errorCode":"JSON_PARSER_ERROR"}]""")]
    [InlineData("POST", "", """{"ids":[{}],"fields":[]}""", 400, """[{"message":"Cannot deserialize instance of string from START_OBJECT value { at [line:1, column:9]","errorCode":"JSON_PARSER_ERROR"}]""")]
    public async Task Retrieve(string method, string query, string? body, int status, string expected)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync(method, "/composite/sobjects/Account" + query, body, status, expected);
    }

    [Theory]
    [InlineData("""{"records":[{"Name":"x"}]}""", "INVALID_TYPE", "Must send a concrete entity type.")]
    [InlineData("""{"records":[{"attributes":{"type":"Nope"},"Name":"x"}]}""", "INVALID_TYPE", "sObject type 'Nope' is not supported.")]
    [InlineData("""{"records":["x"]}""", "JSON_PARSER_ERROR", "Cannot deserialize instance of SObject from VALUE_STRING value x at [line:1, column:13]")]
    [InlineData("""{"records":[{"attributes":{"type":"Account"},"Name":[1]}]}""", "JSON_PARSER_ERROR", "Cannot deserialize instance of a field from START_ARRAY value [ at [line:1, column:53]")]
    [InlineData("""{"record":[]}""", "JSON_PARSER_ERROR", "Unrecognized field \"record\" at [line:1, column:10]")]
    [InlineData("""{"records":[{"attributes":{"type":"User"}},{"attributes":{"type":"Account"}}]}""", "MIXED_DML_OPERATION", "DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): User, original object: Account")]
    public async Task A_collection_that_is_not_well_formed_is_refused_whole(string body, string code, string message)
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/composite/sobjects", body);
        Assert.Equal((400, code, message), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString(), answer.Json[0].GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Caps_are_200_records_ten_chunks_and_2000_ids()
    {
        await using var org = await SampleOrg.StartAsync();
        string Records(int count, int alternations) => $$"""{"records":[{{string.Join(',', Enumerable.Range(0, count).Select(i => i < alternations && i % 2 == 1 ? """{"attributes":{"type":"Contact"},"LastName":"x"}""" : """{"attributes":{"type":"Account"},"Name":"x"}"""))}}]}""";
        async Task RefusedAsync(string method, string path, string? body, string code, string message)
        {
            var answer = await org.SendAsync(method, path, body);
            Assert.Equal((400, code, message), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString(), answer.Json[0].GetProperty("message").GetString()));
        }
        const string tooMany = "record limit reached. cannot submit more than 200 records into this call";
        await RefusedAsync("POST", "/composite/sobjects", Records(201, 0), "EXCEEDED_ID_LIMIT", tooMany);
        await RefusedAsync("PATCH", "/composite/sobjects", Records(201, 0), "EXCEEDED_ID_LIMIT", tooMany);
        await RefusedAsync("DELETE", "/composite/sobjects?ids=" + string.Join(',', Enumerable.Repeat("x", 201)), null, "EXCEEDED_ID_LIMIT", tooMany);
        await RefusedAsync("POST", "/composite/sobjects", Records(200, 10), "LIMIT_EXCEEDED", "Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.");
        await RefusedAsync("POST", "/composite/sobjects/Account", $$"""{"ids":[{{string.Join(',', Enumerable.Repeat("\"x\"", 2001))}}],"fields":["Id"]}""", "EXCEEDED_ID_LIMIT", tooMany.Replace("200", "2000", StringComparison.Ordinal));
        Assert.Equal(200, (await org.SendAsync("POST", "/composite/sobjects", Records(200, 9))).Json.GetArrayLength());
        Assert.Equal(2000, (await org.SendAsync("POST", "/composite/sobjects/Account", $$"""{"ids":[{{string.Join(',', Enumerable.Repeat("\"x\"", 2000))}}],"fields":["Id"]}""")).Json.GetArrayLength());
    }

    // "Using sObject Collections to Insert a Collection of Blob Records".
    [Fact]
    public async Task Files_come_in_parts_of_their_own()
    {
        await using var org = await SampleOrg.StartAsync();
        using var form = new MultipartFormDataContent("boundary_string");
        form.Add(new StringContent(org.Fill("""{"records":[{"attributes":{"type":"Attachment","binaryPartName":"p1","binaryPartNameAlias":"Body"},"Name":"1","ParentId":"{account}"},{"attributes":{"type":"Attachment","binaryPartName":"p2","binaryPartNameAlias":"Body"},"Name":"2","ParentId":"{account}"}]}"""), Encoding.UTF8, "application/json"), "collection");
        foreach (var (name, text) in (ReadOnlySpan<(string, string)>)[("p2", "second"), ("p1", "first")])
        {
            var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
            form.Add(file, name, name + ".txt");
        }
        using var response = await org.Org.Client.PostAsync("/services/data/v66.0/composite/sobjects", form, Server.Ending);
        var ids = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(Server.Ending)).RootElement.EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToList();
        Assert.Equal("first", (await org.SendAsync("GET", $"/sobjects/Attachment/{ids[0]}/Body")).Body);
        Assert.Equal("second", (await org.SendAsync("GET", $"/sobjects/Attachment/{ids[1]}/Body")).Body);
    }

    [Fact]
    public async Task Collections_speak_XML_too()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/sobjects", """<request><allOrNone>true</allOrNone><records type="Account"><Name>X1</Name></records><records type="Contact"><LastName>X2</LastName></records></request>""", 200,
            """<?xml version="1.0" encoding="UTF-8"?><Results><Result><id>001{any}</id><success>true</success></Result><Result><id>003{any}</id><success>true</success></Result></Results>""", ("Content-Type", "application/xml"), ("Accept", "application/xml"));
    }
}
