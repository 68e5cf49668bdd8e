using System.Text.Json;

namespace FakeForce.Server.Tests.Control;

/// <summary>Where calls are refused: soft and hard ends by edition, quotas of single apps, and the times that calls may take.</summary>
public sealed class QuotaTests
{
    private static readonly JsonElement App = JsonElement.Parse("""{ "connectedApps": [ { "consumerKey": "sample", "consumerSecret": "sample", "name": "sample-connected-app", "runAs": "admin@fakeforce.test", "flows": ["clientCredentials"], "dailyApiRequests": 2 } ] }""");

    // Salesforce Developer Limits, "API Request Limits and Allocations": paid orgs may go over, Developer Edition and sandboxes may not.
    [Theory]
    [InlineData("Developer", 15_000, 15_000)]
    [InlineData("Enterprise", 100_000, 200_000)]
    [InlineData("Unlimited", 100_000, 200_000)]
    [InlineData("Sandbox", 5_000_000, 5_000_000)]
    public async Task Editions_have_their_ends(string edition, long soft, long hard)
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Edition = Enum.Parse<FakeForce.Engine.Edition>(edition) });
        org.Org.Limits.ApiRequests.Use(hard - 1);
        var last = await org.GetAsync("/limits");
        Assert.Equal((200, $"api-usage={hard}/{soft}"), (last.Status, last.Headers.GetValues("Sforce-Limit-Info").Single()));
        Assert.Equal(0, last.Json.GetProperty("DailyApiRequests").GetProperty("Remaining").GetInt64());
        Assert.Equal(403, (await org.GetAsync("/limits")).Status);
    }

    [Fact]
    public async Task A_limit_that_is_set_refuses_at_its_maximum_or_at_the_end_that_is_given()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Edition = FakeForce.Engine.Edition.Enterprise });
        await org.SendAsync("PUT", "/_fakeforce/limits", """{"DailyApiRequests":{"max":3,"used":2}}""");
        Assert.Equal((200, 403), ((await org.GetAsync("/limits")).Status, (await org.GetAsync("/limits")).Status));
        await org.SendAsync("PUT", "/_fakeforce/limits", """{"DailyApiRequests":{"max":3,"used":3,"hard":4}}""");
        Assert.Equal((200, 403), ((await org.GetAsync("/limits")).Status, (await org.GetAsync("/limits")).Status));
        Assert.Equal(400, (await org.SendAsync("PUT", "/_fakeforce/limits", """{"DailyApiRequests":{"max":3,"hard":2}}""")).Status);
        Assert.Equal(400, (await org.SendAsync("PUT", "/_fakeforce/limits", """{"DataStorageMB":{"max":3,"hard":5}}""")).Status);
        await org.SendAsync("DELETE", "/_fakeforce/limits");
        Assert.Equal(200_000, org.Org.Limits.ApiRequests.HardMax);
    }

    // The header's form: REST API Developer Guide, "Limit Info Header".
    [Fact]
    public async Task An_app_with_a_quota_is_told_of_it_and_refused_at_its_end()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = App });
        var login = await org.SendAsync("POST", "/services/oauth2/token?grant_type=client_credentials&client_id=sample&client_secret=sample");
        var token = ("Authorization", "Bearer " + login.Json.GetProperty("access_token").GetString());
        org.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal("api-usage=1/15000; per-app-api-usage=1/2(appName=sample-connected-app)", (await org.SendAsync("GET", "/limits", null, token)).Headers.GetValues("Sforce-Limit-Info").Single());
        Assert.Equal(200, (await org.SendAsync("GET", "/limits", null, token)).Status);
        var refused = await org.SendAsync("GET", "/limits", null, token);
        Assert.Equal((403, "REQUEST_LIMIT_EXCEEDED"), (refused.Status, refused.Json[0].GetProperty("errorCode").GetString()));
        await org.RenewAsync();
        Assert.Equal("api-usage=3/15000", (await org.GetAsync("/limits")).Headers.GetValues("Sforce-Limit-Info").Single());
        var listed = (await org.SendAsync("PUT", "/_fakeforce/limits", """{"PerApp/sample":{"max":10,"used":9}}""")).Json.GetProperty("limits").GetProperty("PerApp/sample");
        Assert.Equal((10, 1), (listed.GetProperty("max").GetInt32(), listed.GetProperty("remaining").GetInt32()));
        org.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(200, (await org.SendAsync("GET", "/limits", null, token)).Status);
        Assert.Equal(403, (await org.SendAsync("GET", "/limits", null, token)).Status);
        Assert.Equal(400, (await org.SendAsync("PUT", "/_fakeforce/limits", """{"PerApp/none":{"max":10}}""")).Status);
    }

    [Theory]
    [InlineData("GET", "/query?q=SELECT+Id+FROM+Account", 120_000, 400, "QUERY_TIMEOUT")]
    [InlineData("GET", "/query?q=SELECT+Id+FROM+Account", 119_000, 200, null)]
    [InlineData("GET", "/limits", 599_000, 200, null)]
    [InlineData("GET", "/limits", 600_000, 400, "QUERY_TIMEOUT")]
    public async Task A_call_that_takes_too_long_is_given_up(string method, string path, int milliseconds, int status, string? code)
    {
        await using var org = await TestOrg.StartAsync();
        await org.SendAsync("POST", "/_fakeforce/faults", $$"""{"effect":"latency","milliseconds":{{milliseconds}}}""");
        var call = org.SendAsync(method, path);
        // The server may arm its timer at any moment from now on.
        while (!call.IsCompleted) await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"seconds":10}""");
        var answer = await call;
        Assert.Equal(status, answer.Status);
        if (code is not null) Assert.Equal(code, answer.Json[0].GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task Scratch_orgs_are_counted()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SendAsync("PUT", "/_fakeforce/limits", """{"ActiveScratchOrgs":{"max":0}}""");
        Assert.Contains("The signup request failed because this organization has reached its active scratch org limit", (await ScratchAsync(org)).Body, StringComparison.Ordinal);
        await org.SendAsync("PUT", "/_fakeforce/limits", """{"ActiveScratchOrgs":{"max":10},"DailyScratchOrgs":{"remaining":1}}""");
        Assert.Equal(201, (await ScratchAsync(org)).Status);
        Assert.Contains("The signup request failed because this organization has reached its daily scratch org signup limit", (await ScratchAsync(org)).Body, StringComparison.Ordinal);
    }

    // Salesforce Help, "Data and File Storage Allocations": 2 KB for most records, 8 for campaigns; setup records count nothing.
    [Fact]
    public async Task Storage_is_what_records_take_and_refuses_once_it_is_set()
    {
        await using var org = await TestOrg.StartAsync();
        var csv = "Name\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"A{i}\n"));
        Assert.Equal(200, (await org.Client.PostAsync("/_fakeforce/seed?sobject=Account", new StringContent(csv, System.Text.Encoding.UTF8, "text/csv"), Server.Ending)).IsSuccessStatusCode ? 200 : 500);
        Assert.Equal(1_023, (await org.GetAsync("/limits")).Json.GetProperty("DataStorageMB").GetProperty("Remaining").GetInt32());
        await org.SendAsync("PUT", "/_fakeforce/limits", """{"DataStorageMB":{"max":2}}""");
        // 600 of 2 KB are there; 2 MB hold 1,024.
        var records = string.Join(",", Enumerable.Range(0, 200).Select(i => $$"""{"attributes":{"type":"Account"},"Name":"B{{i}}"}"""));
        for (var i = 0; i < 2; i++) Assert.All((await org.SendAsync("POST", "/composite/sobjects", $$"""{"records":[{{records}}]}""")).Json.EnumerateArray(), result => Assert.True(result.GetProperty("success").GetBoolean()));
        var last = (await org.SendAsync("POST", "/composite/sobjects", $$"""{"records":[{{records}}]}""")).Json;
        Assert.Equal(24, last.EnumerateArray().Count(result => result.GetProperty("success").GetBoolean()));
        Assert.Equal("""[{"statusCode":"STORAGE_LIMIT_EXCEEDED","message":"storage limit exceeded","fields":[]}]""", last[199].GetProperty("errors").GetRawText());
        Assert.Contains("STORAGE_LIMIT_EXCEEDED", (await org.SendAsync("POST", "/sobjects/Campaign", """{"Name":"C"}""")).Body, StringComparison.Ordinal);
        Assert.Equal(201, (await org.SendAsync("POST", "/sobjects/Group", """{"Name":"G","DeveloperName":"G","Type":"Regular"}""")).Status);
        await org.SendAsync("DELETE", "/_fakeforce/limits");
        Assert.Equal(201, (await org.SendAsync("POST", "/sobjects/Campaign", """{"Name":"C"}""")).Status);
    }

    private static Task<Answer> ScratchAsync(TestOrg org) =>
        org.SendAsync("POST", "/sobjects/ScratchOrgInfo", """{"OrgName":"Mine","Edition":"Developer","ConnectedAppCallbackUrl":"http://localhost:1717/OauthRedirect","ConnectedAppConsumerKey":"PlatformCLI"}""");
}
