using FakeForce.Server.Tests.Access;

namespace FakeForce.Server.Tests.Rules;

/// <summary>
/// Record types over REST: whose they are (Help, "How Is Record Type Access Specified?"; the error's text was seen in public code), what they offer of
/// picklists (Help, "Bad value for restricted picklist field") and which values records start with (observed: what the server sets on records that name none).
/// </summary>
public sealed class RecordTypeTests : IAsyncLifetime
{
    private const string definitions = """
        {
          "objects": [ { "fullName": "Invoice__c", "fields": [
            { "fullName": "Status__c", "type": "Picklist", "restricted": true, "valueSet": [ { "fullName": "Draft", "default": true }, { "fullName": "Sent" }, { "fullName": "Paid" } ] },
            { "fullName": "Tags__c", "type": "MultiselectPicklist", "restricted": true, "valueSet": [ { "fullName": "A" }, { "fullName": "B" }, { "fullName": "C" } ] },
            { "fullName": "Free__c", "type": "Picklist", "restricted": false, "valueSet": [ { "fullName": "X" }, { "fullName": "Y", "default": true } ] } ] } ],
          "recordTypes": [
            { "fullName": "Invoice__c.Credit", "label": "Credit note", "picklistValues": [
              { "picklist": "Status__c", "values": [ { "fullName": "Draft" }, { "fullName": "Sent", "default": true } ] },
              { "picklist": "Tags__c", "values": [ { "fullName": "A" }, { "fullName": "B" } ] },
              { "picklist": "Free__c", "values": [ { "fullName": "X" } ] } ] },
            { "fullName": "Invoice__c.Pro_forma", "label": "Pro forma", "active": false },
            { "fullName": "Account.Partner", "label": "Partner" } ],
          "profiles": [
            { "fullName": "Clerk", "objectPermissions": [ { "object": "Invoice__c", "allowRead": true, "allowCreate": true, "allowEdit": true } ],
              "fieldPermissions": [ { "field": "Invoice__c.Status__c", "readable": true, "editable": true } ],
              "recordTypeVisibilities": [ { "recordType": "Invoice__c.Credit", "visible": true, "default": true }, { "recordType": "Invoice__c.Pro_forma", "visible": false } ] },
            { "fullName": "Helper", "objectPermissions": [ { "object": "Invoice__c", "allowRead": true, "allowCreate": true, "allowEdit": true } ] } ],
          "permissionSets": [ { "fullName": "Pro", "label": "Pro", "recordTypeVisibilities": [ { "recordType": "Invoice__c.Pro_forma", "visible": true } ] } ],
          "users": [ { "username": "clerk@x.test", "profile": "Clerk" }, { "username": "pro@x.test", "profile": "Clerk", "permissionSets": ["Pro"] }, { "username": "helper@x.test", "profile": "Helper" } ]
        }
        """;

    private AccessOrg org = null!;

    public async ValueTask InitializeAsync() => org = await AccessOrg.StartAsync(definitions);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Theory]
    [InlineData("", "Credit:available Pro_forma:available:inactive Master:available:default")]
    [InlineData("clerk", "Credit:available:default Pro_forma:inactive Master:available")]
    [InlineData("pro", "Credit:available:default Pro_forma:available:inactive Master:available")]
    [InlineData("helper", "Credit Pro_forma:inactive Master:available:default")]
    public async Task Describe_tells_the_record_types_as_the_user_has_them(string user, string expected)
    {
        var infos = (await org.SendAsync(user, "GET", "/sobjects/Invoice__c/describe")).Json.GetProperty("recordTypeInfos");
        Assert.Equal(expected, string.Join(' ', infos.EnumerateArray().Select(one => one.GetProperty("developerName").GetString()
            + (one.GetProperty("available").GetBoolean() ? ":available" : "") + (one.GetProperty("defaultRecordTypeMapping").GetBoolean() ? ":default" : "") + (one.GetProperty("active").GetBoolean() ? "" : ":inactive"))));
        var credit = await IdAsync("Credit");
        Assert.Equal(("Credit note", credit, $"/services/data/v66.0/sobjects/Invoice__c/describe/layouts/{credit}"),
            (infos[0].GetProperty("name").GetString(), infos[0].GetProperty("recordTypeId").GetString(), infos[0].GetProperty("urls").GetProperty("layout").GetString()));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("clerk", "Credit")]
    [InlineData("helper", null)]
    public async Task A_record_that_names_none_has_the_default_of_its_makers_profile(string user, string? expected)
    {
        var id = await org.CreateAsync(user, "Invoice__c", """{"Name":"One"}""");
        var made = await TypeOf(id);
        Assert.Equal(expected, made);
    }

    [Theory]
    [InlineData("", "Credit", "201")]
    [InlineData("", "Partner", "400 INVALID_CROSS_REFERENCE_KEY")]
    [InlineData("clerk", "Credit", "201")]
    [InlineData("clerk", "Pro_forma", "400 INVALID_CROSS_REFERENCE_KEY")]
    [InlineData("pro", "Pro_forma", "201")]
    [InlineData("helper", "Credit", "400 INVALID_CROSS_REFERENCE_KEY")]
    public async Task Only_an_available_record_type_of_the_object_is_taken(string user, string recordType, string expected)
    {
        var id = await IdAsync(recordType);
        var answer = await org.SendAsync(user, "POST", "/sobjects/Invoice__c", $$"""{"Name":"One","RecordTypeId":"{{id}}"}""");
        Assert.Equal(expected, AccessOrg.ErrorOf(answer));
        if (answer.Status == 400) Assert.Equal(($"Record Type ID: this ID value isn't valid for the user: {id}", "RecordTypeId"), (answer.Json[0].GetProperty("message").GetString(), answer.Json[0].GetProperty("fields")[0].GetString()));
    }

    [Fact]
    public async Task A_record_keeps_the_type_that_its_editor_may_not_choose()
    {
        var id = await org.CreateAsync("", "Invoice__c", $$"""{"Name":"One","RecordTypeId":"{{await IdAsync("Credit")}}"}""");
        Assert.Equal(204, (await org.SendAsync("", "PATCH", $"/sobjects/Invoice__c/{id}", """{"Name":"Two"}""")).Status);
        Assert.Equal("Credit", await TypeOf(id));
    }

    [Theory]
    [InlineData("""{"Name":"A"}""", "Draft/-/Y")]
    [InlineData("""{"Name":"A","RecordTypeId":"#"}""", "Sent/-/-")]
    [InlineData("""{"Name":"A","RecordTypeId":"#","Status__c":"draft","Free__c":"Y"}""", "Draft/-/Y")]
    [InlineData("""{"Name":"A","RecordTypeId":"#","Status__c":null}""", "-/-/-")]
    public async Task Records_start_with_the_defaults_of_their_type(string json, string expected)
    {
        var id = await org.CreateAsync("", "Invoice__c", json.Replace("#", await IdAsync("Credit"), StringComparison.Ordinal));
        var row = (await org.QueryAsync("", $"SELECT Status__c, Tags__c, Free__c FROM Invoice__c WHERE Id = '{id}'")).Json.GetProperty("records")[0];
        Assert.Equal(expected, string.Join('/', new[] { "Status__c", "Tags__c", "Free__c" }.Select(field => row.GetProperty(field).GetString() ?? "-")));
    }

    [Theory]
    [InlineData("""{"Status__c":"Paid"}""", "Status: bad value for restricted picklist field: Paid")]
    [InlineData("""{"Tags__c":"A;C"}""", "Tags: bad value for restricted picklist field: C")]
    [InlineData("""{"Tags__c":"A;B"}""", null)]
    [InlineData("""{"Free__c":"Z"}""", null)]
    public async Task A_restricted_picklist_takes_what_the_record_type_offers(string json, string? expected)
    {
        var id = await org.CreateAsync("", "Invoice__c", $$"""{"Name":"One","RecordTypeId":"{{await IdAsync("Credit")}}"}""");
        var answer = await org.SendAsync("", "PATCH", $"/sobjects/Invoice__c/{id}", json);
        Assert.Equal(expected is null ? "204" : "400 INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", AccessOrg.ErrorOf(answer));
        if (expected is not null) Assert.Equal(expected, answer.Json[0].GetProperty("message").GetString());
    }

    private Task<string> IdAsync(string developerName) => org.IdAsync($"SELECT Id FROM RecordType WHERE DeveloperName = '{developerName}'");

    private async Task<string?> TypeOf(string id)
    {
        var row = (await org.QueryAsync("", $"SELECT RecordType.DeveloperName FROM Invoice__c WHERE Id = '{id}'")).Json.GetProperty("records")[0].GetProperty("RecordType");
        return row.ValueKind == System.Text.Json.JsonValueKind.Null ? null : row.GetProperty("DeveloperName").GetString();
    }
}
