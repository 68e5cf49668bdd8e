using System.Net.Http.Json;

namespace FakeForce.Server.Tests.ApexRest;

/// <summary>Calls of Apex REST pass the gate as others do: session, limits, faults, journal.</summary>
public sealed class ApexRestGateTests : IAsyncLifetime
{
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await Stubs.StartAsync("""[{"urlMapping":"/echo/*","method":"POST","body":"{{requestBody}}"},{"urlMapping":"/echo/*","body":"hi"}]""");

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private int Hits => org.Org.ApexRest.All.Sum(stub => stub.Hits);

    private async Task<long> UsedAsync() =>
        (await org.GetAsync("/_fakeforce/limits")).Json.GetProperty("limits").GetProperty("DailyApiRequests") is var limit ? limit.GetProperty("max").GetInt64() - limit.GetProperty("remaining").GetInt64() : 0;

    [Theory]
    [InlineData("GET", "/echo/1", 200)]
    [InlineData("DELETE", "/echo/1", 405)]
    [InlineData("GET", "/nowhere", 404)]
    public async Task Every_call_counts_and_says_so(string method, string path, int status)
    {
        var before = await UsedAsync();
        var answer = await org.ApexAsync(method, path);
        Assert.Equal((status, before + 1), (answer.Status, await UsedAsync()));
        Assert.StartsWith($"api-usage={before + 1}/", answer.Headers.GetValues("Sforce-Limit-Info").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spent_allocation_refuses()
    {
        await org.SendAsync("PUT", "/_fakeforce/limits", """{"DailyApiRequests":{"max":1,"used":1}}""");
        var answer = await org.ApexAsync("GET", "/echo/1");
        Assert.Equal((403, """[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]"""), (answer.Status, answer.Body));
        Assert.Equal(0, Hits);
    }

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("")]
    public async Task Nobody_comes_in_without_a_session(string authorization)
    {
        org.Client.DefaultRequestHeaders.Authorization = null;
        foreach (var path in new[] { "/echo/1", "/nowhere" })
        {
            var answer = await org.ApexAsync("GET", path, null, ("Authorization", authorization));
            Assert.Equal((401, "INVALID_SESSION_ID"), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
        }
        Assert.Equal(0, Hits);
    }

    [Fact]
    public async Task Fault_rules_strike_by_api_and_path()
    {
        await org.Client.PostAsJsonAsync("/_fakeforce/faults", new { effect = "error", code = "SERVER_UNAVAILABLE", api = "apexrest", path = "/services/apexrest/echo/*", times = 1 }, Server.Ending);
        Assert.Equal(200, (await org.GetAsync("/limits")).Status);
        Assert.Equal((503, 0), ((await org.ApexAsync("GET", "/echo/1")).Status, Hits));
        Assert.Equal((200, 1), ((await org.ApexAsync("GET", "/echo/1")).Status, Hits));
        await org.Client.PostAsJsonAsync("/_fakeforce/faults", new { effect = "loseAnswer", times = 1 }, Server.Ending);
        await Assert.ThrowsAsync<HttpRequestException>(() => org.ApexAsync("GET", "/echo/1"));
        Assert.Equal(2, Hits);
    }

    [Fact]
    public async Task The_journal_tells_of_every_call()
    {
        await org.ApexAsync("POST", "/echo/1?x=2", """{"a":1}""");
        await org.ApexAsync("GET", "/nowhere");
        var calls = (await org.GetAsync("/_fakeforce/requests?api=apexrest")).Json.GetProperty("requests").EnumerateArray().ToList();
        Assert.Equal(["POST /services/apexrest/echo/1 200", "GET /services/apexrest/nowhere 404"],
            calls.Select(call => $"{call.GetProperty("method").GetString()} {call.GetProperty("path").GetString()} {call.GetProperty("status").GetInt32()}"));
        Assert.Contains("""{\"a\":1}""", calls[0].GetRawText().Replace("\\u0022", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6_000_000, 200)]
    [InlineData(6_000_001, 413)]
    public async Task A_body_has_six_megabytes(int length, int status)
    {
        await org.SendAsync("PUT", "/_fakeforce/apexrest", """{"urlMapping":"/large","method":"POST","body":"ok"}""");
        // Who asks before sending is answered before sending.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/apexrest/large") { Content = new ByteArrayContent(new byte[length]), Headers = { ExpectContinue = true } };
        using var response = await org.Client.SendAsync(request, Server.Ending);
        Assert.Equal((status, status == 413), ((int)response.StatusCode, (await response.Content.ReadAsStringAsync(Server.Ending)).Contains("EXCEEDED_MAX_SIZE_REQUEST", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Composite_requests_hold_no_Apex_REST()
    {
        var answer = await org.SendAsync("POST", "/composite", """{"compositeRequest":[{"method":"GET","url":"/services/apexrest/echo/1","referenceId":"a"}]}""");
        Assert.DoesNotContain("\"hi\"", answer.Body, StringComparison.Ordinal);
        Assert.Equal(0, Hits);
    }
}
