using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Control.Orgs;

/// <summary>/_fakeforce/orgs and /_fakeforce/snapshots: an org for each test, by HTTP alone.</summary>
public sealed class OrgControlTests
{
    [Fact]
    public async Task A_new_org_begins_as_the_start_and_goes_its_own_way()
    {
        await using var org = await TestOrg.StartAsync();
        await org.CreateAsync("Account", """{"Name":"Only in main"}""");
        var made = await MakeAsync(org, """{"name":"t2"}""");
        Assert.Equal(("t2", "admin@fakeforce.test.t2", "fakeforce.t2"), (Text(made, "name"), Text(made, "username"), Text(made, "consumerKey")));
        Assert.NotEqual(org.Org.Id.ToString(), Text(made, "orgId"));
        Assert.Equal(Text(made, "orgId")[..15], Text(made, "accessToken")[..15]);
        using var client = ClientOf(org, made);
        Assert.Equal(0, await CountAsync(client));
        await CreateAsync(client, "In the copy");
        await CreateAsync(client, "In the copy too");
        Assert.Equal((1, 2), (await CountAsync(org.Client), await CountAsync(client)));
        var organization = await JsonAsync(client, "/services/data/v66.0/query?q=SELECT+Id,Name+FROM+Organization");
        Assert.Equal(Text(made, "orgId"), Text(organization.GetProperty("records")[0], "Id"));
    }

    [Fact]
    public async Task Log_ins_find_the_org_by_username_by_consumer_key_and_by_host()
    {
        await using var org = await TestOrg.StartAsync();
        var made = await MakeAsync(org, """{"name":"t2"}""");
        var expected = Text(made, "orgId")[..15];
        var password = await TokenAsync(org, $"grant_type=password&client_id=fakeforce&client_secret=fakeforce&username={Text(made, "username")}&password=fakeforce");
        Assert.Equal(expected, Text(password, "access_token")[..15]);
        var credentials = await TokenAsync(org, "grant_type=client_credentials&client_id=fakeforce.t2&client_secret=fakeforce");
        Assert.Equal(expected, Text(credentials, "access_token")[..15]);
        var host = await TokenAsync(org, "grant_type=client_credentials&client_id=fakeforce&client_secret=fakeforce", host: "t2.localhost");
        Assert.Equal(expected, Text(host, "access_token")[..15]);
        var main = await TokenAsync(org, "grant_type=client_credentials&client_id=fakeforce&client_secret=fakeforce");
        Assert.Equal(org.Org.Id.ToShortString(), Text(main, "access_token")[..15]);
        var soap = await SoapLoginAsync(org, Text(made, "username"));
        Assert.Contains($"<sessionId>{expected}!", soap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_leads_back_to_the_org_that_gave_it()
    {
        await using var org = await TestOrg.StartAsync();
        await MakeAsync(org, """{"name":"t2"}""");
        var t2 = Engine(org, "t2");
        t2.Identity.Apps.TryFind("fakeforce", out var app);
        Assert.True(t2.Identity.TryUser(t2.Options.Username, out var user));
        var login = await t2.Identity.AppLogins.ByApprovalAsync(app!, user!.Id, FakeForce.Engine.Identity.ScopeSet.Parse("api refresh_token"), givesRefresh: true, Server.Ending);
        var again = await TokenAsync(org, $"grant_type=refresh_token&client_id=fakeforce&client_secret=fakeforce&refresh_token={login.Refresh!.Token}");
        Assert.StartsWith(t2.Id.ToShortString(), Text(again, "access_token"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vanilla_org_has_none_of_the_started_ones_automation()
    {
        const string definitions = """
            { "flows": [ { "fullName": "F", "status": "Active", "processType": "AutoLaunchedFlow", "label": "F", "start": { "object": "Account", "recordTriggerType": "Create", "triggerType": "RecordBeforeSave", "connector": { "targetReference": "A" } },
                "assignments": [ { "name": "A", "label": "A", "assignmentItems": [ { "assignToReference": "$Record.Site", "operator": "Assign", "value": { "stringValue": "set" } } ] } ] } ],
              "emailTemplates": [ { "fullName": "S/T" } ], "escalationRules": [ { "fullName": "Case.Slow", "active": true } ] }
            """;
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = JsonElement.Parse(definitions) });
        using var copy = ClientOf(org, await MakeAsync(org, "{}"));
        using var vanilla = ClientOf(org, await MakeAsync(org, """{"profile":"vanilla"}"""));
        foreach (var (client, expected) in ((HttpClient, int)[])[(copy, 1), (vanilla, 0)])
        {
            await CreateAsync(client, "One");
            Assert.Equal(expected, (await JsonAsync(client, "/services/data/v66.0/query?q=SELECT+count()+FROM+Account+WHERE+Site='set'")).GetProperty("totalSize").GetInt32());
            Assert.Equal(expected, (await JsonAsync(client, "/services/data/v66.0/query?q=SELECT+count()+FROM+EmailTemplate")).GetProperty("totalSize").GetInt32());
        }
    }

    [Fact]
    public async Task Copies_of_a_copy_a_snapshot_and_a_profile()
    {
        await using var org = await TestOrg.StartAsync();
        await org.CreateAsync("Account", """{"Name":"One"}""");
        await org.SendAsync("POST", Control("snapshots/one"), "");
        await org.CreateAsync("Account", """{"Name":"Two"}""");
        Assert.Equal(1, await CountAsync(ClientOf(org, await MakeAsync(org, """{"snapshot":"one"}"""))));
        var present = await MakeAsync(org, """{"from":"main","name":"present"}""");
        Assert.Equal(2, await CountAsync(ClientOf(org, present)));
        var copy = await MakeAsync(org, """{"from":"present","name":"second"}""");
        Assert.Equal((2, "admin@fakeforce.test.second"), (await CountAsync(ClientOf(org, copy)), Text(copy, "username")));
        Assert.Equal(0, await CountAsync(ClientOf(org, await MakeAsync(org, """{"profile":"empty"}"""))));
        // What a fresh scratch org holds (observed).
        var vanilla = await JsonAsync(ClientOf(org, await MakeAsync(org, """{"profile":"vanilla"}""")), "/services/data/v66.0/query?q=SELECT+Name+FROM+Account");
        Assert.Equal("Sample Account for Entitlements", Text(Assert.Single(vanilla.GetProperty("records").EnumerateArray()), "Name"));
    }

    [Fact]
    public async Task The_control_plane_of_one_org_is_not_that_of_another()
    {
        await using var org = await TestOrg.StartAsync();
        using var client = ClientOf(org, await MakeAsync(org, """{"name":"t2"}"""));
        Assert.Equal(200, (await org.SendAsync("POST", Control("orgs/t2/faults"), """{"effect":"error","code":"UNABLE_TO_LOCK_ROW"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await org.Client.GetAsync("/services/data/v66.0/limits", Server.Ending)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/services/data/v66.0/limits", Server.Ending)).StatusCode);
        await org.SendAsync("DELETE", Control("orgs/t2/faults"));
        await org.SendAsync("PUT", Control("orgs/t2/limits"), """{"DailyApiRequests":{"remaining":0}}""");
        Assert.Equal(HttpStatusCode.OK, (await org.Client.GetAsync("/services/data/v66.0/limits", Server.Ending)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/services/data/v66.0/limits", Server.Ending)).StatusCode);
        await org.SendAsync("POST", Control("orgs/t2/reset"));
        await org.SendAsync("POST", Control("orgs/t2/clock/advance"), """{"by":"P2D"}""");
        var (main, t2) = ((await org.GetAsync(Control("clock"))).Json, (await org.GetAsync(Control("orgs/t2/clock"))).Json);
        Assert.True(t2.GetProperty("now").GetDateTime() - main.GetProperty("now").GetDateTime() > TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task A_deleted_org_is_gone_with_its_sessions()
    {
        await using var org = await TestOrg.StartAsync();
        var made = await MakeAsync(org, """{"name":"t2"}""");
        using var client = ClientOf(org, made);
        Assert.Equal(200, (await org.SendAsync("DELETE", Control("orgs/t2"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/services/data/v66.0/limits", Server.Ending)).StatusCode);
        Assert.Equal(404, (await org.GetAsync(Control("orgs/t2"))).Status);
        Assert.Equal("invalid_grant", Text(await TokenAsync(org, $"grant_type=password&client_id=fakeforce&client_secret=fakeforce&username={Text(made, "username")}&password=fakeforce"), "error"));
    }

    [Fact]
    public async Task Snapshots_put_records_back_and_are_listed_and_deleted()
    {
        await using var org = await TestOrg.StartAsync();
        await org.CreateAsync("Account", """{"Name":"One"}""");
        await org.SendAsync("POST", Control("snapshots/one"), "");
        await org.CreateAsync("Account", """{"Name":"Two"}""");
        Assert.Equal(200, (await org.SendAsync("POST", Control("snapshots/one/restore"))).Status);
        await org.RenewAsync();
        Assert.Equal(1, await CountAsync(org.Client));
        Assert.Equal("one", Text(Assert.Single((await org.GetAsync(Control("snapshots"))).Json.GetProperty("snapshots").EnumerateArray()), "name"));
        Assert.Empty((await org.SendAsync("DELETE", Control("snapshots/one"))).Json.GetProperty("snapshots").EnumerateArray());
        Assert.Equal(200, (await org.SendAsync("POST", Control("snapshots/baseline/restore"))).Status);
        await org.RenewAsync();
        Assert.Equal(0, await CountAsync(org.Client));
    }

    [Fact]
    public async Task Orgs_expire_by_the_clock_of_the_machine()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var org = await TestOrg.StartAsync(clock: clock);
        await MakeAsync(org, """{"name":"short","expiresAfter":"PT10M"}""");
        await MakeAsync(org, """{"name":"long","expiresAfter":"PT1H"}""");
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(["main", "long"], (await org.GetAsync(Control("orgs"))).Json.GetProperty("orgs").EnumerateArray().Select(held => Text(held, "name")));
        clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(["main"], (await org.GetAsync(Control("orgs"))).Json.GetProperty("orgs").EnumerateArray().Select(held => Text(held, "name")));
    }

    [Theory]
    [InlineData("""{"name":"T 2"}""", 400, "name: \"T 2\" is no org's name: up to 40 small letters, digits and hyphens, a letter first")]
    [InlineData("""{"name":"main"}""", 409, "there is an org main already: take another name, or delete it")]
    [InlineData("""{"from":"nobody"}""", 404, "there is no org nobody; GET /_fakeforce/orgs lists them")]
    [InlineData("""{"snapshot":"none"}""", 404, "the org has no snapshot none")]
    [InlineData("""{"profile":"rich"}""", 400, "profile: rich is not one of empty, default, vanilla")]
    [InlineData("""{"profile":"empty","from":"main"}""", 400, "profile, and from or snapshot: a new org is made from the one or the other")]
    [InlineData("""{"expiresAfter":"soon"}""", 400, "org: \"expiresAfter\" must be a text such as PT36H")]
    [InlineData("""{"expiresAfter":"-PT1H"}""", 400, "expiresAfter is longer than zero and up to P30D")]
    [InlineData("""{"expiresAfter":"P99999999D"}""", 400, "org: \"expiresAfter\" is too long")]
    [InlineData("""{"username":"admin"}""", 400, "username: a username has the form of an e-mail address and up to 80 characters")]
    [InlineData("""{"nam":"x","from":1}""", 400, "org: unknown key \"nam\"; org: \"from\" must be a text")]
    [InlineData("[]", 400, "the body must be an object")]
    public async Task What_cannot_be_made_is_refused_and_nothing_is_made(string body, int status, string message)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.SendAsync("POST", Control("orgs"), body);
        Assert.Equal((status, message), (answer.Status, Text(answer.Json, "message")));
        Assert.Single((await org.GetAsync(Control("orgs"))).Json.GetProperty("orgs").EnumerateArray());
    }

    [Theory]
    [InlineData("DELETE", "orgs/main", 400)]
    [InlineData("DELETE", "orgs/none", 404)]
    [InlineData("GET", "orgs/none", 404)]
    [InlineData("GET", "orgs/none/faults", 404)]
    [InlineData("POST", "snapshots/baseline", 400)]
    [InlineData("POST", "snapshots/none/restore", 404)]
    [InlineData("DELETE", "snapshots/none", 404)]
    [InlineData("DELETE", "snapshots/baseline", 400)]
    public async Task Other_orgs_and_snapshots_than_there_are(string method, string path, int status)
    {
        await using var org = await TestOrg.StartAsync();
        Assert.Equal(status, (await org.SendAsync(method, Control(path))).Status);
    }

    [Fact]
    public async Task No_more_orgs_are_made_than_options_allow()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, MaxOrgs = 2 });
        await MakeAsync(org, "{}");
        var answer = await org.SendAsync("POST", Control("orgs"), "{}");
        Assert.Equal((409, "the process holds 2 orgs, and more are not allowed: delete some, or start with a larger --max-orgs"), (answer.Status, Text(answer.Json, "message")));
        await org.SendAsync("DELETE", Control("orgs/org-2"));
        Assert.Equal("org-3", Text(await MakeAsync(org, "{}"), "name"));
    }

    [Fact]
    public async Task Nor_when_the_memory_is_used_up()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, MaxMemoryMB = 1 });
        var answer = await org.SendAsync("POST", Control("orgs"), "{}");
        Assert.Equal(409, answer.Status);
        Assert.EndsWith("delete some, or start with a larger --max-memory", Text(answer.Json, "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_is_what_is_not_said()
    {
        await using var org = await TestOrg.StartAsync();
        Assert.Equal("t2", Text(await MakeAsync(org, """{"name":"t2","from":null,"snapshot":null,"profile":null,"username":null,"expiresAfter":null}"""), "name"));
        Assert.Equal(200, (await org.SendAsync("POST", Control("clock/advance"), """{"by":"PT1S","seconds":null}""")).Status);
        Assert.Equal(200, (await org.SendAsync("POST", Control("faults"), """{"effect":"reset","method":"PUT","user":null,"milliseconds":null}""")).Status);
        Assert.Equal(200, (await org.SendAsync("PUT", Control("limits"), """{"DailyApiRequests":{"max":20,"used":null,"remaining":null,"hard":null}}""")).Status);
    }

    private static string Control(string path) => "/_fakeforce/" + path;

    private static FakeForce.Engine.Org Engine(TestOrg org, string name) => org.Server.Services.GetRequiredService<FakeForce.Server.Start.ServingState>().Orgs.Find(name).Org;

    private static async Task<JsonElement> MakeAsync(TestOrg org, string body)
    {
        var answer = await org.SendAsync("POST", Control("orgs"), body);
        Assert.True(answer.Status == 201, answer.Body);
        return answer.Json;
    }

    private static HttpClient ClientOf(TestOrg org, JsonElement made)
    {
        var client = org.Server.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Text(made, "accessToken"));
        return client;
    }

    private static async Task<int> CountAsync(HttpClient client) => (await JsonAsync(client, "/services/data/v66.0/query?q=SELECT+count()+FROM+Account")).GetProperty("totalSize").GetInt32();

    private static async Task CreateAsync(HttpClient client, string name)
    {
        using var body = new StringContent($$"""{"Name":"{{name}}"}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/services/data/v66.0/sobjects/Account", body, Server.Ending);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path) => JsonElement.Parse(await client.GetStringAsync(path, Server.Ending));

    private static async Task<JsonElement> TokenAsync(TestOrg org, string form, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/oauth2/token") { Content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded") };
        if (host is not null) request.Headers.Host = host;
        using var client = org.Server.Client();
        using var answer = await client.SendAsync(request, Server.Ending);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Server.Ending));
    }

    private static async Task<string> SoapLoginAsync(TestOrg org, string username)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/Soap/u/60.0")
        {
            Content = new StringContent($"""<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><login xmlns="urn:partner.soap.sforce.com"><username>{username}</username><password>fakeforce</password></login></e:Body></e:Envelope>""", Encoding.UTF8, "text/xml"),
        };
        request.Headers.TryAddWithoutValidation("SOAPAction", "login");
        using var answer = await org.Client.SendAsync(request, Server.Ending);
        return await answer.Content.ReadAsStringAsync(Server.Ending);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
