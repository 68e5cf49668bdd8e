namespace FakeForce.Server.Tests.Access;

/// <summary>Which records users see and change: organisation-wide defaults, roles, sharing rules, shares, teams, queues.</summary>
public sealed class SharingTests : IAsyncLifetime
{
    // ceo over east and west; rep1 in east, rep2 in west, lone without a role.
    private const string definitions = """
        {
          "objects": [
            { "fullName": "Account", "sharingModel": "Private" }, { "fullName": "Opportunity", "sharingModel": "Private" }, { "fullName": "Case", "sharingModel": "Private" },
            { "fullName": "Deal__c", "label": "Deal", "sharingModel": "Private", "fields": [ { "fullName": "Region__c", "type": "Text", "length": 20 }, { "fullName": "Ext__c", "type": "Text", "length": 20, "externalId": true, "unique": true } ] },
            { "fullName": "Line__c", "label": "Line", "sharingModel": "ControlledByParent", "fields": [ { "fullName": "Deal__c", "type": "MasterDetail", "referenceTo": ["Deal__c"], "relationshipName": "Lines" } ] },
            { "fullName": "Open__c", "label": "Open", "sharingModel": "Read", "fields": [ { "fullName": "Deal__c", "type": "Lookup", "referenceTo": ["Deal__c"], "relationshipName": "Opens" } ] } ],
          "roles": [ { "fullName": "CEO" }, { "fullName": "East", "parentRole": "CEO", "opportunityAccessLevel": "Read", "caseAccessLevel": "None", "contactAccessLevel": "Edit" }, { "fullName": "West", "parentRole": "CEO" } ],
          "groups": [ { "fullName": "Outer", "members": { "group": ["Inner"] } }, { "fullName": "Inner", "doesIncludeBosses": false } ],
          "queues": [ { "fullName": "Desk", "name": "Desk", "queueSobject": [ { "sobjectType": "Deal__c" } ], "queueMembers": { "users": { "user": ["rep2@x.test"] } } } ],
          "permissionSets": [ { "fullName": "Deals", "label": "Deals",
            "objectPermissions": [ { "object": "Deal__c", "allowRead": true, "allowCreate": true, "allowEdit": true, "allowDelete": true }, { "object": "Line__c", "allowRead": true, "allowCreate": true, "allowEdit": true, "allowDelete": true },
              { "object": "Open__c", "allowRead": true, "allowCreate": true, "allowEdit": true, "allowDelete": true } ],
            "fieldPermissions": [ { "field": "Deal__c.Region__c", "readable": true, "editable": true }, { "field": "Deal__c.Ext__c", "readable": true, "editable": true }, { "field": "Open__c.Deal__c", "readable": true, "editable": true } ] },
            { "fullName": "AllDeals", "label": "All", "objectPermissions": [ { "object": "Deal__c", "allowRead": true, "viewAllRecords": true } ] } ],
          "sharingRules": [ { "fullName": "Deal__c",
            "sharingCriteriaRules": [ { "fullName": "North", "accessLevel": "Edit", "sharedTo": { "group": ["Outer"] }, "criteriaItems": [ { "field": "Region__c", "operation": "equals", "value": "North" } ] } ],
            "sharingOwnerRules": [ { "fullName": "WestToLone", "accessLevel": "Read", "sharedFrom": { "role": ["West"] }, "sharedTo": { "group": ["Outer"] } } ] } ],
          "users": [
            { "username": "ceo@x.test", "role": "CEO", "permissionSets": ["Deals"] }, { "username": "rep1@x.test", "role": "East", "permissionSets": ["Deals"] }, { "username": "rep2@x.test", "role": "West", "permissionSets": ["Deals"] },
            { "username": "lone@x.test", "permissionSets": ["Deals"] }, { "username": "inner@x.test", "role": "East", "permissionSets": ["Deals"], "groups": ["Inner"] }, { "username": "auditor@x.test", "permissionSets": ["Deals", "AllDeals"] } ]
        }
        """;

    private AccessOrg org = null!;

    public async ValueTask InitializeAsync() => org = await AccessOrg.StartAsync(definitions);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private Task<string> DealsAsync(string user) => org.NamesAsync(user, "SELECT Name FROM Deal__c ORDER BY Name");

    private Task<string> UserAsync(string user) => org.IdAsync($"SELECT Id FROM User WHERE Username = '{user}@x.test'");

    private async Task<string> ErrorAsync(string user, string method, string path, string? json = null) => AccessOrg.ErrorOf(await org.SendAsync(user, method, path, json));

    [Fact]
    public async Task A_private_record_is_its_owners_and_those_above()
    {
        await org.CreateAsync("rep1", "Deal__c", """{"Name":"One"}""");
        await org.CreateAsync("", "Deal__c", """{"Name":"Admins"}""");
        Assert.Equal("One", await DealsAsync("rep1"));
        Assert.Equal("One", await DealsAsync("ceo"));
        Assert.Equal("", await DealsAsync("rep2"));
        Assert.Equal("", await DealsAsync("inner"));
        Assert.Equal("Admins,One", await DealsAsync(""));
        Assert.Equal("Admins,One", await DealsAsync("auditor"));
    }

    [Fact]
    public async Task Counts_groups_searches_and_sub_queries_leave_it_out_too()
    {
        var mine = await org.CreateAsync("rep1", "Deal__c", """{"Name":"Mine","Region__c":"South"}""");
        await org.CreateAsync("rep2", "Deal__c", """{"Name":"Theirs","Region__c":"South"}""");
        await org.CreateAsync("rep1", "Line__c", $$"""{"Name":"Line","Deal__c":"{{mine}}"}""");
        Assert.Equal(1, (await org.QueryAsync("rep1", "SELECT COUNT() FROM Deal__c")).Json.GetProperty("totalSize").GetInt32());
        Assert.Equal(1, (await org.QueryAsync("rep1", "SELECT COUNT(Id) n FROM Deal__c WHERE Region__c = 'South'")).Json.GetProperty("records")[0].GetProperty("n").GetInt32());
        Assert.Equal(1, (await org.SendAsync("rep1", "GET", "/search?q=" + Uri.EscapeDataString("FIND {South} RETURNING Deal__c(Name)"))).Json.GetProperty("searchRecords").GetArrayLength());
        Assert.Equal(2, (await org.SendAsync("", "GET", "/search?q=" + Uri.EscapeDataString("FIND {South} RETURNING Deal__c(Name)"))).Json.GetProperty("searchRecords").GetArrayLength());
        Assert.Equal("Line", await org.NamesAsync("rep1", "SELECT Name FROM Line__c"));
        Assert.Equal("", await org.NamesAsync("rep2", "SELECT Name FROM Line__c"));
        Assert.Equal("", await org.NamesAsync("rep2", $"SELECT Name FROM Line__c WHERE Deal__c IN (SELECT Id FROM Deal__c)"));
        Assert.Equal("Line", await org.NamesAsync("ceo", "SELECT Name FROM Line__c WHERE Deal__r.Name = 'Mine'"));
    }

    [Fact]
    public async Task A_record_that_is_not_seen_is_not_found_and_not_to_be_named()
    {
        var deal = await org.CreateAsync("rep1", "Deal__c", """{"Name":"One","Ext__c":"E1"}""");
        Assert.Equal("404 NOT_FOUND", await ErrorAsync("rep2", "GET", "/sobjects/Deal__c/" + deal));
        Assert.Equal("404 NOT_FOUND", await ErrorAsync("rep2", "GET", "/sobjects/Deal__c/Ext__c/E1"));
        Assert.Equal("400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", await ErrorAsync("rep2", "PATCH", "/sobjects/Deal__c/" + deal, """{"Name":"Two"}"""));
        Assert.Equal("400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", await ErrorAsync("rep2", "DELETE", "/sobjects/Deal__c/" + deal));
        Assert.Equal("400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", await ErrorAsync("rep2", "PATCH", "/sobjects/Deal__c/Ext__c/E1", """{"Name":"Two"}"""));
        Assert.Equal("400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", await ErrorAsync("rep2", "POST", "/sobjects/Open__c", $$"""{"Name":"x","Deal__c":"{{deal}}"}"""));
        Assert.Equal("400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", await ErrorAsync("rep2", "POST", "/sobjects/Line__c", $$"""{"Name":"x","Deal__c":"{{deal}}"}"""));
        Assert.Equal("[null]", (await org.SendAsync("rep2", "GET", $"/composite/sobjects/Deal__c?ids={deal}&fields=Name")).Body);
    }

    [Fact]
    public async Task A_parent_that_is_not_seen_is_null()
    {
        var deal = await org.CreateAsync("rep1", "Deal__c", """{"Name":"One"}""");
        await org.CreateAsync("rep1", "Open__c", $$"""{"Name":"Open","Deal__c":"{{deal}}"}""");
        Assert.Equal("Open", await org.NamesAsync("rep2", "SELECT Name FROM Open__c"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await org.QueryAsync("rep2", "SELECT Name, Deal__r.Name FROM Open__c")).Json.GetProperty("records")[0].GetProperty("Deal__r").ValueKind);
        Assert.Equal("", await org.NamesAsync("rep2", "SELECT Name FROM Open__c WHERE Deal__r.Name = 'One'"));
        Assert.Equal("Open", await org.NamesAsync("ceo", "SELECT Name FROM Open__c WHERE Deal__r.Name = 'One'"));
    }

    [Fact]
    public async Task Public_read_only_records_are_changed_by_their_owners_alone()
    {
        var id = await org.CreateAsync("rep1", "Open__c", """{"Name":"Open"}""");
        Assert.Equal("Open", await org.NamesAsync("rep2", "SELECT Name FROM Open__c"));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("rep2", "PATCH", "/sobjects/Open__c/" + id, """{"Name":"x"}"""));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("rep2", "DELETE", "/sobjects/Open__c/" + id));
        Assert.Equal("204", await ErrorAsync("ceo", "PATCH", "/sobjects/Open__c/" + id, """{"Name":"x"}"""));
        Assert.Equal("204", await ErrorAsync("rep1", "DELETE", "/sobjects/Open__c/" + id));
    }

    [Fact]
    public async Task Sharing_rules_reach_members_of_groups_in_groups()
    {
        var north = await org.CreateAsync("rep1", "Deal__c", """{"Name":"North","Region__c":"North"}""");
        var west = await org.CreateAsync("rep2", "Deal__c", """{"Name":"West"}""");
        Assert.Equal("North,West", await DealsAsync("inner"));
        Assert.Equal("", await DealsAsync("lone"));
        Assert.Equal("204", await ErrorAsync("inner", "PATCH", "/sobjects/Deal__c/" + north, """{"Name":"North 2"}"""));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("inner", "PATCH", "/sobjects/Deal__c/" + west, """{"Name":"x"}"""));
        Assert.Equal("204", await ErrorAsync("", "PATCH", "/sobjects/Deal__c/" + north, """{"Region__c":"South"}"""));
        Assert.Equal("West", await DealsAsync("inner"));
    }

    [Fact]
    public async Task A_share_made_by_hand_counts_at_once_and_goes_with_the_owner()
    {
        var deal = await org.CreateAsync("rep1", "Deal__c", """{"Name":"One"}""");
        var lone = await UserAsync("lone");
        Assert.Equal("400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", await ErrorAsync("rep2", "POST", "/sobjects/Deal__Share", $$"""{"ParentId":"{{deal}}","UserOrGroupId":"{{lone}}","AccessLevel":"Read"}"""));
        var share = await org.CreateAsync("rep1", "Deal__Share", $$"""{"ParentId":"{{deal}}","UserOrGroupId":"{{lone}}","AccessLevel":"Read"}""");
        Assert.Equal("One", await DealsAsync("lone"));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("lone", "PATCH", "/sobjects/Deal__c/" + deal, """{"Name":"x"}"""));
        Assert.Equal("204", await ErrorAsync("rep1", "PATCH", "/sobjects/Deal__Share/" + share, """{"AccessLevel":"Edit"}"""));
        Assert.Equal("204", await ErrorAsync("lone", "PATCH", "/sobjects/Deal__c/" + deal, """{"Name":"Lone's"}"""));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("lone", "PATCH", "/sobjects/Deal__c/" + deal, $$"""{"OwnerId":"{{lone}}"}"""));
        Assert.Equal("204", await ErrorAsync("rep1", "PATCH", "/sobjects/Deal__c/" + deal, $$"""{"OwnerId":"{{await UserAsync("rep2")}}"}"""));
        Assert.Equal("", await DealsAsync("lone"));
        Assert.Equal("", await DealsAsync("rep1"));
        Assert.Equal("Lone's", await DealsAsync("rep2"));
        Assert.Equal("400 FIELD_INTEGRITY_EXCEPTION", await ErrorAsync("rep2", "POST", "/sobjects/Deal__Share", $$"""{"ParentId":"{{deal}}","UserOrGroupId":"{{lone}}","AccessLevel":"All"}"""));
    }

    [Fact]
    public async Task A_queues_records_are_its_members()
    {
        var queue = await org.IdAsync("SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'Desk'");
        await org.CreateAsync("", "Deal__c", $$"""{"Name":"Queued","OwnerId":"{{queue}}"}""");
        Assert.Equal("Queued", await DealsAsync("rep2"));
        Assert.Equal("Queued", await DealsAsync("ceo"));
        Assert.Equal("", await DealsAsync("rep1"));
        await org.CreateAsync("", "GroupMember", $$"""{"GroupId":"{{queue}}","UserOrGroupId":"{{await UserAsync("rep1")}}"}""");
        Assert.Equal("Queued", await DealsAsync("rep1"));
    }

    [Fact]
    public async Task A_user_who_changes_role_sees_by_the_new_one()
    {
        await org.CreateAsync("rep1", "Deal__c", """{"Name":"One"}""");
        var lone = await UserAsync("lone");
        var role = await org.IdAsync("SELECT Id FROM UserRole WHERE DeveloperName = 'CEO'");
        Assert.Equal("204", await ErrorAsync("", "PATCH", "/sobjects/User/" + lone, $$"""{"UserRoleId":"{{role}}"}"""));
        Assert.Equal("One", await DealsAsync("lone"));
        var under = await org.CreateAsync("", "UserRole", $$"""{"Name":"Under East","DeveloperName":"UnderEast","ParentRoleId":"{{await org.IdAsync("SELECT Id FROM UserRole WHERE DeveloperName = 'East'")}}"}""");
        Assert.Equal("204", await ErrorAsync("", "PATCH", "/sobjects/User/" + lone, $$"""{"UserRoleId":"{{under}}"}"""));
        Assert.Equal("", await DealsAsync("lone"));
    }

    [Fact]
    public async Task Accounts_and_their_children_share_each_other()
    {
        var account = await org.CreateAsync("rep1", "Account", """{"Name":"Acme"}""");
        await org.CreateAsync("", "Opportunity", $$"""{"Name":"Big","StageName":"Prospecting","CloseDate":"2030-01-01","AccountId":"{{account}}"}""");
        await org.CreateAsync("", "Case", $$"""{"Subject":"Hidden","AccountId":"{{account}}"}""");
        await org.CreateAsync("", "Contact", $$"""{"LastName":"Child","AccountId":"{{account}}"}""");
        // By the role of the account's owner; contacts are controlled by their account.
        Assert.Equal("Big", await org.NamesAsync("rep1", "SELECT Name FROM Opportunity"));
        Assert.Equal(0, (await org.QueryAsync("rep1", "SELECT Id FROM Case")).Json.GetProperty("totalSize").GetInt32());
        Assert.Equal("Child", await org.NamesAsync("rep1", "SELECT Name FROM Contact"));
        Assert.Equal("", await org.NamesAsync("rep2", "SELECT Name FROM Contact"));
        var opportunity = await org.IdAsync("SELECT Id FROM Opportunity");
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("rep1", "PATCH", "/sobjects/Opportunity/" + opportunity, """{"Name":"x"}"""));
        // Who has the opportunity reads its account.
        Assert.Equal("", await org.NamesAsync("rep2", "SELECT Name FROM Account"));
        await org.CreateAsync("", "OpportunityShare", $$"""{"OpportunityId":"{{opportunity}}","UserOrGroupId":"{{await UserAsync("rep2")}}","OpportunityAccessLevel":"Edit"}""");
        Assert.Equal("Acme", await org.NamesAsync("rep2", "SELECT Name FROM Account"));
        Assert.Equal("204", await ErrorAsync("rep2", "PATCH", "/sobjects/Opportunity/" + opportunity, """{"Name":"x"}"""));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("rep2", "PATCH", "/sobjects/Account/" + account, """{"Name":"x"}"""));
    }

    [Fact]
    public async Task What_is_attached_to_a_record_is_seen_with_it()
    {
        var account = await org.CreateAsync("rep1", "Account", """{"Name":"Acme"}""");
        await org.CreateAsync("rep1", "Attachment", $$"""{"Name":"File","Body":"QUJD","ParentId":"{{account}}"}""");
        Assert.Equal("File", await org.NamesAsync("rep1", "SELECT Name FROM Attachment"));
        Assert.Equal("", await org.NamesAsync("rep2", "SELECT Name FROM Attachment"));
        Assert.Equal("400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", await ErrorAsync("rep2", "POST", "/sobjects/Attachment", $$"""{"Name":"x","Body":"QUJD","ParentId":"{{account}}"}"""));
    }

    [Fact]
    public async Task A_team_gives_its_members_access()
    {
        var account = await org.CreateAsync("", "Account", """{"Name":"Acme"}""");
        var opportunity = await org.CreateAsync("", "Opportunity", $$"""{"Name":"Big","StageName":"Prospecting","CloseDate":"2030-01-01","AccountId":"{{account}}"}""");
        await org.CreateAsync("", "OpportunityTeamMember", $$"""{"OpportunityId":"{{opportunity}}","UserId":"{{await UserAsync("rep1")}}"}""");
        Assert.Equal("Big", await org.NamesAsync("rep1", "SELECT Name FROM Opportunity"));
        Assert.Equal("Big", await org.NamesAsync("ceo", "SELECT Name FROM Opportunity"));
        Assert.Equal("", await org.NamesAsync("rep2", "SELECT Name FROM Opportunity"));
    }

    [Fact]
    public async Task UserRecordAccess_says_what_sharing_gives()
    {
        var deal = await org.CreateAsync("rep1", "Deal__c", """{"Name":"One"}""");
        await org.CreateAsync("rep1", "Deal__Share", $$"""{"ParentId":"{{deal}}","UserOrGroupId":"{{await UserAsync("lone")}}","AccessLevel":"Read"}""");
        foreach (var (user, expected) in new[] { ("rep1", "All"), ("ceo", "All"), ("lone", "Read"), ("rep2", "None"), ("auditor", "Read") })
            Assert.Equal(expected, (await org.QueryAsync("", $"SELECT RecordId, MaxAccessLevel FROM UserRecordAccess WHERE UserId = '{await UserAsync(user)}' AND RecordId = '{deal}'")).Json.GetProperty("records")[0].GetProperty("MaxAccessLevel").GetString());
    }

    [Fact]
    public async Task Lists_of_changed_records_and_of_recent_ones_hold_what_is_seen()
    {
        await org.CreateAsync("rep1", "Deal__c", """{"Name":"One"}""");
        await org.CreateAsync("rep2", "Deal__c", """{"Name":"Two"}""");
        var now = DateTimeOffset.UtcNow;
        var path = $"/sobjects/Deal__c/updated?start={Uri.EscapeDataString(now.AddHours(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture))}&end={Uri.EscapeDataString(now.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture))}";
        Assert.Equal(1, (await org.SendAsync("rep1", "GET", path)).Json.GetProperty("ids").GetArrayLength());
        Assert.Equal(2, (await org.SendAsync("", "GET", path)).Json.GetProperty("ids").GetArrayLength());
        Assert.Equal(1, (await org.SendAsync("rep1", "GET", "/recent")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Who_takes_a_record_over_must_be_able_to_read_it()
    {
        var user = await UserAsync("lone");
        await org.SendAsync("", "DELETE", "/sobjects/PermissionSetAssignment/" + await org.IdAsync($"SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '{user}'"));
        var deal = await org.CreateAsync("rep1", "Deal__c", """{"Name":"One"}""");
        Assert.Equal("400 TRANSFER_REQUIRES_READ", await ErrorAsync("rep1", "PATCH", "/sobjects/Deal__c/" + deal, $$"""{"OwnerId":"{{user}}"}"""));
    }

    [Fact]
    public async Task Bulk_rows_are_held_to_the_same()
    {
        var deal = await org.CreateAsync("rep1", "Deal__c", """{"Name":"One"}""");
        Assert.Equal("0", await UpdatedAsync("rep2", deal));
        Assert.Equal("1", await UpdatedAsync("rep1", deal));
    }

    // How many rows were changed.
    private async Task<string> UpdatedAsync(string user, string deal)
    {
        var job = (await org.SendAsync(user, "POST", "/jobs/ingest", """{"object":"Deal__c","operation":"update"}""")).Json.GetProperty("id").GetString();
        await org.SendAsync(user, "PUT", $"/jobs/ingest/{job}/batches", $"Id,Name\n{deal},Bulk\n", ("Content-Type", "text/csv"));
        await org.SendAsync(user, "PATCH", $"/jobs/ingest/{job}", """{"state":"UploadComplete"}""");
        var state = (await org.SendAsync(user, "GET", $"/jobs/ingest/{job}")).Json;
        return (state.GetProperty("numberRecordsProcessed").GetInt32() - state.GetProperty("numberRecordsFailed").GetInt32()).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
