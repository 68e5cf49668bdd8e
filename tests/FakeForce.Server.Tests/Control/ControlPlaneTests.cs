using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FakeForce.Server.Start;

namespace FakeForce.Server.Tests.Control;

public sealed class ControlPlaneTests
{
    private static readonly FakeForceOptions Options = new() { Port = 0 };

    [Fact]
    public async Task Health_is_503_until_the_org_is_loaded_and_so_is_the_api()
    {
        var loading = new TaskCompletionSource<ServedOrg>();
        var seams = new HostSeams { OpenOrg = (_, _, _) => loading.Task };
        await using var server = await FakeForceServer.ListenAsync(Options, seams, Server.Ending);
        using var client = server.Client();
        var opening = server.ServeOrgAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/_fakeforce/health", Server.Ending)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/services/data", Server.Ending)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.PostAsync("/_fakeforce/reset", null, Server.Ending)).StatusCode);
        var org = await DefaultOrg.OpenAsync(Options, seams.Clock, Server.Ending);
        loading.SetResult(org);
        await opening;
        var health = await client.GetFromJsonAsync<JsonElement>("/_fakeforce/health", Server.Ending);
        Assert.Equal(("serving", org.Facts.OrgId), (health.GetProperty("status").GetString(), health.GetProperty("orgId").GetString()));
    }

    [Fact]
    public async Task An_org_that_does_not_open_stops_the_start_and_frees_the_port()
    {
        var seams = new HostSeams { OpenOrg = (_, _, _) => throw new InvalidOperationException("no org") };
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Server.StartAsync(null, seams));
        Assert.Equal("no org", failure.Message);
    }

    [Fact]
    public async Task Reset_puts_the_org_back_to_what_it_was_after_its_start()
    {
        await using var org = await TestOrg.StartAsync();
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal(HttpStatusCode.NoContent, (await org.Client.PostAsync("/_fakeforce/reset", null, Server.Ending)).StatusCode);
        Assert.False(org.Org.State.TryFind(id, out _, out _));
    }

    // A page that a browser has from elsewhere (CSRF), or under its own name on this machine's address (DNS rebinding).
    [Theory]
    [InlineData(null, null, null, false, 204)]
    [InlineData(null, "https://evil.example", null, false, 403)]
    [InlineData(null, "null", null, false, 403)]
    [InlineData(null, null, "cross-site", false, 403)]
    [InlineData(null, null, "same-origin", false, 204)]
    [InlineData("evil.example", null, null, false, 403)]
    [InlineData("evil.example", "http://evil.example", null, false, 403)]
    [InlineData("t1.localhost", null, null, false, 204)]
    [InlineData("[::1]", null, null, false, 204)]
    [InlineData("my-machine", null, null, true, 204)]
    [InlineData("my-machine", "https://evil.example", null, true, 403)]
    public async Task Pages_of_other_origins_have_no_control(string? host, string? origin, string? site, bool open, int status)
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { Port = 0, OpenControl = open });
        using var client = server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_fakeforce/reset");
        if (host is not null) request.Headers.Host = host;
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await client.SendAsync(request, Server.Ending);
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 403) Assert.Equal("other_origin", (await answer.Content.ReadFromJsonAsync<JsonElement>(Server.Ending)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task The_key_opens_the_control_plane_to_pages_too()
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { Port = 0, ControlKey = "key" });
        using var client = server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_fakeforce/reset?key=key");
        request.Headers.Add("Origin", "https://dashboard.example");
        using var answer = await client.SendAsync(request, Server.Ending);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", null, false, null, 200, null)]
    [InlineData("127.0.0.1", "k", false, null, 401, "control_key_missing")]
    [InlineData("0.0.0.0", null, false, null, 403, "control_closed")]
    [InlineData("0.0.0.0", null, false, "k", 403, "control_closed")]
    [InlineData("0.0.0.0", null, true, null, 200, null)]
    [InlineData("0.0.0.0", "k", false, null, 401, "control_key_missing")]
    [InlineData("0.0.0.0", "k", false, "wrong", 403, "control_key_wrong")]
    [InlineData("0.0.0.0", "k", false, "k", 200, null)]
    public async Task The_control_key_guards_what_is_not_loopback(string bind, string? key, bool open, string? shown, int status, string? error)
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { Bind = bind, ControlKey = key, OpenControl = open });
        using var client = Server.Client(new Uri($"http://127.0.0.1:{server.Address.Port}"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/_fakeforce/health", Server.Ending)).StatusCode);
        using var byQuery = await client.GetAsync("/_fakeforce/ca.pem" + (shown is null ? "" : "?key=" + shown), Server.Ending);
        if (shown is not null) client.DefaultRequestHeaders.Add("X-FakeForce-Control-Key", shown);
        using var byHeader = await client.GetAsync($"{server.Address.Scheme}://127.0.0.1:{server.Address.Port}//_fakeforce/ca.pem", Server.Ending);
        Assert.Equal((status, status), ((int)byQuery.StatusCode, (int)byHeader.StatusCode));
        if (error is null) return;
        var body = await byHeader.Content.ReadFromJsonAsync<JsonElement>(Server.Ending);
        Assert.Equal(error, body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Unknown_calls_say_so_in_the_control_planes_form()
    {
        await using var server = await Server.StartAsync();
        using var client = server.Client();
        using var response = await client.GetAsync("/_fakeforce/nothing", Server.Ending);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("""{"error":"unknown_call","message":"The control plane has no GET /_fakeforce/nothing."}""",
            await response.Content.ReadAsStringAsync(Server.Ending));
    }
}
