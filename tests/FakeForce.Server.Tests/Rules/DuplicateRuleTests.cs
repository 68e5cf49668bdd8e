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

    private static Task<TestOrg> StartAsync(string rule, string site = "") => TestOrg.StartAsync(new FakeForceOptions
    {
        Port = 0,
        Definitions = JsonDocument.Parse($$"""
            {"matchingRules": [{"fullName": "Account.Same", "matchingRuleItems": [{"fieldName": "Name", "matchingMethod": "Exact"}, {"fieldName": "Site", "matchingMethod": "Exact"{{site}}}]}], "duplicateRules": [{{rule}}]}
            """).RootElement,
    });
}
