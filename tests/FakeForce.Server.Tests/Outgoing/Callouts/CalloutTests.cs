using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FakeForce.Server.Tests.Outgoing.Callouts;

/// <summary>oauth-and-limits.md §G, soap-metadata-graphql-odata.md §F: what a callout sends, and what the code sees.</summary>
public sealed class CalloutTests
{
    [Fact]
    public async Task A_callout_sends_the_headers_that_Salesforce_sends_and_the_code_sees_the_response()
    {
        await using var peer = await Peer.StartAsync(Peer.Json(201, "{\"id\":7}"));
        await using var org = await CalloutOrg.StartAsync(peer);
        var run = await org.CallOutAsync($$"""{"method":"POST","endpoint":"{{peer.Address}}/orders?x=1","headers":{"X-Own":"a"},"body":{"n":1} }""");
        Assert.Equal("completed", run.GetProperty("status").GetString());
        Assert.Equal(201, run.Response().GetProperty("statusCode").GetInt32());
        Assert.Equal("Created", run.Response().GetProperty("status").GetString());
        Assert.Equal("{\"id\":7}", run.Response().GetProperty("body").GetString());
        Assert.Equal("application/json", run.Response().GetProperty("headers").GetProperty("Content-Type").GetString());
        Assert.Equal(1, run.Used("callouts"));
        var asked = Assert.Single(peer.Requests);
        Assert.Equal(("POST", "/orders?x=1", "{\"n\":1}"), (asked.Method, asked.Path, asked.Body));
        // Captured by public request bins: SFDC-Callout/51.0 and 58.0.
        Assert.Equal("SFDC-Callout/68.0", asked["User-Agent"]);
        Assert.Equal("1", asked["SFDC_STACK_DEPTH"]);
        Assert.Equal("no-cache", asked["Cache-Control"]);
        Assert.Equal("no-cache", asked["Pragma"]);
        Assert.Equal("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", asked["Accept"]);
        Assert.Equal("application/x-www-form-urlencoded", asked["Content-Type"]);
        Assert.Equal("a", asked["X-Own"]);
        Assert.DoesNotContain("traceparent", asked.Headers.Keys);
    }

    [Fact]
    public async Task Headers_that_the_code_sets_come_instead_of_the_usual_ones()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(peer);
        await org.CallOutAsync($$"""{"method":"PUT","endpoint":"{{peer.Address}}","headers":{"content-type":"application/json","Accept":"application/json"},"body":"x"}""");
        var asked = Assert.Single(peer.Requests);
        Assert.Equal(("application/json", "application/json"), (asked["Content-Type"], asked["Accept"]));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "\"url\":\"http://other.test\"", "https://peer.test/x" },
        { "\"url\":\"http://peer.test\",\"isActive\":false", "http://peer.test/x" },
        { "\"url\":\"http://peer.test:8080\"", "http://peer.test/x" },
        { "\"url\":\"https://peer.test\"", "http://peer.test/x" },
        { "\"url\":\"http://peer.test\"", "http://sub.peer.test/x" },
        { "\"url\":\"http://peer.test\"", "http://peer.test@evil.test/x" },
        { "\"url\":\"http://peer.test\"", "http://peer.test.evil.test/x" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_no_remote_site_allows_is_refused_with_Salesforces_text(string site, string endpoint)
    {
        await using var org = await CalloutOrg.StartAsync($$"""{"remoteSiteSettings":[{"fullName":"Peer",{{site}}}]}""");
        var run = await org.CallOutAsync($$"""{"endpoint":"{{endpoint}}"}""");
        Assert.Equal("failed", run.GetProperty("status").GetString());
        Assert.Equal($"System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = {endpoint}", run.Exception());
        Assert.Empty(JsonDocument.Parse((await org.GetAsync("/_fakeforce/requests?api=callout")).Body).RootElement.GetProperty("requests").EnumerateArray());
    }

    [Theory]
    [InlineData("orders/7", "no protocol: orders/7")]
    [InlineData("/orders:7", "no protocol: /orders:7")]
    [InlineData("ftp://peer.test/x", "unknown protocol: ftp")]
    [InlineData("callout:Nobody/x", "The callout couldn't access the endpoint. You might not have the required permissions, or the named credential \\\"Nobody\\\" might not exist.")]
    public async Task What_is_no_endpoint_is_refused(string endpoint, string text)
    {
        await using var org = await CalloutOrg.StartAsync("{}");
        Assert.Equal("System.CalloutException: " + text.Replace("\\", "", StringComparison.Ordinal), (await org.CallOutAsync($$"""{"endpoint":"{{endpoint}}"}""")).Exception());
    }

    [Fact]
    public async Task Redirects_are_answers_and_lead_nowhere()
    {
        await using var forbidden = await Peer.StartAsync();
        await using var peer = await Peer.StartAsync((context, _) =>
        {
            context.Response.Redirect(forbidden.Address + "/secret");
            return Task.CompletedTask;
        });
        await using var org = await CalloutOrg.StartAsync(peer);
        var run = await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}"}""");
        Assert.Equal(302, run.Response().GetProperty("statusCode").GetInt32());
        Assert.Equal(forbidden.Address + "/secret", run.Response().GetProperty("headers").GetProperty("Location").GetString());
        Assert.Empty(forbidden.Requests);
    }

    [Fact]
    public async Task A_peer_that_never_answers_is_given_up_after_ten_seconds_of_the_orgs_clock()
    {
        await using var peer = await Peer.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var org = await CalloutOrg.StartAsync(peer);
        var running = org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}"}""");
        await AskedAsync(peer);
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT9S"}""");
        Assert.False(running.IsCompleted);
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT2S"}""");
        var run = await running;
        Assert.Equal("System.CalloutException: Read timed out", run.Exception());
        Assert.InRange(run.Used("calloutMilliseconds"), 10_000, 11_500);
    }

    [Fact]
    public async Task A_transaction_has_120_seconds_for_all_its_callouts()
    {
        await using var peer = await Peer.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var org = await CalloutOrg.StartAsync(peer);
        var step = $$"""{"endpoint":"{{peer.Address}}","timeout":100000,"catch":true}""";
        var running = org.CallOutAsync($$"""{"steps":[{{step}},{{step}},{{step}}]}""");
        await AskedAsync(peer);
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT100S"}""");
        await AskedAsync(peer, 2);
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT20S"}""");
        var run = await running;
        Assert.Equal("System.CalloutException: Read timed out", run.Exception());
        Assert.Equal("System.CalloutException: Exceeded maximum time allotted for callout (120000 ms)", run.Exception(1));
        Assert.Equal("System.CalloutException: Exceeded maximum time allotted for callout (120000 ms)", run.Exception(2));
        Assert.Equal(2, peer.Requests.Count);
    }

    [Fact]
    public async Task The_101st_callout_ends_the_transaction_whatever_it_catches()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(peer);
        var steps = string.Join(',', Enumerable.Repeat($$"""{"endpoint":"{{peer.Address}}","catch":true}""", 102));
        var run = await org.CallOutAsync($$"""{"steps":[{{steps}}]}""");
        Assert.Equal("failed", run.GetProperty("status").GetString());
        Assert.Equal("System.LimitException: Too many callouts: 101", run.Exception(100));
        Assert.Equal(101, run.GetProperty("steps").GetArrayLength());
        Assert.Equal(100, peer.Requests.Count);
    }

    [Fact]
    public async Task A_callout_after_uncommitted_work_is_refused_and_the_work_rolled_back()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(peer);
        var steps = $$"""{"endpoint":"{{peer.Address}}"},{"insert":[{"attributes":{"type":"Account"},"Name":"A"}]},{"endpoint":"{{peer.Address}}" """;
        var run = await org.CallOutAsync($$"""{"steps":[{{steps}}}]}""");
        Assert.Equal("System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out", run.Exception(2));
        Assert.Single(peer.Requests);
        Assert.Equal(0, await org.CountAsync());
        run = await org.CallOutAsync($$"""{"steps":[{{steps}},"catch":true}]}""");
        Assert.Equal("completed", run.GetProperty("status").GetString());
        Assert.Equal(1, await org.CountAsync());
        Assert.Equal((1, 1, 2), (run.Used("dmlStatements"), run.Used("dmlRows"), run.Used("callouts")));
    }

    [Fact]
    public async Task Records_are_inserted_updated_and_deleted_and_a_failure_is_a_DmlException()
    {
        await using var org = await CalloutOrg.StartAsync("{}");
        var id = await org.CreateAsync("Account", """{"Name":"Old"}""");
        var run = await org.CallOutAsync($$"""{"steps":[{"update":[{"Id":"{{id}}","Name":"New"}]},{"insert":[{"attributes":{"type":"Account"} }],"catch":true}] }""");
        Assert.Equal(id.ToString(), run.Step().GetProperty("ids")[0].GetString());
        Assert.Equal("System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]", run.Exception(1));
        Assert.Contains("\"New\"", (await org.GetAsync($"/sobjects/Account/{id}?fields=Name")).Body, StringComparison.Ordinal);
        Assert.Equal("completed", (await org.CallOutAsync($$"""{"steps":[{"delete":["{{id}}"]}]}""")).GetProperty("status").GetString());
        Assert.Equal(0, await org.CountAsync());
        run = await org.CallOutAsync($$"""{"steps":[{"insert":[{"attributes":{"type":"Account"},"Name":"Gone"}]},{"delete":["{{id}}"]}]}""");
        Assert.StartsWith($"System.DmlException: Delete failed. First exception on row 0 with id {id}; first error: ENTITY_IS_DELETED", run.Exception(1), StringComparison.Ordinal);
        Assert.Equal(0, await org.CountAsync());
    }

    [Fact]
    public async Task A_transaction_that_a_callout_of_Salesforces_led_to_calls_out_no_further()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(peer);
        Assert.Equal("System.CalloutException: Callout loop not allowed", (await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}","stackDepth":1}""")).Exception());
        Assert.Empty(peer.Requests);
    }

    [Fact]
    public async Task Answers_of_more_than_6_MB_are_not_read_to_their_end()
    {
        var block = new byte[1_000_000];
        await using var peer = await Peer.StartAsync(async (context, asked) =>
        {
            if (asked.Path == "/said") context.Response.ContentLength = 6_000_001;
            for (long i = 0; asked.Path == "/endless" || i < 7; i++) await context.Response.Body.WriteAsync(asked.Path == "/said" && i == 6 ? block.AsMemory(0, 1) : block, context.RequestAborted);
        });
        await using var org = await CalloutOrg.StartAsync(peer);
        Assert.Equal("System.CalloutException: Exceeded max size limit of 6000000 with response size 6000001", (await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}/said"}""")).Exception());
        Assert.StartsWith("System.CalloutException: Exceeded max size limit of 6000000 with response size ", (await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}/endless"}""")).Exception(), StringComparison.Ordinal);
        var body = Convert.ToBase64String(new byte[6_000_001]);
        Assert.Equal("System.CalloutException: Exceeded max size limit of 6000000 with request size 6000001", (await org.CallOutAsync($$"""{"method":"POST","endpoint":"{{peer.Address}}/said","bodyBase64":"{{body}}"}""")).Exception());
    }

    [Fact]
    public async Task A_peer_that_is_not_there_or_speaks_no_HTTP_is_an_exception_of_the_network()
    {
        using var garbage = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        garbage.Start();
        var port = ((System.Net.IPEndPoint)garbage.LocalEndpoint).Port;
        await using var closed = await Peer.StartAsync();
        var address = closed.Address;
        await closed.DisposeAsync();
        await using var org = await CalloutOrg.StartAsync($$"""{"remoteSiteSettings":[{"fullName":"A","url":"{{address}}"},{"fullName":"B","url":"http://127.0.0.1:{{port}}"},{"fullName":"C","url":"http://no-such-host.invalid"}]}""");
        Assert.Equal("System.CalloutException: Connection refused", (await org.CallOutAsync($$"""{"endpoint":"{{address}}"}""")).Exception());
        Assert.Equal("System.CalloutException: Unknown host: no-such-host.invalid", (await org.CallOutAsync("""{"endpoint":"http://no-such-host.invalid/x"}""")).Exception());
        var running = org.CallOutAsync($$"""{"endpoint":"http://127.0.0.1:{{port}}/"}""");
        using (var socket = await garbage.AcceptSocketAsync(Server.Ending)) await socket.SendAsync("SSH-2.0-nothing\r\n\r\n"u8.ToArray(), Server.Ending);
        Assert.Equal("System.CalloutException: Unexpected end of file from server", (await running).Exception());
    }

    [Theory]
    [InlineData("reset", "Connection reset", 0)]
    [InlineData("loseAnswer", "Unexpected end of file from server", 1)]
    public async Task Fault_rules_disturb_callouts(string effect, string text, int asked)
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(peer);
        Assert.Equal(200, (await org.SendAsync("POST", "/_fakeforce/faults", $$"""{"name":"x","api":"callout","path":"/orders","effect":"{{effect}}","times":1}""")).Status);
        Assert.Equal("System.CalloutException: " + text, (await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}/orders"}""")).Exception());
        Assert.Equal(asked, peer.Requests.Count);
        Assert.Equal(200, (await org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}/orders"}""")).Response().GetProperty("statusCode").GetInt32());
    }

    [Fact]
    public async Task A_fault_rule_that_delays_counts_towards_the_timeout()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(peer);
        await org.SendAsync("POST", "/_fakeforce/faults", """{"name":"slow","api":"callout","effect":"latency","milliseconds":15000}""");
        var running = org.CallOutAsync($$"""{"endpoint":"{{peer.Address}}"}""");
        while (!running.IsCompleted) await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT5S"}""");
        Assert.Equal("System.CalloutException: Read timed out", (await running).Exception());
        Assert.Empty(peer.Requests);
    }

    [Fact]
    public async Task The_journal_has_callouts()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(peer);
        await org.CallOutAsync($$"""{"method":"POST","endpoint":"{{peer.Address}}/orders","body":"hello"}""");
        var entry = JsonDocument.Parse((await org.GetAsync("/_fakeforce/requests?api=callout")).Body).RootElement.GetProperty("requests")[0];
        Assert.Equal(("POST", "/orders", 200), (entry.GetProperty("method").GetString(), entry.GetProperty("path").GetString(), entry.GetProperty("status").GetInt32()));
    }

    [Theory]
    [InlineData("[]", "object")]
    [InlineData("{", "line:1")]
    [InlineData("""{"method":"GET"}""", "endpoint")]
    [InlineData("""{"endpoint":"http://x","timeout":120001}""", "timeout is a number from 1 to 120000")]
    [InlineData("""{"endpoint":"http://x","body":"x"}""", "a GET with a body is not supported")]
    [InlineData("""{"endpoint":"http://x","headers":{"A":"b\r\nC: d"}}""", "header A")]
    [InlineData("""{"endpoint":"http://x","typo":1}""", "unknown key \\u0022typo\\u0022")]
    [InlineData("""{"steps":[]}""", "steps has 1 to 400 entries")]
    [InlineData("""{"endpoint":"http://x","user":"nobody"}""", "there is no user nobody")]
    [InlineData("""{"endpoint":"http://x","when":"later"}""", "when is now, queued or scheduled")]
    [InlineData("""{"steps":[{"insert":[{"Name":"A"}]}]}""", "attributes")]
    [InlineData("""{"steps":[{"delete":["001"]}]}""", "no id of a record")]
    public async Task Orders_that_are_none_are_refused_with_what_is_wrong(string order, string problem)
    {
        await using var org = await CalloutOrg.StartAsync("{}");
        var answer = await org.SendAsync("POST", "/_fakeforce/callouts", order);
        Assert.Equal(400, answer.Status);
        Assert.Contains(problem, answer.Body, StringComparison.Ordinal);
    }

    private static async Task AskedAsync(Peer peer, int count = 1)
    {
        for (var i = 0; peer.Requests.Count < count; i++)
        {
            Assert.True(i < 3_000, "the peer was not asked");
            await Task.Delay(10, Server.Ending);
        }
    }
}
