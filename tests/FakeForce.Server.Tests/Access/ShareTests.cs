namespace FakeForce.Server.Tests.Access;

/// <summary>What share objects list, and what may be written of them (Object Reference, "AccountShare").</summary>
public sealed class ShareTests : IAsyncLifetime
{
    private const string definitions = """
        {
          "objects": [ { "fullName": "Account", "sharingModel": "Private" }, { "fullName": "Opportunity", "sharingModel": "Private" }, { "fullName": "Case", "sharingModel": "Read" },
            { "fullName": "Deal__c", "sharingModel": "Read", "fields": [ { "fullName": "Region__c", "type": "Text", "length": 20 } ] } ],
          "roles": [ { "fullName": "East", "opportunityAccessLevel": "Read", "caseAccessLevel": "Edit", "contactAccessLevel": "None" } ],
          "groups": [ { "fullName": "Reviewers", "members": { "user": ["other@x.test"] } } ],
          "permissionSets": [ { "fullName": "Deals", "objectPermissions": [ { "object": "Deal__c", "allowRead": true, "allowCreate": true, "allowEdit": true, "allowDelete": true } ],
            "fieldPermissions": [ { "field": "Deal__c.Region__c", "readable": true, "editable": true } ] } ],
          "sharingRules": [
            { "fullName": "Deal__c", "sharingCriteriaRules": [ { "fullName": "North", "accessLevel": "Edit", "sharedTo": { "group": ["Reviewers"] }, "criteriaItems": [ { "field": "Region__c", "operation": "equals", "value": "North" } ] } ] },
            { "fullName": "Account", "sharingOwnerRules": [ { "fullName": "East", "accessLevel": "Read", "accountSettings": { "opportunityAccessLevel": "Edit", "caseAccessLevel": "None", "contactAccessLevel": "None" }, "sharedFrom": { "role": ["East"] }, "sharedTo": { "group": ["Reviewers"] } } ] } ],
          "users": [ { "username": "rep@x.test", "role": "East", "permissionSets": ["Deals"] }, { "username": "other@x.test", "permissionSets": ["Deals"] }, { "username": "third@x.test", "permissionSets": ["Deals"] } ]
        }
        """;

    private AccessOrg org = null!;

    public async ValueTask InitializeAsync() => org = await AccessOrg.StartAsync(definitions, "AccountTeams");

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private Task<string> UserAsync(string user) => org.IdAsync($"SELECT Id FROM User WHERE Username = '{user}@x.test'");

    private async Task<string> ErrorAsync(string user, string method, string path, string? json = null) => AccessOrg.ErrorOf(await org.SendAsync(user, method, path, json));

    // Cause, level and receiver of each, in their order.
    private async Task<List<string>> SharesAsync(string user, string sobject, string level, string where)
    {
        var answer = await org.QueryAsync(user, $"SELECT RowCause, {level}, UserOrGroup.Name FROM {sobject} WHERE {where}");
        Assert.True(answer.Status == 200, answer.Body);
        return [.. answer.Json.GetProperty("records").EnumerateArray().Select(row => $"{row.GetProperty("RowCause").GetString()} {row.GetProperty(level).GetString()} {row.GetProperty("UserOrGroup").GetProperty("Name").GetString()}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Owners_rules_and_shares_by_hand_are_listed()
    {
        var north = await org.CreateAsync("rep", "Deal__c", """{"Name":"N","Region__c":"North"}""");
        var south = await org.CreateAsync("rep", "Deal__c", """{"Name":"S","Region__c":"South"}""");
        await org.CreateAsync("rep", "Deal__Share", $$"""{"ParentId":"{{south}}","UserOrGroupId":"{{await UserAsync("third")}}","AccessLevel":"Edit"}""");
        Assert.Equal(["Owner All rep", "Rule Edit Reviewers"], await SharesAsync("rep", "Deal__Share", "AccessLevel", $"ParentId = '{north}'"));
        Assert.Equal(["Manual Edit third", "Owner All rep"], await SharesAsync("", "Deal__Share", "AccessLevel", $"ParentId IN ('{south}')"));
        Assert.Equal(["Manual Edit third", "Owner All rep", "Owner All rep", "Rule Edit Reviewers"], await SharesAsync("", "Deal__Share", "AccessLevel", "Id != null"));
        Assert.Equal(["Rule Edit Reviewers"], await SharesAsync("", "Deal__Share", "AccessLevel", "RowCause = 'Rule'"));
        Assert.Equal("S", await org.NamesAsync("", "SELECT Name FROM Deal__c WHERE Id IN (SELECT ParentId FROM Deal__Share WHERE RowCause = 'Manual')"));
        Assert.Equal("204", await ErrorAsync("rep", "PATCH", "/sobjects/Deal__c/" + north, """{"Region__c":"West"}"""));
        Assert.Equal(["Owner All rep"], await SharesAsync("", "Deal__Share", "AccessLevel", $"ParentId = '{north}'"));
    }

    [Fact]
    public async Task An_accounts_shares_say_what_they_give_on_its_children()
    {
        var account = await org.CreateAsync("rep", "Account", """{"Name":"Acme"}""");
        await org.CreateAsync("rep", "AccountTeamMember", $$"""{"AccountId":"{{account}}","UserId":"{{await UserAsync("third")}}","AccountAccessLevel":"Edit","OpportunityAccessLevel":"Read"}""");
        var rows = (await org.QueryAsync("rep", $"SELECT (SELECT RowCause, AccountAccessLevel, OpportunityAccessLevel, CaseAccessLevel, ContactAccessLevel FROM Shares) FROM Account WHERE Id = '{account}'"))
            .Json.GetProperty("records")[0].GetProperty("Shares").GetProperty("records").EnumerateArray()
            .Select(row => string.Join(' ', new[] { "RowCause", "AccountAccessLevel", "OpportunityAccessLevel", "CaseAccessLevel", "ContactAccessLevel" }.Select(name => row.GetProperty(name).GetString() ?? "-")));
        Assert.Equal(["Owner All Read Edit -", "Rule Read Edit Read -", "Team Edit Read Read -"], rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_who_reads_the_record_sees_its_shares()
    {
        await org.CreateAsync("rep", "Account", """{"Name":"Acme"}""");
        Assert.Equal(["Owner All rep", "Rule Read Reviewers"], await SharesAsync("other", "AccountShare", "AccountAccessLevel", "Id != null"));
        Assert.Empty(await SharesAsync("third", "AccountShare", "AccountAccessLevel", "Id != null"));
        Assert.Equal(0, (await org.QueryAsync("third", "SELECT COUNT() FROM AccountShare")).Json.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task Only_shares_by_hand_are_written()
    {
        var deal = await org.CreateAsync("rep", "Deal__c", """{"Name":"N"}""");
        var third = await UserAsync("third");
        var owner = (await org.QueryAsync("rep", $"SELECT Id FROM Deal__Share WHERE ParentId = '{deal}'")).Json.GetProperty("records")[0].GetProperty("Id").GetString();
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("rep", "DELETE", "/sobjects/Deal__Share/" + owner));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("", "PATCH", "/sobjects/Deal__Share/" + owner, """{"AccessLevel":"Read"}"""));
        Assert.Equal("400 FIELD_INTEGRITY_EXCEPTION", await ErrorAsync("", "POST", "/sobjects/Deal__Share", $$"""{"ParentId":"{{deal}}","UserOrGroupId":"{{third}}","AccessLevel":"Edit","RowCause":"Rule"}"""));
        var trivial = await org.SendAsync("rep", "POST", "/sobjects/Deal__Share", $$"""{"ParentId":"{{deal}}","UserOrGroupId":"{{third}}","AccessLevel":"Read"}""");
        Assert.Equal("field integrity exception: AccessLevel (trivial share level Read, for organization with default level Read)", trivial.Json[0].GetProperty("message").GetString());
        var account = await org.CreateAsync("rep", "Account", """{"Name":"Acme"}""");
        var below = await org.SendAsync("rep", "POST", "/sobjects/CaseShare", $$"""{"CaseId":"{{await org.CreateAsync("rep", "Case", """{"Subject":"c"}""")}}","UserOrGroupId":"{{third}}","CaseAccessLevel":"Read"}""");
        Assert.Equal("FIELD_INTEGRITY_EXCEPTION", below.Json[0].GetProperty("errorCode").GetString());
        await org.CreateAsync("rep", "AccountShare", $$"""{"AccountId":"{{account}}","UserOrGroupId":"{{third}}","AccountAccessLevel":"Read","OpportunityAccessLevel":"None","CaseAccessLevel":"Read"}""");
        Assert.Contains("Manual Read third", await SharesAsync("rep", "AccountShare", "AccountAccessLevel", $"AccountId = '{account}'"));
    }

    [Fact]
    public async Task A_share_with_whom_it_is_shared_already_changes_that_one()
    {
        var deal = await org.CreateAsync("rep", "Account", """{"Name":"N"}""");
        var third = await UserAsync("third");
        var first = await org.CreateAsync("rep", "AccountShare", $$"""{"AccountId":"{{deal}}","UserOrGroupId":"{{third}}","AccountAccessLevel":"Read","OpportunityAccessLevel":"None","CaseAccessLevel":"Read"}""");
        Assert.Equal(first, await org.CreateAsync("rep", "AccountShare", $$"""{"AccountId":"{{deal}}","UserOrGroupId":"{{third}}","AccountAccessLevel":"Edit","OpportunityAccessLevel":"None","CaseAccessLevel":"Read"}"""));
        Assert.Contains("Manual Edit third", await SharesAsync("rep", "AccountShare", "AccountAccessLevel", $"AccountId = '{deal}'"));
    }
}
