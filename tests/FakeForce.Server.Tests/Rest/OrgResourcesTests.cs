using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Rest;

/// <summary>What is about the org rather than one row: versions, resources, describes, limits, recent records, replication, passwords.</summary>
public sealed class OrgResourcesTests(SharedSampleOrg shared) : IClassFixture<SharedSampleOrg>
{
    private SampleOrg Org => shared.Org;

    [Fact]
    public async Task Versions_are_listed_for_anybody()
    {
        using var client = Org.Org.Server.Client();
        using var response = await client.GetAsync("/services/data/", Server.Ending);
        Assert.False(response.Headers.Contains("Sforce-Limit-Info"));
        var versions = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Server.Ending)).RootElement.EnumerateArray().ToList();
        Assert.Equal("""{"label":"Spring '11","url":"/services/data/v21.0","version":"21.0"}""", versions[0].GetRawText());
        Assert.Equal("""{"label":"Spring '26","url":"/services/data/v66.0","version":"66.0"}""", versions[45].GetRawText());
        Assert.Equal("""{"label":"Winter '27","url":"/services/data/v68.0","version":"68.0"}""", versions[^1].GetRawText());
    }

    [Theory]
    [InlineData("21.0", 200)]
    [InlineData("68.0", 200)]
    [InlineData("20.0", 404)]
    [InlineData("69.0", 404)]
    [InlineData("66", 404)]
    [InlineData("66.1", 404)]
    [InlineData("x", 404)]
    public async Task Versions_beyond_the_offer_do_not_exist(string version, int status) =>
        Assert.Equal(status, (await Org.SendAsync("GET", $"/services/data/v{version}/sobjects/Account")).Status);

    [Fact]
    public async Task Resources_are_paths_below_the_version()
    {
        var resources = (await Org.SendAsync("GET", "")).Json;
        Assert.Equal("/services/data/v66.0/sobjects", resources.GetProperty("sobjects").GetString());
        Assert.Contains("/id/00D", resources.GetProperty("identity").GetString(), StringComparison.Ordinal);
        foreach (var resource in resources.EnumerateObject().Where(r => r.Name is not ("identity" or "query" or "queryAll" or "search" or "parameterizedSearch")))
            Assert.Equal(200, (await Org.SendAsync("GET", resource.Value.GetString()!)).Status);
    }

    [Fact]
    public async Task Describe_global_lists_every_object()
    {
        var global = (await Org.SendAsync("GET", "/sobjects/")).Json;
        Assert.Equal(("UTF-8", 200), (global.GetProperty("encoding").GetString(), global.GetProperty("maxBatchSize").GetInt32()));
        var account = global.GetProperty("sobjects").EnumerateArray().Single(o => o.GetProperty("name").GetString() == "Account");
        Assert.Equal("001", account.GetProperty("keyPrefix").GetString());
        Assert.Equal("""{"rowTemplate":"/services/data/v66.0/sobjects/Account/{ID}","describe":"/services/data/v66.0/sobjects/Account/describe","sobject":"/services/data/v66.0/sobjects/Account"}""",
            account.GetProperty("urls").GetRawText());
        Assert.Equal(GlobalKeys, account.EnumerateObject().Select(p => p.Name).Where(n => n != "urls").Order(StringComparer.Ordinal));
    }

    // REST guide, describe.
    private static readonly string[] GlobalKeys =
    [
        "activateable", "associateEntityType", "associateParentEntity", "createable", "custom", "customSetting", "deepCloneable", "deletable", "deprecatedAndHidden",
        "feedEnabled", "hasSubtypes", "isInterface", "isSubtype", "keyPrefix", "label", "labelPlural", "layoutable", "mergeable", "mruEnabled", "name", "queryable",
        "replicateable", "retrieveable", "searchable", "triggerable", "undeletable", "updateable",
    ];

    [Fact]
    public async Task An_object_s_basics_show_its_recent_records()
    {
        var basics = (await Org.SendAsync("GET", "/sobjects/invoice__c")).Json;
        Assert.Equal("Invoice__c", basics.GetProperty("objectDescribe").GetProperty("name").GetString());
        Assert.Equal(Org.Fill("""[{"attributes":{"type":"Invoice__c","url":"{v}/sobjects/Invoice__c/{invoice}"},"Id":"{invoice}","Name":"INV-0007"}]"""), basics.GetProperty("recentItems").GetRawText());
    }

    [Fact]
    public async Task A_describe_has_every_key_of_the_wsdl()
    {
        var describe = (await Org.SendAsync("GET", "/sobjects/Account/describe/")).Json;
        foreach (var key in "actionOverrides activateable childRelationships compactLayoutable createable custom customSetting deepCloneable deletable fields keyPrefix label labelPlural listviewable lookupLayoutable mergeable mruEnabled name namedLayoutInfos networkScopeFieldName queryable recordTypeInfos replicateable retrieveable searchLayoutable searchable sobjectDescribeOption supportedScopes triggerable undeletable updateable urls".Split(' '))
            Assert.True(describe.TryGetProperty(key, out _), key);
        var field = describe.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "Ext__c");
        Assert.Equal((true, true, true, "string", "tns:ID"), (field.GetProperty("externalId").GetBoolean(), field.GetProperty("unique").GetBoolean(), field.GetProperty("idLookup").GetBoolean(),
            field.GetProperty("type").GetString(), describe.GetProperty("fields")[0].GetProperty("soapType").GetString()));
        Assert.Contains(describe.GetProperty("childRelationships").EnumerateArray(), c => c.GetProperty("childSObject").GetString() == "Invoice__c" && c.GetProperty("restrictedDelete").GetBoolean());
    }

    [Theory]
    [InlineData("/sobjects")]
    [InlineData("/sobjects/Account/describe")]
    public async Task Describes_answer_304_to_those_who_know_them(string path)
    {
        var first = await Org.SendAsync("GET", path);
        var modified = first.ContentHeaders.LastModified!.Value;
        Assert.Equal((304, ""), Result(await Org.SendAsync("GET", path, null, ("If-Modified-Since", modified.ToString("r")))));
        Assert.Equal((304, ""), Result(await Org.SendAsync("GET", path, null, ("If-None-Match", first.Headers.ETag!.Tag))));
        Assert.Equal(200, (await Org.SendAsync("GET", path, null, ("If-Modified-Since", modified.AddMinutes(-1).ToString("r")))).Status);
        Assert.Equal(200, (await Org.SendAsync("GET", path, null, ("If-None-Match", "\"other\""))).Status);
        Assert.Equal(200, (await Org.SendAsync("GET", path, null, ("If-Modified-Since", "nonsense"))).Status);
    }

    private static (int, string) Result(Answer answer) => (answer.Status, answer.Body);

    [Fact]
    public async Task Limits_count_down()
    {
        var before = await Org.SendAsync("GET", "/limits/");
        Assert.Equal(15_000, before.Json.GetProperty("DailyApiRequests").GetProperty("Max").GetInt32());
        var after = await Org.SendAsync("GET", "/limits");
        Assert.Equal(before.Json.GetProperty("DailyApiRequests").GetProperty("Remaining").GetInt32() - 1, after.Json.GetProperty("DailyApiRequests").GetProperty("Remaining").GetInt32());
        Assert.Equal(5000, after.Json.GetProperty("SingleEmail").GetProperty("Max").GetInt32());
        Assert.True(after.Json.GetProperty("PermissionSets").GetProperty("CreateCustom").GetProperty("Max").GetInt32() > 0);
    }

    [Theory]
    [InlineData("?sObjects=Account,Nope,invoice__c", """{"sObjects":[{"count":2,"name":"Account"},{"count":1,"name":"Invoice__c"}]}""")]
    [InlineData("?sObjects=Nope", """{"sObjects":[]}""")]
    public async Task Record_counts_leave_unknown_objects_out(string query, string expected) => await Org.ExpectAsync("GET", "/limits/recordCount" + query, null, 200, expected);

    [Theory]
    [InlineData("?limit=1", 200, """[{"attributes":{"type":"Line__c","url":"{v}/sobjects/Line__c/{line}"},"Id":"{line}","Name":"First"}]""")]
    [InlineData("?limit=0", 400, """[{"message":"limit must be between 1 and 200","errorCode":"BAD_REQUEST"}]""")]
    [InlineData("?limit=x", 400, """[{"message":"limit must be between 1 and 200","errorCode":"BAD_REQUEST"}]""")]
    public async Task Recent_records_come_newest_first(string query, int status, string expected) => await Org.ExpectAsync("GET", "/recent/" + query, null, status, expected);

    [Fact]
    public async Task Writes_with_updateMru_false_stay_off_the_list()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.SendAsync("PATCH", "/sobjects/Account/{account}", """{"Phone":"1"}""", ("Sforce-Mru", "updateMru=false"));
        Assert.Contains(org.Fill("{line}"), (await org.SendAsync("GET", "/recent?limit=1")).Body, StringComparison.Ordinal);
        await org.SendAsync("PATCH", "/sobjects/Account/{account}", """{"Phone":"2"}""", ("Sforce-Mru", "updateMru=true"));
        Assert.Contains(org.Fill("{account}"), (await org.SendAsync("GET", "/recent?limit=1")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Updated_and_deleted_rows_are_found_by_the_minute()
    {
        var clock = new FakeTimeProvider(new(2026, 5, 1, 10, 0, 30, TimeSpan.Zero));
        await using var org = await SampleOrg.StartAsync(clock);
        clock.Advance(TimeSpan.FromMinutes(5));
        await org.SendAsync("PATCH", "/sobjects/Account/{account}", """{"Phone":"1"}""");
        clock.Advance(TimeSpan.FromMinutes(5));
        await org.ExpectAsync("GET", "/sobjects/Account/updated/?start=2026-05-01T10:05:59Z&end=2026-05-01T10:06:10%2B00:00", null, 200, """{"ids":["{account}"],"latestDateCovered":"2026-05-01T10:06:00.000+0000"}""");
        await org.ExpectAsync("GET", "/sobjects/Account/updated?start=2026-05-01T10:06:00Z&end=2026-05-01T10:10:00Z", null, 200, """{"ids":[],"latestDateCovered":"2026-05-01T10:10:00.000+0000"}""");
        await org.ExpectAsync("GET", "/sobjects/Account/updated?start=2026-05-01T10:06:00Z&end=2026-05-02T00:00:00Z", null, 200, """{"ids":[],"latestDateCovered":"2026-05-01T10:10:00.000+0000"}""");
        await org.ExpectAsync("GET", "/sobjects/Account/deleted/?start=2026-05-01T10:00:00Z&end=2026-05-01T10:10:00Z", null, 200,
            """{"deletedRecords":[{"id":"{gone}","deletedDate":"2026-05-01T10:00:30.000+0000"}],"earliestDateAvailable":"2026-04-16T10:10:00.000+0000","latestDateCovered":"2026-05-01T10:10:00.000+0000"}""");
    }

    [Theory]
    [InlineData("updated?start=2026-05-01T10:00:00Z&end=2026-05-01T10:00:59Z", "INVALID_REPLICATION_DATE")]
    [InlineData("deleted?start=2001-05-01T10:00:00Z&end=2026-05-01T10:00:59Z", "INVALID_REPLICATION_DATE")]
    [InlineData("updated?start=nonsense&end=2026-05-01T10:00:59Z", "INVALID_REPLICATION_DATE")]
    [InlineData("updated?start=2026-05-01T10:00:00Z", "MISSING_ARGUMENT")]
    public async Task Impossible_spans_are_refused(string path, string code)
    {
        var answer = await Org.SendAsync("GET", "/sobjects/Account/" + path);
        Assert.Equal((400, code), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
    }

    [Fact]
    public async Task Passwords_are_asked_set_and_reset()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("GET", "/sobjects/User/{user}/password", null, 200, """{"isExpired":false}""");
        await org.ExpectAsync("HEAD", "/sobjects/User/{user}/password", null, 200, "");
        await org.ExpectAsync("POST", "/sobjects/User/{user}/password", """{"NewPassword":"Correct1horse"}""", 204, "");
        await org.ExpectAsync("DELETE", "/sobjects/User/{user}/password", null, 200, """{"NewPassword":"{any}"}""");
    }
}
