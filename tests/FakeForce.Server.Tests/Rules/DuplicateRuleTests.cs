using System.Text.Json;

namespace FakeForce.Server.Tests.Rules;

/// <summary>Duplicate rules over REST (REST API Developer Guide, "Duplicate Rule Header"; the error's shape was seen in answers of v54).</summary>
public sealed class DuplicateRuleTests
{
    private const string Warns = """{"fullName": "Account.Names", "actionOnInsert": "Allow", "operationsOnInsert": ["Alert"], "alertText": "There is one.", "duplicateRuleMatchRules": [{"matchRuleSObjectType": "Account", "matchingRule": "Same"}]}""";

    [Fact]
    public async Task A_duplicate_that_is_allowed_is_held_up_until_the_caller_says_so()
    {
        await using var org = await StartAsync(Warns);
        var first = await org.CreateAsync("Account", """{"Name": "Acme", "Site": "Berlin"}""");
        await org.CreateAsync("Account", """{"Name": "Acme", "Site": "Bonn"}""");
        var refused = await org.SendAsync("POST", "/sobjects/Account", """{"Name": "ACME", "Site": "berlin"}""");
        var error = refused.Json[0];
        Assert.Equal((400, "DUPLICATES_DETECTED", "There is one."), (refused.Status, error.GetProperty("errorCode").GetString(), error.GetProperty("message").GetString()));
        Assert.False(error.TryGetProperty("fields", out _));
        var found = error.GetProperty("duplicateResut");
        Assert.Equal((true, "Names", "Account"), (found.GetProperty("allowSave").GetBoolean(), found.GetProperty("duplicateRule").GetString(), found.GetProperty("duplicateRuleEntityType").GetString()));
        var match = found.GetProperty("matchResults")[0];
        Assert.Equal(("Same", 1), (match.GetProperty("rule").GetString(), match.GetProperty("size").GetInt32()));
        Assert.Equal($"/services/data/v66.0/sobjects/Account/{first}", match.GetProperty("matchRecords")[0].GetProperty("record").GetProperty("attributes").GetProperty("url").GetString());
        Assert.Equal(201, (await org.SendAsync("POST", "/sobjects/Account", """{"Name": "ACME", "Site": "berlin"}""", ("Sforce-Duplicate-Rule-Header", "allowSave=true"))).Status);
    }

    [Fact]
    public async Task A_duplicate_that_is_blocked_is_never_saved()
    {
        await using var org = await StartAsync("""{"fullName": "Account.Names", "actionOnInsert": "Block", "actionOnUpdate": "Block", "duplicateRuleMatchRules": [{"matchRuleSObjectType": "Account", "matchingRule": "Same"}]}""");
        await org.CreateAsync("Account", """{"Name": "Acme", "Site": "Berlin"}""");
        var other = await org.CreateAsync("Account", """{"Name": "Acme", "Site": "Bonn"}""");
        var refused = await org.SendAsync("PATCH", $"/sobjects/Account/{other}", """{"Site": "Berlin"}""", ("Sforce-Duplicate-Rule-Header", "allowSave=true"));
        Assert.Equal((400, false), (refused.Status, refused.Json[0].GetProperty("duplicateResut").GetProperty("allowSave").GetBoolean()));
        // What does not touch the compared fields is not judged.
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Account/{other}", """{"Description": "x"}""")).Status);
    }

    [Fact]
    public async Task In_a_collection_the_error_is_like_all_others()
    {
        await using var org = await StartAsync(Warns);
        var answer = await org.SendAsync("POST", "/composite/sobjects", """{"records": [{"attributes": {"type": "Account"}, "Name": "A", "Site": "B"}, {"attributes": {"type": "Account"}, "Name": "A", "Site": "B"}]}""");
        Assert.True(answer.Json[0].GetProperty("success").GetBoolean());
        Assert.Equal("""{"statusCode":"DUPLICATES_DETECTED","message":"There is one.","fields":[]}""", answer.Json[1].GetProperty("errors")[0].GetRawText());
    }

    [Fact]
    public async Task A_rule_concerns_what_its_filter_lets_through()
    {
        await using var org = await StartAsync(Warns[..^1] + """, "filterItems": [{"field": "Industry", "operation": "equals", "value": "Shipping"}]}""");
        for (var i = 0; i < 2; i++) await org.CreateAsync("Account", """{"Name": "A", "Site": "B", "Industry": "Energy"}""");
        Assert.Equal(400, (await org.SendAsync("POST", "/sobjects/Account", """{"Name": "A", "Site": "B", "Industry": "Shipping"}""")).Status);
    }

    [Fact]
    public async Task Blanks_match_only_where_the_rule_says_so()
    {
        await using var org = await StartAsync(Warns);
        for (var i = 0; i < 2; i++) await org.CreateAsync("Account", """{"Name": "A"}""");
        await using var other = await StartAsync(Warns, """, "blankValueBehavior": "MatchBlanks" """);
        await other.CreateAsync("Account", """{"Name": "A"}""");
        Assert.Equal(400, (await other.SendAsync("POST", "/sobjects/Account", """{"Name": "A"}""")).Status);
    }

    [Fact]
    public async Task A_rule_that_reports_puts_duplicates_together()
    {
        await using var org = await StartAsync("""{"fullName": "Account.Names", "masterLabel": "Names", "operationsOnInsert": ["Report"], "operationsOnUpdate": ["Report"], "duplicateRuleMatchRules": [{"matchRuleSObjectType": "Account", "matchingRule": "Same"}]}""");
        foreach (var site in (string[])["Berlin", "Berlin", "Bonn", "Berlin"]) await org.CreateAsync("Account", $$"""{"Name": "Acme", "Site": "{{site}}"}""");
        var set = Assert.Single((await org.QueryAsync("SELECT RecordCount, DuplicateRule.MasterLabel, (SELECT Record.Name, RecordId FROM DuplicateRecordItems) FROM DuplicateRecordSet")).Json.GetProperty("records").EnumerateArray());
        Assert.Equal((3, "Names", 3), (set.GetProperty("RecordCount").GetInt32(), set.GetProperty("DuplicateRule").GetProperty("MasterLabel").GetString(), set.GetProperty("DuplicateRecordItems").GetProperty("totalSize").GetInt32()));
        var bonn = (await org.QueryAsync("SELECT Id FROM Account WHERE Site = 'Bonn'")).Json.GetProperty("records")[0].GetProperty("Id").GetString();
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Account/{bonn}", """{"Site": "Berlin"}""")).Status);
        Assert.Equal(4, (await org.QueryAsync("SELECT RecordCount FROM DuplicateRecordSet")).Json.GetProperty("records")[0].GetProperty("RecordCount").GetInt32());
    }

    [Fact]
    public async Task Rules_are_rows()
    {
        await using var org = await StartAsync(Warns);
        Assert.Equal("Same", (await org.QueryAsync("SELECT MasterLabel FROM MatchingRule WHERE SobjectType = 'Account' AND RuleStatus = 'Active'")).Json.GetProperty("records")[0].GetProperty("MasterLabel").GetString());
        Assert.Equal(2, (await org.QueryAsync("SELECT Field FROM MatchingRuleItem WHERE MatchingRule.DeveloperName = 'Same'")).Json.GetProperty("totalSize").GetInt32());
        Assert.True((await org.QueryAsync("SELECT IsActive FROM DuplicateRule WHERE DeveloperName = 'Names'")).Json.GetProperty("records")[0].GetProperty("IsActive").GetBoolean());
    }

    [Theory]
    [InlineData("EnforceSharingRules", 201)]
    [InlineData("BypassSharingRules", 400)]
    public async Task Records_that_the_user_does_not_see_count_where_the_rule_says_so(string option, int expected)
    {
        await using var org = await Access.AccessOrg.StartAsync($$"""
            {"objects": [{"fullName": "Account", "sharingModel": "Private"}], "profiles": [{"fullName": "Clerk", "objectPermissions": [{"object": "Account", "allowRead": true, "allowCreate": true, "allowEdit": true}]}], "users": [{"username": "clerk@x.test", "profile": "Clerk"}],
             "matchingRules": [{"fullName": "Account.Same", "matchingRuleItems": [{"fieldName": "Name", "matchingMethod": "Exact"}]}],
             "duplicateRules": [{"fullName": "Account.Names", "actionOnInsert": "Block", "securityOption": "{{option}}", "duplicateRuleMatchRules": [{"matchRuleSObjectType": "Account", "matchingRule": "Same"}]}]}
            """);
        await org.CreateAsync("", "Account", """{"Name": "Acme"}""");
        Assert.Equal(expected, (await org.SendAsync("clerk", "POST", "/sobjects/Account", """{"Name": "Acme"}""")).Status);
    }

    private static Task<TestOrg> StartAsync(string rule, string site = "") => TestOrg.StartAsync(new FakeForceOptions
    {
        Port = 0,
        Definitions = JsonDocument.Parse($$"""
            {"matchingRules": [{"fullName": "Account.Same", "matchingRuleItems": [{"fieldName": "Name", "matchingMethod": "Exact"}, {"fieldName": "Site", "matchingMethod": "Exact"{{site}}}]}], "duplicateRules": [{{rule}}]}
            """).RootElement,
    });
}
