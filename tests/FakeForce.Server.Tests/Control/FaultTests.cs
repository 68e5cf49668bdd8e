using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace FakeForce.Server.Tests.Control;

/// <summary>/_fakeforce/faults: calls fail in the way and at the moment that a rule asks for.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await TestOrg.StartAsync(new FakeForceOptions { Definitions = JsonDocument.Parse("""{ "users": [ { "username": "second@fakeforce.test" } ] }""").RootElement });

    public ValueTask DisposeAsync() => org.DisposeAsync();

    // Codes, texts and statuses: oauth-and-limits.md F, "Other operational errors".
    [Theory]
    [InlineData("UNABLE_TO_LOCK_ROW", 400, """[{"message":"unable to obtain exclusive access to this record","errorCode":"UNABLE_TO_LOCK_ROW","fields":[]}]""")]
    [InlineData("SERVER_UNAVAILABLE", 503, """[{"message":"Server temporarily unavailable","errorCode":"SERVER_UNAVAILABLE"}]""")]
    [InlineData("REQUEST_LIMIT_EXCEEDED", 403, """[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""")]
    [InlineData("QUERY_TIMEOUT", 400, """[{"message":"Your query request was running for too long.","errorCode":"QUERY_TIMEOUT"}]""")]
    [InlineData("INVALID_SESSION_ID", 401, """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""")]
    [InlineData("APEX_ERROR", 500, """[{"message":"System.LimitException: Apex CPU time limit exceeded\n\n(System Code)","errorCode":"APEX_ERROR"}]""")]
    public async Task An_error_stands_in_the_place_of_the_call(string code, int status, string body)
    {
        await SetAsync(new { effect = "error", code });
        var answer = await CreateAsync("Acme");
        Assert.Equal((status, body), (answer.Status, answer.Body));
        await org.Client.DeleteAsync("/_fakeforce/faults", Server.Ending);
        Assert.Equal(0, (await org.QueryAsync("SELECT Id FROM Account")).Json.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task Message_and_status_can_be_others()
    {
        await SetAsync(new { effect = "error", code = "STRANGE", message = "odd", status = 418 });
        var answer = await CreateAsync("Acme");
        Assert.Equal((418, """[{"message":"odd","errorCode":"STRANGE"}]"""), (answer.Status, answer.Body));
    }

    // Which of ten calls strike: POST and GET of Account in turn, the admin's and, for the last two, another user's.
    [Theory]
    [InlineData("""{}""", "0123456789")]
    [InlineData("""{"method":"POST"}""", "02468")]
    [InlineData("""{"path":"/sobjects/Account"}""", "0123456789")]
    [InlineData("""{"path":"/sobjects/*"}""", "0123456789")]
    [InlineData("""{"path":"/SOBJECTS/acc*"}""", "0123456789")]
    [InlineData("""{"path":"/**/Account"}""", "0123456789")]
    [InlineData("""{"path":"/sobjects"}""", "")]
    [InlineData("""{"path":"/sobjects/Account/*"}""", "")]
    [InlineData("""{"sobject":"account"}""", "0123456789")]
    [InlineData("""{"sobject":"Contact"}""", "")]
    [InlineData("""{"api":"rest"}""", "0123456789")]
    [InlineData("""{"api":"composite"}""", "")]
    [InlineData("""{"user":"second@fakeforce.test"}""", "89")]
    [InlineData("""{"client":"tester"}""", "0123456789")]
    [InlineData("""{"client":"other"}""", "")]
    [InlineData("""{"after":3}""", "3456789")]
    [InlineData("""{"every":3}""", "258")]
    [InlineData("""{"after":1,"every":2,"times":3}""", "246")]
    [InlineData("""{"times":1}""", "0")]
    [InlineData("""{"method":"POST","after":1,"times":1}""", "2")]
    [InlineData("""{"enabled":false}""", "")]
    [InlineData("""{"from":"2999-01-01T00:00:00Z"}""", "")]
    [InlineData("""{"from":"2001-01-01T00:00:00Z","until":"2002-01-01T00:00:00Z"}""", "")]
    [InlineData("""{"from":"2001-01-01T00:00:00Z","until":"2999-01-01T00:00:00Z"}""", "0123456789")]
    public async Task A_rule_strikes_the_calls_that_it_names(string match, string expected)
    {
        var second = (await org.Org.Identity.StartSessionAsync("second@fakeforce.test", cancel: Server.Ending)).Token;
        await SetAsync("""{"name":"r","effect":"error","code":"SERVER_UNAVAILABLE" """ + (match == "{}" ? "}" : "," + match[1..]));
        var struck = new StringBuilder();
        for (var i = 0; i < 10; i++)
        {
            (string, string)[] headers = i < 8 ? [("Sforce-Call-Options", "client=tester")] : [("Sforce-Call-Options", "client=tester"), ("Authorization", "Bearer " + second)];
            var answer = i % 2 == 0 ? await org.SendAsync("POST", "/sobjects/Account", $$"""{"Name":"A{{i}}"}""", headers) : await org.SendAsync("GET", "/sobjects/Account", null, headers);
            if (answer.Status == 503) struck.Append(i);
        }
        Assert.Equal(expected, struck.ToString());
        Assert.Equal(expected.Length, (await RulesAsync())[0].GetProperty("hits").GetInt32());
    }

    [Fact]
    public async Task Chance_is_seeded_so_the_same_calls_fail_again()
    {
        var first = await RunAsync();
        Assert.Equal(first, await RunAsync());
        Assert.InRange(first.Count(struck => struck == 'x'), 5, 35);
    }

    [Fact]
    public async Task A_part_of_a_composite_call_fails_and_takes_the_others_with_it()
    {
        await SetAsync(new { effect = "error", code = "UNABLE_TO_LOCK_ROW", sobject = "Contact" });
        var answer = await org.SendAsync("POST", "/composite", """
            {"allOrNone":true,"compositeRequest":[
              {"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"a","body":{"Name":"Acme"}},
              {"method":"POST","url":"/services/data/v66.0/sobjects/Contact","referenceId":"b","body":{"LastName":"Lee"}}]}
            """);
        Assert.Equal(["PROCESSING_HALTED", "UNABLE_TO_LOCK_ROW"], answer.Json.GetProperty("compositeResponse").EnumerateArray().Select(part => part.GetProperty("body")[0].GetProperty("errorCode").GetString()));
        Assert.Equal(0, (await org.QueryAsync("SELECT Id FROM Account")).Json.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task A_page_comes_where_JSON_was_expected()
    {
        await SetAsync(new { effect = "html", status = 502 });
        using var answer = await org.Client.GetAsync("/services/data/v66.0/limits", Server.Ending);
        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("<!DOCTYPE html>", await answer.Content.ReadAsStringAsync(Server.Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_waits_by_the_orgs_clock()
    {
        await org.Client.PutAsJsonAsync("/_fakeforce/clock", new { speed = 0 }, Server.Ending);
        await SetAsync(new { effect = "latency", milliseconds = 30_000 });
        var waiting = CreateAsync("Acme");
        while ((await RulesAsync())[0].GetProperty("hits").GetInt32() == 0) await Task.Yield();
        await org.Client.PostAsJsonAsync("/_fakeforce/clock/advance", new { seconds = 29 }, Server.Ending);
        Assert.False(waiting.IsCompleted);
        // The server may have looked at the clock a little later than the test.
        while (!waiting.IsCompleted) await org.Client.PostAsJsonAsync("/_fakeforce/clock/advance", new { seconds = 10 }, Server.Ending);
        Assert.Equal(201, (await waiting).Status);
    }

    // oauth-and-limits.md F: five at once in a Developer Edition org; shorter ones are as many as there are.
    [Fact]
    public async Task Calls_that_are_held_up_for_twenty_seconds_fill_the_org()
    {
        await org.Client.PutAsJsonAsync("/_fakeforce/clock", new { speed = 0 }, Server.Ending);
        await SetAsync(new { effect = "latency", milliseconds = 60_000, method = "POST" });
        var held = Enumerable.Range(0, 5).Select(i => CreateAsync($"A{i}")).ToList();
        while ((await RulesAsync())[0].GetProperty("hits").GetInt32() < 5) await Task.Yield();
        Assert.Equal(200, (await org.GetAsync("/limits")).Status);
        await org.Client.PostAsJsonAsync("/_fakeforce/clock/advance", new { seconds = 20 }, Server.Ending);
        var refused = await org.GetAsync("/limits");
        Assert.Equal((403, """[{"message":"ConcurrentRequests (Concurrent API Requests) Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]"""), (refused.Status, refused.Body));
        while (held.Exists(call => !call.IsCompleted)) await org.Client.PostAsJsonAsync("/_fakeforce/clock/advance", new { seconds = 10 }, Server.Ending);
        Assert.All(await Task.WhenAll(held), answer => Assert.Equal(201, answer.Status));
        Assert.Equal(200, (await org.GetAsync("/limits")).Status);
    }

    [Theory]
    [InlineData("reset", 0)]
    [InlineData("loseAnswer", 1)]
    public async Task The_connection_breaks_before_or_after_the_call_is_done(string effect, int accounts)
    {
        await SetAsync(new { effect, method = "POST", times = 1 });
        await Assert.ThrowsAsync<HttpRequestException>(() => CreateAsync("Acme"));
        Assert.Equal(accounts, (await org.QueryAsync("SELECT Id FROM Account")).Json.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task Half_of_an_answer_comes()
    {
        var whole = (await org.GetAsync("/limits")).Body;
        await SetAsync(new { effect = "halfBody" });
        using var answer = await org.Client.GetAsync("/services/data/v66.0/limits", HttpCompletionOption.ResponseHeadersRead, Server.Ending);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var body = await answer.Content.ReadAsStreamAsync(Server.Ending);
        var (read, buffer) = (new MemoryStream(), new byte[1_000]);
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            for (int count; (count = await body.ReadAsync(buffer, Server.Ending)) > 0;) read.Write(buffer, 0, count);
        });
        Assert.Equal(whole.Length / 2, (int)read.Length);
    }

    [Fact]
    public async Task An_answer_trickles_in()
    {
        // A second of the org's is a millisecond.
        await org.Client.PutAsJsonAsync("/_fakeforce/clock", new { speed = 1_000 }, Server.Ending);
        await SetAsync(new { effect = "trickle", method = "GET", path = "/sobjects/Account/*" });
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        var start = org.Org.Clock.GetUtcNow();
        var answer = (await org.GetAsync($"/sobjects/Account/{id}?fields=Name")).Body;
        Assert.EndsWith("\"Name\":\"Acme\",\"Id\":\"" + id + "\"}", answer, StringComparison.Ordinal);
        Assert.True(org.Org.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(answer.Length - 1), "it came too fast");
    }

    [Fact]
    public async Task A_session_ends_in_the_middle_of_the_work()
    {
        await SetAsync(new { effect = "revokeSession", after = 1, times = 1 });
        Assert.Equal(201, (await CreateAsync("One")).Status);
        Assert.Equal(401, (await CreateAsync("Two")).Status);
        Assert.Equal(401, (await CreateAsync("Three")).Status);
        await org.RenewAsync();
        Assert.Equal(201, (await CreateAsync("Two")).Status);
    }

    [Fact]
    public async Task Rules_are_listed_switched_replaced_and_removed()
    {
        await SetAsync(new { rules = new object[] { new { effect = "error", code = "SERVER_UNAVAILABLE" }, new { effect = "error", code = "QUERY_TIMEOUT", sobject = "Contact" }, new { name = "slow", effect = "latency", milliseconds = new[] { 1, 2 } } } });
        Assert.Equal(["error", "error-2", "slow"], (await RulesAsync()).Select(rule => rule.GetProperty("name").GetString()));
        Assert.Equal(503, (await org.GetAsync("/limits")).Status);
        using (var off = await org.Client.PatchAsJsonAsync("/_fakeforce/faults/error", new { enabled = false }, Server.Ending)) off.EnsureSuccessStatusCode();
        Assert.Equal(200, (await org.GetAsync("/limits")).Status);
        var rules = await RulesAsync();
        Assert.Equal((false, 1, 1), (rules[0].GetProperty("enabled").GetBoolean(), rules[0].GetProperty("seen").GetInt32(), rules[0].GetProperty("hits").GetInt32()));
        Assert.Equal(1, rules[2].GetProperty("hits").GetInt32());
        using (var gone = await org.Client.DeleteAsync("/_fakeforce/faults/error-2", Server.Ending)) gone.EnsureSuccessStatusCode();
        Assert.Equal(2, (await RulesAsync()).Count);
        Assert.Equal(HttpStatusCode.NotFound, (await org.Client.DeleteAsync("/_fakeforce/faults/error-2", Server.Ending)).StatusCode);
        using (var reset = await org.Client.PostAsync("/_fakeforce/reset", null, Server.Ending)) reset.EnsureSuccessStatusCode();
        Assert.Empty(await RulesAsync());
    }

    [Theory]
    [InlineData("""{"effect":"explode"}""", "effect explode is none of error, html, latency, reset, halfBody, trickle, loseAnswer, revokeSession, purgeEvents, failJob, repeat")]
    [InlineData("""{"code":"X"}""", "the body is a rule with an effect, or {\"rules\":[…]}")]
    [InlineData("""{"effect":"error"}""", "error: an error needs a code, such as UNABLE_TO_LOCK_ROW")]
    [InlineData("""{"effect":"error","code":"NO_SUCH_CODE"}""", "error: no text is known for NO_SUCH_CODE: give a message")]
    [InlineData("""{"effect":"error","code":"QUERY_TIMEOUT","status":200}""", "error: status is a number from 400 to 599")]
    [InlineData("""{"effect":"reset","code":"QUERY_TIMEOUT"}""", "reset: code and message are of the effect error, and message of failJob")]
    [InlineData("""{"effect":"reset","status":500}""", "reset: status is of the effects error and html")]
    [InlineData("""{"effect":"reset","milliseconds":5}""", "reset: milliseconds is of the effect latency")]
    [InlineData("""{"effect":"latency"}""", "latency: milliseconds is a number from 1 to 900000, or two of them, the smaller first")]
    [InlineData("""{"effect":"latency","milliseconds":[9,2]}""", "latency: milliseconds is a number from 1 to 900000, or two of them, the smaller first")]
    [InlineData("""{"effect":"reset","api":"graphql"}""", "reset: api is one of rest, composite, bulk, tooling, bulk1, soap, apexrest, oauth, cometd, pubsub, outbound, callout, external")]
    [InlineData("""{"effect":"reset","probability":0}""", "reset: probability is above 0 and at most 1")]
    [InlineData("""{"effect":"reset","times":0}""", "reset: times is a number from 1 to 1000000")]
    [InlineData("""{"effect":"reset","every":0}""", "reset: every is a number from 1 to 1000000")]
    [InlineData("""{"effect":"reset","after":-1}""", "reset: after is a number from 0 to 1000000")]
    [InlineData("""{"effect":"reset","path":"sobjects"}""", "reset: path begins with / and has at most 500 characters")]
    [InlineData("""{"effect":"reset","user":"nobody"}""", "reset: there is no user nobody")]
    [InlineData("""{"effect":"reset","sobject":"Nothing"}""", "reset: there is no sObject Nothing")]
    [InlineData("""{"effect":"reset","from":"2002-01-01T00:00:00Z","until":"2001-01-01T00:00:00Z"}""", "reset: until comes after from")]
    [InlineData("""{"effect":"reset","colour":"red"}""", "rules[0]: unknown key \"colour\"")]
    [InlineData("""{"rules":[{"name":"a","effect":"reset"},{"name":"a","effect":"html"}]}""", "there are two rules a")]
    public async Task What_makes_no_sense_is_refused_and_sets_nothing(string body, string message)
    {
        using var answer = await org.Client.PostAsync("/_fakeforce/faults", new StringContent(body, Encoding.UTF8, "application/json"), Server.Ending);
        Assert.Equal((HttpStatusCode.BadRequest, message), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(Server.Ending)).GetProperty("message").GetString()));
        Assert.Empty(await RulesAsync());
    }

    private async Task<string> RunAsync()
    {
        using (var reset = await org.Client.PostAsync("/_fakeforce/reset", null, Server.Ending)) reset.EnsureSuccessStatusCode();
        await org.RenewAsync();
        await SetAsync(new { effect = "error", code = "SERVER_UNAVAILABLE", probability = 0.3 });
        var struck = new StringBuilder();
        for (var i = 0; i < 60; i++) struck.Append((await org.GetAsync("/limits")).Status == 503 ? 'x' : '.');
        return struck.ToString();
    }

    private Task<Answer> CreateAsync(string name) => org.SendAsync("POST", "/sobjects/Account", $$"""{"Name":"{{name}}"}""");

    private Task SetAsync(object rule) => SetAsync(JsonSerializer.Serialize(rule));

    private async Task SetAsync(string json)
    {
        using var answer = await org.Client.PostAsync("/_fakeforce/faults", new StringContent(json, Encoding.UTF8, "application/json"), Server.Ending);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Server.Ending));
    }

    private async Task<List<JsonElement>> RulesAsync() => [.. (await org.Client.GetFromJsonAsync<JsonElement>("/_fakeforce/faults", Server.Ending)).GetProperty("rules").EnumerateArray()];
}
