using Microsoft.Extensions.DependencyInjection;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Server.Start;

namespace FakeForce.Server.Tests;

/// <summary>A server of the test's own on a free port, with a session of the administrator: nothing is shared between tests.</summary>
internal sealed class TestOrg : IAsyncDisposable
{
    private TestOrg(FakeForceServer server, HttpClient client)
    {
        Server = server;
        Client = client;
    }

    public FakeForceServer Server { get; }

    /// <summary>Sends the administrator's token.</summary>
    public HttpClient Client { get; }

    public Org Org => Server.Services.GetRequiredService<ServingState>().Org!.Org;

    public static Org Fresh() => Org.Create(new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) }, TimeProvider.System);

    public static async Task<TestOrg> StartAsync(FakeForceOptions? options = null, TimeProvider? clock = null)
    {
        var server = await Tests.Server.StartAsync(options, clock is null ? null : new HostSeams { Clock = clock });
        var org = new TestOrg(server, server.Client());
        var session = await org.Org.Identity.StartSessionAsync(org.Org.Options.Username);
        org.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Token);
        return org;
    }

    /// <summary>Method and path (below /services/data/v66.0 unless it begins with /services or /_fakeforce), with a JSON body or none.</summary>
    public async Task<Answer> SendAsync(string method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith("/services", StringComparison.Ordinal) || path.StartsWith("/_fakeforce", StringComparison.Ordinal) ? path : "/services/data/v66.0" + path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (headers.Any(h => h.Name == "Content-Type")) request.Content!.Headers.ContentType = null;
        foreach (var (name, value) in headers)
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content!.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request, Tests.Server.Ending);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Tests.Server.Ending), response.Headers, response.Content.Headers);
    }

    /// <summary>Another session, for tests that let the clock run past the first one.</summary>
    public async Task RenewAsync() =>
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await Org.Identity.StartSessionAsync(Org.Options.Username)).Token);

    public Task<Answer> GetAsync(string path) => SendAsync("GET", path);

    public async Task<RecordId> CreateAsync(string type, string json)
    {
        var answer = await SendAsync("POST", $"/sobjects/{type}", json);
        Assert.True(answer.Status == 201, answer.Body);
        return RecordId.Parse(answer.Json.GetProperty("id").GetString());
    }

    public Task<Answer> QueryAsync(string soql) => GetAsync("/query?q=" + Uri.EscapeDataString(soql));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}

internal sealed record Answer(int Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
