using System.Net;
using System.Text;
using System.Text.Json;

namespace FakeForce.Server.Tests.Control.Requests;

/// <summary>What /_fakeforce/requests shows of the calls that came, whatever their protocol.</summary>
public sealed class RequestJournalTests
{
    [Fact]
    public async Task A_call_is_there_with_its_user_bodies_and_time_once_it_is_answered()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SendAsync("POST", "/sobjects/Account", """{"Name":"Acme"}""", ("Sforce-Call-Options", "client=etl"));
        var call = Assert.Single(await CallsAsync(org));
        Assert.Equal(("rest", "POST", "/services/data/v66.0/sobjects/Account", 201, "Account", org.Org.Options.Username, "etl"),
            (Text(call, "api"), Text(call, "method"), Text(call, "path"), call.GetProperty("status").GetInt32(), Text(call, "sobject"), Text(call, "user"), Text(call, "client")));
        Assert.Equal("""{"Name":"Acme"}""", Text(call.GetProperty("request"), "body"));
        Assert.Contains("\"success\":true", Text(call.GetProperty("response"), "body"), StringComparison.Ordinal);
        // A journal begins with four kilobytes, because a thousand orgs may have one each.
        Assert.Equal(4096, ((FakeForce.Server.Gate.Requests.RequestLogs)org.Server.Services.GetService(typeof(FakeForce.Server.Gate.Requests.RequestLogs))!).Bytes);
    }

    [Fact]
    public async Task Nothing_that_is_secret_is_shown()
    {
        await using var org = await TestOrg.StartAsync();
        var token = org.Client.DefaultRequestHeaders.Authorization!.Parameter!;
        await org.SendAsync("GET", "/limits?access_token=" + token);
        await FormAsync(org, "/services/oauth2/token", "grant_type=password&client_id=fakeforce&client_secret=geheim&username=admin@fakeforce.test&password=passwort1");
        await FormAsync(org, "/services/oauth2/token", "grant_type=password&client_id=fakeforce&client_secret=fakeforce&username=admin@fakeforce.test&password=fakeforce");
        await FormAsync(org, "/services/oauth2/revoke", "token=" + token[..^3] + "xyz");
        await SoapAsync(org, "<login xmlns=\"urn:partner.soap.sforce.com\"><username>admin@fakeforce.test</username><password>passwort2</password></login>");
        await org.SendAsync("POST", $"/sobjects/User/{org.Org.State.TypesWithRows().First(type => type.Name == "User").IdOf(1)}/password", """{"NewPassword":"passwort3"}""");
        var text = (await org.GetAsync("/_fakeforce/requests")).Body + (await org.GetAsync("/_fakeforce/requests/har")).Body;
        foreach (var secret in new[] { "passwort1", "passwort2", "passwort3", "geheim", token[16..40] }) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotMatch("00D[0-9A-Za-z]{12}![A-Za-z0-9._]{4}", text);
        Assert.Contains("Bearer 00DFF0000000001!***", text, StringComparison.Ordinal);
        Assert.Contains("***", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_protocol_is_kept()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SendAsync("GET", "/query?q=SELECT+Id+FROM+User");
        await org.SendAsync("POST", "/composite/batch", """{"batchRequests":[{"method":"GET","url":"v66.0/limits"}]}""");
        await org.SendAsync("POST", "/jobs/query", """{"operation":"query","query":"SELECT Id FROM Account"}""");
        await org.SendAsync("GET", "/tooling/query?q=SELECT+Id+FROM+PlatformEventChannel");
        await org.SendAsync("GET", "/services/async/60.0/job/750FF0000000001AAA", null, ("X-SFDC-Session", "none"));
        await org.SendAsync("GET", "/services/oauth2/userinfo");
        await SoapAsync(org, "<logout xmlns=\"urn:partner.soap.sforce.com\"/>");
        using var body = new StringContent("""[{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["long-polling"]}]""", Encoding.UTF8, "application/json");
        await org.Client.PostAsync("/cometd/66.0", body, Server.Ending);
        Assert.Equal(["rest", "rest inside", "composite", "bulk", "tooling", "bulk1", "oauth", "soap", "cometd"],
            (await CallsAsync(org)).Select(call => Text(call, "api") + (call.TryGetProperty("inside", out _) ? " inside" : "")));
    }

    [Fact]
    public async Task Doubled_slashes_are_not_part_of_the_path()
    {
        await using var org = await TestOrg.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, org.Server.Address.GetLeftPart(UriPartial.Authority) + "//services/data/v66.0/limits");
        using var again = await org.Client.SendAsync(request, Server.Ending);
        Assert.Equal(("rest", "/services/data/v66.0/limits"), (Text((await CallsAsync(org))[^1], "api"), Text((await CallsAsync(org))[^1], "path")));
    }

    [Fact]
    public async Task Calls_inside_a_composite_one_name_it()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SendAsync("POST", "/composite", """{"compositeRequest":[{"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"a","body":{"Name":"Inner"}}]}""");
        var calls = await CallsAsync(org);
        Assert.Equal(calls[1].GetProperty("id").GetInt64(), calls[0].GetProperty("inside").GetInt64());
        Assert.Equal(("""{"Name":"Inner"}""", 201, "Account"), (Text(calls[0].GetProperty("request"), "body"), calls[0].GetProperty("status").GetInt32(), Text(calls[0], "sobject")));
    }

    [Theory]
    [InlineData("method=PATCH", 1)]
    [InlineData("path=/sobjects/Account/*", 1)]
    [InlineData("path=/sobjects/**", 4)]
    [InlineData("path=/services/data/*/sobjects/*", 3)]
    [InlineData("sobject=contact", 1)]
    [InlineData("status=400", 1)]
    [InlineData("status=201&sobject=Account", 1)]
    [InlineData("user=admin@fakeforce.test", 4)]
    [InlineData("user=nobody@x.test", 0)]
    [InlineData("contains=Acme", 2)]
    [InlineData("body={\"Name\":\"Acme\"}", 1)]
    [InlineData("client=etl", 0)]
    [InlineData("unsupported=true", 0)]
    [InlineData("after=3", 1)]
    [InlineData("limit=2", 2)]
    public async Task Calls_can_be_picked(string query, int count)
    {
        await using var org = await TestOrg.StartAsync();
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Name":"Acme 2"}""");
        await org.SendAsync("POST", "/sobjects/Contact", """{"LastName":"Doe"}""");
        await org.SendAsync("POST", "/sobjects/Account", "{}");
        Assert.Equal(count, (await org.GetAsync("/_fakeforce/requests?" + query.Replace("{", "%7B", StringComparison.Ordinal))).Json.GetProperty("requests").GetArrayLength());
    }

    [Fact]
    public async Task What_is_not_there_comes_with_what_is_near()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SendAsync("GET", "/sobjets/Account");
        await org.SendAsync("GET", "/sobjects/Account/001/none/such/path");
        var calls = await CallsAsync(org, "unsupported=true");
        Assert.Equal(2, calls.Count);
        Assert.Equal("GET /services/data/v66.0/sobjets/Account", Text(calls[0], "unsupported"));
        Assert.Contains("GET /services/data/v{version}/sobjects/{sobject}", calls[0].GetProperty("nearest").EnumerateArray().Select(near => near.GetString()));
    }

    [Fact]
    public async Task A_fault_names_its_rule_and_a_broken_connection_has_status_0()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SendAsync("POST", "/_fakeforce/faults", """{"rules":[{"name":"lock","effect":"error","code":"UNABLE_TO_LOCK_ROW","times":1},{"name":"cut","effect":"reset","times":1}]}""");
        await org.GetAsync("/limits");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => org.GetAsync("/limits"));
        var calls = await EventuallyAsync(org, 2);
        Assert.Equal([("lock", 400), ("cut", 0)], calls.Select(call => (Text(call, "fault"), call.GetProperty("status").GetInt32())));
    }

    [Fact]
    public async Task The_oldest_go_for_want_of_room_and_are_counted()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, JournalRequests = 3 });
        for (var i = 0; i < 5; i++) await org.GetAsync("/limits");
        var list = (await org.GetAsync("/_fakeforce/requests")).Json;
        Assert.Equal((5, 2, 3), (list.GetProperty("lastId").GetInt32(), list.GetProperty("forgotten").GetInt32(), list.GetProperty("requests").GetArrayLength()));
        await org.SendAsync("DELETE", "/_fakeforce/requests");
        list = (await org.GetAsync("/_fakeforce/requests")).Json;
        Assert.Equal((5, 0, 0), (list.GetProperty("lastId").GetInt32(), list.GetProperty("forgotten").GetInt32(), list.GetProperty("requests").GetArrayLength()));
    }

    [Fact]
    public async Task Bytes_are_bounded_for_all_orgs_together_and_no_org_pushes_out_another()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, JournalMB = 1 });
        await org.SendAsync("POST", "/_fakeforce/orgs", """{"name":"quiet"}""");
        await org.SendAsync("GET", "/_fakeforce/orgs/quiet/requests");
        var quiet = (await org.SendAsync("POST", "/_fakeforce/orgs/quiet/token", "")).Json;
        using (var client = org.Server.Client())
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", Text(quiet, "access_token"));
            await client.GetAsync("/services/data/v66.0/limits", Server.Ending);
        }
        var text = new string('x', 200_000);
        for (var i = 0; i < 20; i++) await org.SendAsync("POST", "/sobjects/Account", $$"""{"Description":"{{text}}"}""");
        var logs = (FakeForce.Server.Gate.Requests.RequestLogs)org.Server.Services.GetService(typeof(FakeForce.Server.Gate.Requests.RequestLogs))!;
        Assert.InRange(logs.Bytes, 1, 1_200_000);
        Assert.Equal(1, (await org.GetAsync("/_fakeforce/orgs/quiet/requests")).Json.GetProperty("requests").GetArrayLength());
    }

    [Fact]
    public async Task Long_bodies_are_cut_and_zipped_ones_shown_as_text()
    {
        await using var org = await TestOrg.StartAsync();
        for (var i = 0; i < 3; i++) await org.CreateAsync("Account", $$"""{"Name":"Account {{i}}","Description":"{{new string((char)('a' + i), 20_000)}}"}""");
        await org.QueryAsync("SELECT Name, Description FROM Account");
        await org.SendAsync("GET", "/query?q=SELECT+Name,Description+FROM+Account", null, ("Accept-Encoding", "gzip"));
        var calls = await CallsAsync(org, "method=GET");
        Assert.True(calls[0].GetProperty("response").GetProperty("isCut").GetBoolean());
        Assert.Equal(16 * 1024, Text(calls[0].GetProperty("response"), "body").Length);
        Assert.StartsWith("{\"totalSize\":3", Text(calls[1].GetProperty("response"), "body"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tail_shows_calls_as_they_end()
    {
        await using var org = await TestOrg.StartAsync();
        using var stream = await org.Client.GetStreamAsync("/_fakeforce/requests/stream?sobject=Account", Server.Ending);
        using var reader = new StreamReader(stream);
        Assert.StartsWith(":", await reader.ReadLineAsync(Server.Ending), StringComparison.Ordinal);
        await org.CreateAsync("Contact", """{"LastName":"Doe"}""");
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        string? line;
        while ((line = await reader.ReadLineAsync(Server.Ending))!.StartsWith("data: ", StringComparison.Ordinal) == false) { }
        Assert.Equal("/services/data/v66.0/sobjects/Account", Text(JsonElement.Parse(line[6..]), "path"));
    }

    [Fact]
    public async Task The_archive_has_the_form_that_tools_read()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SendAsync("POST", "/sobjects/Account?x=1", """{"Name":"Acme"}""");
        var log = (await org.GetAsync("/_fakeforce/requests/har")).Json.GetProperty("log");
        Assert.Equal("1.2", Text(log, "version"));
        var entry = Assert.Single(log.GetProperty("entries").EnumerateArray());
        Assert.Equal($"{org.Server.Address.GetLeftPart(UriPartial.Authority)}/services/data/v66.0/sobjects/Account?x=1", Text(entry.GetProperty("request"), "url"));
        Assert.Equal("""{"Name":"Acme"}""", Text(entry.GetProperty("request").GetProperty("postData"), "text"));
        Assert.Equal(201, entry.GetProperty("response").GetProperty("status").GetInt32());
        foreach (var member in new[] { "startedDateTime", "time", "request", "response", "cache", "timings" }) Assert.True(entry.TryGetProperty(member, out _), member);
    }

    [Fact]
    public async Task Without_a_journal_nothing_is_kept_and_nothing_verified()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, JournalRequests = 0 });
        await org.GetAsync("/limits");
        Assert.Empty(await CallsAsync(org));
        Assert.Equal(400, (await org.SendAsync("POST", "/_fakeforce/requests/verify", "{}")).Status);
    }

    internal static async Task<List<JsonElement>> CallsAsync(TestOrg org, string query = "") =>
        [.. (await org.GetAsync("/_fakeforce/requests?" + query)).Json.GetProperty("requests").EnumerateArray()];

    // A call whose connection broke is noted after its client knows.
    private static async Task<List<JsonElement>> EventuallyAsync(TestOrg org, int count)
    {
        List<JsonElement> calls;
        while ((calls = await CallsAsync(org)).Count < count) await Task.Yield();
        return calls;
    }

    private static async Task FormAsync(TestOrg org, string path, string form)
    {
        using var body = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await org.Client.PostAsync(path, body, Server.Ending);
    }

    private static async Task SoapAsync(TestOrg org, string operation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/Soap/u/60.0")
        {
            Content = new StringContent($"""<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>{operation}</e:Body></e:Envelope>""", Encoding.UTF8, "text/xml"),
        };
        request.Headers.TryAddWithoutValidation("SOAPAction", "x");
        using var answer = await org.Client.SendAsync(request, Server.Ending);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
