namespace FakeForce.Server.Tests.Rest;

/// <summary>Writing rows, one exchange at a time: source, request, and the whole answer.</summary>
public sealed class WriteTests
{
    private const string NoResource = """[{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]""";
    private const string IdInBody = """[{"message":"The Id field should not be specified in the sobject data.","errorCode":"INVALID_FIELD"}]""";

    [Theory]
    [InlineData("REST guide, rows", "Account", """{"Name":"New"}""", 201, """{"id":"001{any}","success":true,"errors":[]}""")]
    [InlineData("REST guide, conventions names in any case", "account", """{"NAME":"New"}""", 201, """{"id":"001{any}","success":true,"errors":[]}""")]
    [InlineData("REST guide, rows parent by external id", "Contact", """{"LastName":"L","Account":{"Ext__c":"A1"}}""", 201, """{"id":"003{any}","success":true,"errors":[]}""")]
    [InlineData("REST guide, rows parent by external id, with its type", "Contact", """{"attributes":{"type":"Contact"},"LastName":"L","Account":{"attributes":{"type":"Account"},"Ext__c":"A1"}}""", 201, """{"id":"003{any}","success":true,"errors":[]}""")]
    [InlineData("REST guide, errors several at once", "Contact", """{"FirstName":"A","Email":"bad"}""", 400, """[{"message":"Email: invalid email address: bad","errorCode":"INVALID_EMAIL_ADDRESS","fields":["Email"]},{"message":"Required fields are missing: [LastName]","errorCode":"REQUIRED_FIELD_MISSING","fields":["LastName"]}]""")]
    [InlineData("REST guide, errors", "Account", "{}", 400, """[{"message":"Required fields are missing: [Name]","errorCode":"REQUIRED_FIELD_MISSING","fields":["Name"]}]""")]
    [InlineData("REST guide, errors", "Account", """{"Name":"  "}""", 400, """[{"message":"Required fields are missing: [Name]","errorCode":"REQUIRED_FIELD_MISSING","fields":["Name"]}]""")]
    [InlineData("REST guide, errors", "Account", """{"Name":"N","Id":"{account}"}""", 400, IdInBody)]
    [InlineData("REST guide, errors", "Account", """{"Name":"N","foo":1}""", 400, """[{"message":"No such column 'foo' on sobject of type Account","errorCode":"INVALID_FIELD"}]""")]
    [InlineData("REST guide, errors", "Account", """{"Name":"N","CreatedDate":"2020-01-01T00:00:00Z","IsDeleted":true}""", 400, """[{"message":"Unable to create/update fields: CreatedDate, IsDeleted. Please check the security settings of this field and verify that it is read/write for your profile or permission set.","errorCode":"INVALID_FIELD_FOR_INSERT_UPDATE","fields":["CreatedDate","IsDeleted"]}]""")]
    [InlineData("REST guide, errors", "Account", """{"Name":"N","Size__c":"XL"}""", 400, """[{"message":"Size: bad value for restricted picklist field: XL","errorCode":"INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST","fields":["Size__c"]}]""")]
    [InlineData("REST guide, errors", "Account", """{"Name":"N","NumberOfEmployees":100000000}""", 400, """[{"message":"Employees: value outside of valid range on numeric field: 100000000","errorCode":"NUMBER_OUTSIDE_VALID_RANGE","fields":["NumberOfEmployees"]}]""")]
    [InlineData("REST guide, errors (fields: observed in public fixtures)", "Account", """{"Name":"N","Ext__c":"a1"}""", 400, """[{"message":"duplicate value found: Ext__c duplicates value on record with id: {account15}","errorCode":"DUPLICATE_VALUE","fields":[]}]""")]
    [InlineData("salto.io, Invalid Cross Reference Id", "Contact", """{"LastName":"L","AccountId":"NotReal"}""", 400, """[{"message":"Account ID: id value of incorrect type: NotReal","errorCode":"MALFORMED_ID","fields":["AccountId"]}]""")]
    [InlineData("salto.io, Invalid Cross Reference Id", "Contact", """{"LastName":"L","AccountId":"{opportunity}"}""", 400, """[{"message":"Account ID: id value of incorrect type: {opportunity}","errorCode":"FIELD_INTEGRITY_EXCEPTION","fields":["AccountId"]}]""")]
    [InlineData("REST guide, errors look-up to nothing", "Contact", """{"LastName":"L","AccountId":"001000000000999AAA"}""", 400, """[{"message":"insufficient access rights on cross-reference id: 001000000000999","errorCode":"INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY","fields":[]}]""")]
    [InlineData("REST guide, errors look-up to nothing, object without sharing", "Account", """{"Name":"N","OwnerId":"005000000000999AAA"}""", 400, """[{"message":"invalid cross reference id","errorCode":"INVALID_CROSS_REFERENCE_KEY","fields":["OwnerId"]}]""")]
    [InlineData("REST guide, errors look-up to a deleted record", "Contact", """{"LastName":"L","AccountId":"{gone}"}""", 400, """[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED","fields":["AccountId"]}]""")]
    [InlineData("REST guide, rows parent by unknown external id", "Contact", """{"LastName":"L","Account":{"Ext__c":"None"}}""", 400, """[{"message":"Foreign key external ID: none not found for field Ext__c in entity Account","errorCode":"INVALID_FIELD","fields":[]}]""")]
    [InlineData("REST guide, rows parent by a field that is no key", "Contact", """{"LastName":"L","Account":{"Industry":"Energy"}}""", 400, """[{"message":"Field name provided, Industry is not an External ID or indexed field for Account","errorCode":"INVALID_FIELD"}]""")]
    [InlineData("REST guide, errors ambiguous parent", "Contact", """{"LastName":"L","Account":{"Loose__c":"same"}}""", 400, """[{"message":"More than one record found for external id field: [{account}, {other}]","errorCode":"DUPLICATE_EXTERNAL_ID","fields":[]}]""")]
    [InlineData("REST guide, errors not createable", "ContentDocument", "{}", 400, """[{"message":"entity type cannot be inserted: Content Document","errorCode":"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY","fields":[]}]""")]
    [InlineData("REST guide, errors", "Nope__c", "{}", 404, NoResource)]
    [InlineData("REST guide, errors no body", "Account", null, 400, """[{"message":"The HTTP entity body is required, but this request has no entity body.","errorCode":"JSON_PARSER_ERROR"}]""")]
    [InlineData("required custom field", "Line__c", """{"Invoice__c":"{invoice}"}""", 400, """[{"message":"Required fields are missing: [Quantity__c]","errorCode":"REQUIRED_FIELD_MISSING","fields":["Quantity__c"]}]""")]
    [InlineData("master is required", "Line__c", """{"Quantity__c":1}""", 400, """[{"message":"Required fields are missing: [Invoice__c]","errorCode":"REQUIRED_FIELD_MISSING","fields":["Invoice__c"]}]""")]
    public async Task Creates(string source, string type, string? body, int status, string answer)
    {
        await using var org = await SampleOrg.StartAsync();
        Assert.NotEmpty(source);
        await org.ExpectAsync("POST", "/sobjects/" + type, body, status, answer);
    }

    [Theory]
    [InlineData("REST guide, rows", "PATCH", "/sobjects/Account/{account}", """{"Name":"B"}""", 204, "")]
    [InlineData("REST guide, rows update of nothing", "PATCH", "/sobjects/Account/{account}", "{}", 204, "")]
    [InlineData("REST guide, errors", "PATCH", "/sobjects/Account/{account}", """{"Id":"{account}"}""", 400, IdInBody)]
    [InlineData("REST guide, errors", "PATCH", "/sobjects/Account/{account}", """{"Name":null}""", 400, """[{"message":"Required fields are missing: [Name]","errorCode":"REQUIRED_FIELD_MISSING","fields":["Name"]}]""")]
    [InlineData("REST guide, errors", "PATCH", "/sobjects/Account/{other}", """{"Ext__c":"A1"}""", 400, """[{"message":"duplicate value found: Ext__c duplicates value on record with id: {account15}","errorCode":"DUPLICATE_VALUE","fields":[]}]""")]
    [InlineData("REST guide, errors its own value is no duplicate", "PATCH", "/sobjects/Account/{account}", """{"Ext__c":"a1"}""", 204, "")]
    [InlineData("REST guide, errors", "PATCH", "/sobjects/Account/{gone}", """{"Name":"B"}""", 404, """[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED","fields":[]}]""")]
    [InlineData("REST guide, rows a master cannot be changed", "PATCH", "/sobjects/Line__c/{line}", """{"Invoice__c":"{invoice}"}""", 400, """[{"message":"Unable to create/update fields: Invoice__c. Please check the security settings of this field and verify that it is read/write for your profile or permission set.","errorCode":"INVALID_FIELD_FOR_INSERT_UPDATE","fields":["Invoice__c"]}]""")]
    [InlineData("REST guide, rows through a parent", "PATCH", "/sobjects/Contact/{contact}/Account", """{"Name":"B"}""", 204, "")]
    [InlineData("REST guide, rows children cannot be changed", "PATCH", "/sobjects/Account/{account}/Contacts", """{"Name":"B"}""", 405, """[{"message":"HTTP Method 'PATCH' not allowed. Allowed are GET,HEAD","errorCode":"METHOD_NOT_ALLOWED"}]""")]
    [InlineData("REST guide, rows", "DELETE", "/sobjects/Contact/{alone}", null, 204, "")]
    [InlineData("REST guide, rows by external id", "DELETE", "/sobjects/Invoice__c/Key__c/K1", null, 204, "")]
    [InlineData("REST guide, rows through a parent", "DELETE", "/sobjects/Line__c/{line}/Invoice__r", null, 204, "")]
    [InlineData("REST guide, errors", "DELETE", "/sobjects/Account/{gone}", null, 404, """[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED","fields":[]}]""")]
    [InlineData("REST guide, errors restricted look-up", "DELETE", "/sobjects/Account/{account}", null, 400, """[{"message":"Your attempt to delete Acme could not be completed because it is associated with the following invoices.: INV-0007\n","errorCode":"DELETE_FAILED","fields":[]}]""")]
    [InlineData("object that cannot be deleted", "DELETE", "/sobjects/User/{user}", null, 403, """[{"message":"insufficient access rights on object id","errorCode":"INSUFFICIENT_ACCESS_OR_READONLY","fields":[]}]""")]
    public async Task Updates_and_deletes(string source, string method, string path, string? body, int status, string answer)
    {
        await using var org = await SampleOrg.StartAsync();
        Assert.NotEmpty(source);
        await org.ExpectAsync(method, path, body, status, answer);
    }

    [Theory]
    [InlineData("66.0", "Ext__c/new", """{"Name":"U"}""", 201, """{"id":"001{any}","success":true,"errors":[],"created":true}""")]
    [InlineData("46.0", "Ext__c/new", """{"Name":"U"}""", 201, """{"id":"001{any}","success":true,"errors":[],"created":true}""")]
    [InlineData("45.0", "Ext__c/new", """{"Name":"U"}""", 201, """{"id":"001{any}","success":true,"errors":[]}""")]
    [InlineData("21.0", "Ext__c/new", """{"Name":"U"}""", 201, """{"id":"001{any}","success":true,"errors":[]}""")]
    [InlineData("68.0", "Ext__c/A1", """{"Name":"U"}""", 200, """{"id":"{account}","success":true,"errors":[],"created":false}""")]
    [InlineData("46.0", "Ext__c/A1", """{"Name":"U"}""", 200, """{"id":"{account}","success":true,"errors":[],"created":false}""")]
    [InlineData("45.0", "Ext__c/A1", """{"Name":"U"}""", 204, "")]
    [InlineData("66.0", "Loose__c/same", """{"Name":"U"}""", 300, """["{v}/sobjects/Account/{account}","{v}/sobjects/Account/{other}"]""")]
    [InlineData("66.0", "Ext__c/new?updateOnly=true", """{"Name":"U"}""", 404, NoResource)]
    [InlineData("66.0", "Ext__c/A1?updateOnly=true", """{"Name":"U"}""", 200, """{"id":"{account}","success":true,"errors":[],"created":false}""")]
    [InlineData("66.0", "Namez/A1", """{"Name":"U"}""", 404, """[{"message":"Provided external ID field does not exist or is not accessible: Namez","errorCode":"NOT_FOUND"}]""")]
    [InlineData("66.0", "Ext__c/A1", """{"Name":"U","Ext__c":"A1"}""", 400, """[{"message":"The Ext__c field should not be specified in the sobject data.","errorCode":"INVALID_FIELD"}]""")]
    [InlineData("66.0", "Ext__c/new", "{}", 400, """[{"message":"Required fields are missing: [Name]","errorCode":"REQUIRED_FIELD_MISSING","fields":["Name"]}]""")]
    [InlineData("66.0", "Ext__c/a%2Fb%20c", """{"Name":"U"}""", 201, """{"id":"001{any}","success":true,"errors":[],"created":true}""")]
    public async Task Upserts_by_external_id_answer_by_version(string version, string path, string body, int status, string answer)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("PATCH", $"/services/data/v{version}/sobjects/Account/{path}", body, status, answer);
    }

    [Fact]
    public async Task Post_to_the_id_field_is_a_create()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/sobjects/Account/Id", """{"Name":"New"}""", 201, """{"id":"001{any}","success":true,"errors":[]}""");
    }
}
