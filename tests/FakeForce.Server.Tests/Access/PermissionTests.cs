using System.Text.Json;

namespace FakeForce.Server.Tests.Access;

/// <summary>What profiles, permission sets and their groups let users do with sObjects and fields.</summary>
public sealed class PermissionTests : IAsyncLifetime
{
    private const string definitions = """
        {
          "objects": [ { "fullName": "Invoice__c", "label": "Invoice", "fields": [
            { "fullName": "Amount__c", "type": "Number", "precision": 9, "scale": 2 }, { "fullName": "Secret__c", "type": "Text", "length": 40 },
            { "fullName": "Number__c", "type": "Text", "length": 20, "externalId": true, "unique": true } ] } ],
          "fields": { "Account": [ { "fullName": "Rating__c", "type": "Text", "length": 20 } ] },
          "profiles": [ { "fullName": "Clerk", "objectPermissions": [ { "object": "Account", "allowRead": true, "allowCreate": true, "allowEdit": true } ],
            "fieldPermissions": [ { "field": "Account.Industry", "readable": false, "editable": false }, { "field": "Account.Phone", "readable": true, "editable": false } ] } ],
          "permissionSets": [
            { "fullName": "Reader", "label": "Reader", "objectPermissions": [ { "object": "Invoice__c", "allowRead": true } ], "fieldPermissions": [ { "field": "Invoice__c.Amount__c", "readable": true } ] },
            { "fullName": "Writer", "label": "Writer", "objectPermissions": [ { "object": "Invoice__c", "allowRead": true, "allowCreate": true, "allowEdit": true, "allowDelete": true } ],
              "fieldPermissions": [ { "field": "Invoice__c.Amount__c", "readable": true, "editable": true }, { "field": "Invoice__c.Secret__c", "readable": true, "editable": true }, { "field": "Invoice__c.Number__c", "readable": true, "editable": true } ],
              "userPermissions": [ { "name": "BulkApiHardDelete", "enabled": true } ] } ],
          "mutingPermissionSets": [ { "fullName": "NoDelete", "label": "No delete", "objectPermissions": [ { "object": "Invoice__c", "allowDelete": true } ], "fieldPermissions": [ { "field": "Invoice__c.Secret__c", "readable": true, "editable": true } ] } ],
          "permissionSetGroups": [ { "fullName": "Careful", "label": "Careful", "permissionSets": ["Writer"], "mutingPermissionSets": ["NoDelete"] } ],
          "users": [
            { "username": "none@x.test", "profile": "Standard User" }, { "username": "reader@x.test", "profile": "Standard User", "permissionSets": ["Reader"] },
            { "username": "writer@x.test", "profile": "Standard User", "permissionSets": ["Writer"] }, { "username": "careful@x.test", "profile": "Standard User", "permissionSetGroups": ["Careful"] },
            { "username": "clerk@x.test", "profile": "Clerk" }, { "username": "readonly@x.test", "profile": "ReadOnly" } ]
        }
        """;

    private AccessOrg org = null!;
    private string invoice = "";

    public async ValueTask InitializeAsync()
    {
        org = await AccessOrg.StartAsync(definitions);
        invoice = await org.CreateAsync("", "Invoice__c", """{"Name":"One","Amount__c":10,"Secret__c":"s","Number__c":"N1"}""");
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Theory]
    [InlineData("", "One")]
    [InlineData("none", "400 INVALID_TYPE")]
    [InlineData("reader", "One")]
    [InlineData("careful", "One")]
    public async Task An_sObject_that_may_not_be_read_is_none_to_a_query(string user, string expected) =>
        Assert.Equal(expected, await org.NamesAsync(user, "SELECT Name FROM Invoice__c"));

    [Theory]
    [InlineData("", "Secret__c", "One")]
    [InlineData("reader", "Amount__c", "One")]
    [InlineData("reader", "Secret__c", "400 INVALID_FIELD")]
    [InlineData("writer", "Secret__c", "One")]
    [InlineData("careful", "Secret__c", "400 INVALID_FIELD")]
    public async Task A_field_that_may_not_be_read_is_none_wherever_a_query_names_it(string user, string field, string expected)
    {
        Assert.Equal(expected, await org.NamesAsync(user, $"SELECT Name, {field} FROM Invoice__c"));
        Assert.Equal(expected, await org.NamesAsync(user, $"SELECT Name FROM Invoice__c WHERE {field} != null"));
        Assert.Equal(expected, await org.NamesAsync(user, $"SELECT Name FROM Invoice__c ORDER BY {field}"));
    }

    [Fact]
    public async Task The_texts_of_refused_queries_are_those_of_names_that_do_not_exist()
    {
        Assert.Contains("sObject type 'Invoice__c' is not supported.", (await org.QueryAsync("none", "SELECT Id FROM Invoice__c")).Body, StringComparison.Ordinal);
        Assert.Contains("No such column 'Secret__c' on entity 'Invoice__c'.", (await org.QueryAsync("reader", "SELECT Secret__c FROM Invoice__c")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_bound_for_one_user_is_not_handed_to_another()
    {
        const string soql = "SELECT Name, Secret__c FROM Invoice__c";
        foreach (var (user, expected) in new[] { ("", "One"), ("reader", "400 INVALID_FIELD"), ("writer", "One"), ("none", "400 INVALID_TYPE"), ("reader", "400 INVALID_FIELD"), ("", "One") })
            Assert.Equal(expected, await org.NamesAsync(user, soql));
    }

    [Fact]
    public async Task FIELDS_ALL_and_reading_by_id_leave_hidden_fields_out()
    {
        var found = (await org.QueryAsync("reader", "SELECT FIELDS(ALL) FROM Invoice__c LIMIT 1")).Json.GetProperty("records")[0];
        Assert.True(found.TryGetProperty("Amount__c", out _));
        Assert.False(found.TryGetProperty("Secret__c", out _));
        var read = (await org.SendAsync("reader", "GET", "/sobjects/Invoice__c/" + invoice)).Json;
        Assert.True(read.TryGetProperty("Amount__c", out _));
        Assert.False(read.TryGetProperty("Secret__c", out _));
        Assert.Equal("400 INVALID_FIELD", AccessOrg.ErrorOf(await org.SendAsync("reader", "GET", $"/sobjects/Invoice__c/{invoice}?fields=Secret__c")));
        Assert.Equal("404 NOT_FOUND", AccessOrg.ErrorOf(await org.SendAsync("none", "GET", "/sobjects/Invoice__c/" + invoice)));
    }

    [Fact]
    public async Task Describe_shows_what_the_user_may()
    {
        var types = (await org.SendAsync("none", "GET", "/sobjects")).Json.GetProperty("sobjects").EnumerateArray().Select(type => type.GetProperty("name").GetString()).ToList();
        Assert.Contains("Account", types);
        Assert.DoesNotContain("Invoice__c", types);
        Assert.Equal("404 NOT_FOUND", AccessOrg.ErrorOf(await org.SendAsync("none", "GET", "/sobjects/Invoice__c/describe")));
        Assert.Equal("createable:False updateable:False deletable:False queryable:True", Flags(await org.SendAsync("reader", "GET", "/sobjects/Invoice__c/describe")));
        Assert.Equal("createable:True updateable:True deletable:True queryable:True", Flags(await org.SendAsync("writer", "GET", "/sobjects/Invoice__c/describe")));
        Assert.Equal("createable:True updateable:True deletable:False queryable:True", Flags(await org.SendAsync("careful", "GET", "/sobjects/Invoice__c/describe")));
        var fields = (await org.SendAsync("reader", "GET", "/sobjects/Invoice__c/describe")).Json.GetProperty("fields").EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!);
        Assert.DoesNotContain("Secret__c", fields.Keys);
        Assert.False(fields["Amount__c"].GetProperty("updateable").GetBoolean());
        Assert.False(fields["Name"].GetProperty("createable").GetBoolean());
    }

    private static string Flags(Answer answer) => string.Join(' ', new[] { "createable", "updateable", "deletable", "queryable" }.Select(flag => $"{flag}:{answer.Json.GetProperty(flag).GetBoolean()}"));

    [Fact]
    public async Task Writing_takes_the_right_to_it()
    {
        Assert.Equal("400 CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", AccessOrg.ErrorOf(await org.SendAsync("reader", "POST", "/sobjects/Invoice__c", """{"Name":"x"}""")));
        Assert.Equal("400 CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", AccessOrg.ErrorOf(await org.SendAsync("reader", "PATCH", "/sobjects/Invoice__c/" + invoice, """{"Name":"x"}""")));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", AccessOrg.ErrorOf(await org.SendAsync("careful", "DELETE", "/sobjects/Invoice__c/" + invoice)));
        Assert.Equal("404 NOT_FOUND", AccessOrg.ErrorOf(await org.SendAsync("none", "POST", "/sobjects/Invoice__c", """{"Name":"x"}""")));
        Assert.Equal("404 NOT_FOUND", AccessOrg.ErrorOf(await org.SendAsync("none", "DELETE", "/sobjects/Invoice__c/" + invoice)));
        Assert.Equal("204", AccessOrg.ErrorOf(await org.SendAsync("writer", "PATCH", "/sobjects/Invoice__c/" + invoice, """{"Name":"Two","Secret__c":"t"}""")));
        // Everybody may edit, but what is another's only they may delete.
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", AccessOrg.ErrorOf(await org.SendAsync("writer", "DELETE", "/sobjects/Invoice__c/" + invoice)));
        Assert.Equal("204", AccessOrg.ErrorOf(await org.SendAsync("writer", "DELETE", "/sobjects/Invoice__c/" + await org.CreateAsync("writer", "Invoice__c", """{"Name":"Own"}"""))));
    }

    [Fact]
    public async Task A_field_that_may_only_be_read_is_refused_by_name()
    {
        var answer = await org.SendAsync("clerk", "POST", "/sobjects/Account", """{"Name":"A","Phone":"1"}""");
        Assert.Equal("400 INVALID_FIELD_FOR_INSERT_UPDATE", AccessOrg.ErrorOf(answer));
        Assert.Contains("Unable to create/update fields: Phone.", answer.Body, StringComparison.Ordinal);
        Assert.Equal("400 INVALID_FIELD", AccessOrg.ErrorOf(await org.SendAsync("clerk", "POST", "/sobjects/Account", """{"Name":"A","Industry":"x"}""")));
        Assert.Equal("400 INVALID_FIELD", AccessOrg.ErrorOf(await org.SendAsync("clerk", "POST", "/sobjects/Account", """{"Name":"A","Rating__c":"x"}""")));
        Assert.Equal("201", AccessOrg.ErrorOf(await org.SendAsync("clerk", "POST", "/sobjects/Account", """{"Name":"A","Website":"w"}""")));
    }

    [Fact]
    public async Task Standard_profiles_keep_their_meaning()
    {
        Assert.Equal("201", AccessOrg.ErrorOf(await org.SendAsync("none", "POST", "/sobjects/Account", """{"Name":"A","Industry":"Energy"}""")));
        Assert.Equal("A", await org.NamesAsync("readonly", "SELECT Name FROM Account"));
        Assert.Equal("400 CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", AccessOrg.ErrorOf(await org.SendAsync("readonly", "POST", "/sobjects/Account", """{"Name":"B"}""")));
        Assert.Equal("400 CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", AccessOrg.ErrorOf(await org.SendAsync("none", "POST", "/sobjects/Campaign", """{"Name":"C"}""")));
        Assert.Equal("400 CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", AccessOrg.ErrorOf(await org.SendAsync("none", "POST", "/sobjects/Group", """{"Name":"C","Type":"Regular"}""")));
    }

    [Fact]
    public async Task Standard_fields_of_objects_without_permissions_of_their_own_are_everybodys()
    {
        Assert.Equal("201", AccessOrg.ErrorOf(await org.SendAsync("none", "POST", "/sobjects/Task", """{"Subject":"Call","Description":"d"}""")));
        Assert.Equal("200", AccessOrg.ErrorOf(await org.QueryAsync("clerk", "SELECT Subject, Description FROM Task")));
        Assert.Equal("400 CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", AccessOrg.ErrorOf(await org.SendAsync("readonly", "POST", "/sobjects/Task", """{"Subject":"Call"}""")));
        Assert.Equal("200", AccessOrg.ErrorOf(await org.QueryAsync("none", "SELECT Quantity, Discount FROM OpportunityLineItem")));
    }

    [Fact]
    public async Task Composite_collections_and_upserts_are_held_to_the_same()
    {
        var collection = await org.SendAsync("reader", "POST", "/composite/sobjects", """{"records":[{"attributes":{"type":"Invoice__c"},"Name":"x"}]}""");
        Assert.Contains("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", collection.Body, StringComparison.Ordinal);
        Assert.Contains("INVALID_TYPE", (await org.SendAsync("none", "POST", "/composite/sobjects", """{"records":[{"attributes":{"type":"Invoice__c"},"Name":"x"}]}""")).Body, StringComparison.Ordinal);
        Assert.Equal("404 NOT_FOUND", AccessOrg.ErrorOf(await org.SendAsync("reader", "PATCH", "/sobjects/Invoice__c/Number__c/N2", """{"Name":"x"}""")));
        Assert.Equal("201", AccessOrg.ErrorOf(await org.SendAsync("writer", "PATCH", "/sobjects/Invoice__c/Number__c/N2", """{"Name":"x"}""")));
        var composite = await org.SendAsync("reader", "POST", "/composite", """{"compositeRequest":[{"method":"GET","url":"/services/data/v66.0/query?q=SELECT+Secret__c+FROM+Invoice__c","referenceId":"q"}]}""");
        Assert.Contains("No such column", composite.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searches_find_nothing_of_what_may_not_be_read()
    {
        Assert.Equal(1, Found(await org.SendAsync("writer", "GET", "/search?q=" + Uri.EscapeDataString("FIND {One} RETURNING Invoice__c(Name)"))));
        Assert.Equal(0, Found(await org.SendAsync("none", "GET", "/search?q=" + Uri.EscapeDataString("FIND {One}"))));
        Assert.Equal(1, Found(await org.SendAsync("writer", "GET", "/search?q=" + Uri.EscapeDataString("FIND {N1} RETURNING Invoice__c(Name)"))));
        Assert.Equal(0, Found(await org.SendAsync("reader", "GET", "/search?q=" + Uri.EscapeDataString("FIND {N1} RETURNING Invoice__c(Name)"))));
        Assert.Equal("400 INVALID_TYPE", AccessOrg.ErrorOf(await org.SendAsync("none", "GET", "/search?q=" + Uri.EscapeDataString("FIND {One} RETURNING Invoice__c(Name)"))));
    }

    private static int Found(Answer answer) => answer.Json.GetProperty("searchRecords").GetArrayLength();

    [Fact]
    public async Task An_assignment_made_or_taken_by_the_API_counts_at_once()
    {
        var user = await org.IdAsync("SELECT Id FROM User WHERE Username = 'none@x.test'");
        var set = await org.IdAsync("SELECT Id FROM PermissionSet WHERE Name = 'Reader'");
        var assignment = await org.CreateAsync("", "PermissionSetAssignment", $$"""{"AssigneeId":"{{user}}","PermissionSetId":"{{set}}"}""");
        Assert.Equal("One", await org.NamesAsync("none", "SELECT Name FROM Invoice__c"));
        await org.CreateAsync("", "FieldPermissions", $$"""{"ParentId":"{{set}}","SobjectType":"Invoice__c","Field":"Invoice__c.Secret__c","PermissionsRead":true}""");
        Assert.Equal("One", await org.NamesAsync("none", "SELECT Name, Secret__c FROM Invoice__c"));
        await org.SendAsync("", "DELETE", "/sobjects/PermissionSetAssignment/" + assignment);
        Assert.Equal("400 INVALID_TYPE", await org.NamesAsync("none", "SELECT Name FROM Invoice__c"));
        Assert.Equal("400 CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", AccessOrg.ErrorOf(await org.SendAsync("none", "POST", "/sobjects/PermissionSetAssignment", $$"""{"AssigneeId":"{{user}}","PermissionSetId":"{{set}}"}""")));
    }

    [Fact]
    public async Task Definitions_are_rows_that_can_be_queried()
    {
        Assert.Equal("Clerk", await org.NamesAsync("", "SELECT Name FROM Profile WHERE Name = 'Clerk'"));
        var permissions = (await org.QueryAsync("", "SELECT SobjectType, PermissionsRead, PermissionsCreate FROM ObjectPermissions WHERE Parent.Name = 'Reader'")).Json.GetProperty("records")[0];
        Assert.Equal("Invoice__c True False", $"{permissions.GetProperty("SobjectType").GetString()} {permissions.GetProperty("PermissionsRead").GetBoolean()} {permissions.GetProperty("PermissionsCreate").GetBoolean()}");
        Assert.Equal("Account.Industry,Account.Phone", string.Join(",", (await org.QueryAsync("", "SELECT Field FROM FieldPermissions WHERE Parent.Profile.Name = 'Clerk' ORDER BY Field")).Json.GetProperty("records").EnumerateArray().Select(row => row.GetProperty("Field").GetString())));
        Assert.Equal(1, (await org.QueryAsync("", "SELECT Id FROM PermissionSetAssignment WHERE PermissionSetGroup.DeveloperName = 'Careful' AND Assignee.Username = 'careful@x.test'")).Json.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task Bulk_jobs_see_what_their_user_sees()
    {
        Assert.Contains("Invoice__c", (await org.SendAsync("none", "POST", "/jobs/ingest", """{"object":"Invoice__c","operation":"insert"}""")).Body, StringComparison.Ordinal);
        Assert.Equal("INVALIDENTITY", (await org.SendAsync("reader", "POST", "/jobs/ingest", """{"object":"Invoice__c","operation":"insert"}""")).Json[0].GetProperty("errorCode").GetString());
        Assert.Equal("Failed", await IngestAsync("careful", "Name,Secret__c\nx,y\n"));
        Assert.Equal("JobComplete 0", await IngestAsync("careful", "Name,Amount__c\nBy careful,1\n"));
        Assert.Equal("JobComplete 0", await IngestAsync("writer", "Name,Secret__c\nBulk,y\n"));
        Assert.Equal("Bulk,By careful,One", await org.NamesAsync("", "SELECT Name FROM Invoice__c ORDER BY Name"));
        Assert.Equal(400, (await org.SendAsync("reader", "POST", "/jobs/query", """{"operation":"query","query":"SELECT Secret__c FROM Invoice__c"}""")).Status);
        // By a permission set, too, one may delete for good.
        Assert.Equal(200, (await org.SendAsync("writer", "POST", "/jobs/ingest", """{"object":"Invoice__c","operation":"hardDelete"}""")).Status);
    }

    // The state of the job, and the number of failed rows of one that is complete.
    private async Task<string> IngestAsync(string user, string csv)
    {
        var job = (await org.SendAsync(user, "POST", "/jobs/ingest", """{"object":"Invoice__c","operation":"insert"}""")).Json.GetProperty("id").GetString();
        await org.SendAsync(user, "PUT", $"/jobs/ingest/{job}/batches", csv, ("Content-Type", "text/csv"));
        await org.SendAsync(user, "PATCH", $"/jobs/ingest/{job}", """{"state":"UploadComplete"}""");
        var state = (await org.SendAsync(user, "GET", $"/jobs/ingest/{job}")).Json;
        var name = state.GetProperty("state").GetString();
        return name == "Failed" ? name : $"{name} {state.GetProperty("numberRecordsFailed").GetInt32()}";
    }

    [Fact]
    public async Task An_org_without_such_definitions_lets_everybody_do_all()
    {
        await using var open = await AccessOrg.StartAsync("""{"objects":[{"fullName":"Invoice__c"}],"users":[{"username":"std@x.test"}]}""");
        await open.CreateAsync("std", "Invoice__c", """{"Name":"x"}""");
        await using var closed = await AccessOrg.StartAsync("""{"permissions":"enforced","objects":[{"fullName":"Invoice__c"}],"users":[{"username":"std@x.test"}]}""");
        Assert.Equal("404 NOT_FOUND", AccessOrg.ErrorOf(await closed.SendAsync("std", "POST", "/sobjects/Invoice__c", """{"Name":"x"}""")));
        await closed.CreateAsync("std", "Account", """{"Name":"x"}""");
    }

    [Fact]
    public async Task Rights_that_reach_all_records_reach_all_sObjects()
    {
        await using var all = await AccessOrg.StartAsync("""
            {"objects":[{"fullName":"Invoice__c"}],"profiles":[{"fullName":"Viewer","userPermissions":[{"name":"ApiEnabled"},{"name":"ViewAllData"}]},{"fullName":"Modifier","userPermissions":[{"name":"ApiEnabled"},{"name":"ModifyAllData"}]}],
             "users":[{"username":"view@x.test","profile":"Viewer"},{"username":"modify@x.test","profile":"Modifier"}]}
            """);
        await all.CreateAsync("modify", "Invoice__c", """{"Name":"x"}""");
        Assert.Equal("x", await all.NamesAsync("view", "SELECT Name FROM Invoice__c"));
        Assert.Equal("400 CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", AccessOrg.ErrorOf(await all.SendAsync("view", "POST", "/sobjects/Invoice__c", """{"Name":"y"}""")));
    }
}
