using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace FakeForce.Server.Tests.Testing;

/// <summary>
/// As much of Docker's API as making one container takes. It runs nothing: it keeps what the container was to be made from, and says that the
/// container's port 8080 is a port of this machine: a server's, or its own, where health is 503 once and then 200.
/// </summary>
internal sealed class DockerStandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly int? mapped;
    private int healthAsked;

    private DockerStandIn(int? mapped)
    {
        this.mapped = mapped;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public Uri Address => new("tcp://127.0.0.1:" + Port.ToString(CultureInfo.InvariantCulture));

    /// <summary>The body of POST /containers/create.</summary>
    public JsonElement Made { get; private set; }

    /// <summary>NAME=value, by name.</summary>
    public IEnumerable<string> Variables => Made.GetProperty("Env").EnumerateArray().Select(variable => variable.GetString()!).Order(StringComparer.Ordinal);

    public int HealthAsked => healthAsked;

    private int Port => new Uri(app.Urls.Single()).Port;

    public static async Task<DockerStandIn> StartAsync(int? mapped = null)
    {
        var docker = new DockerStandIn(mapped);
        await docker.app.StartAsync(Server.Ending);
        return docker;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        // Docker's paths begin with the version: /v1.44/containers/create.
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/v1.", StringComparison.Ordinal)) path = path[path.IndexOf('/', 1)..];
        if (path == "/containers/create") Made = (await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted)).RootElement;
        var (status, body) = Answer(context.Request.Method, path);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (status != StatusCodes.Status204NoContent) await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private (int Status, string Body) Answer(string method, string path) => (method, path) switch
    {
        (_, "/_ping") => (200, "OK"),
        (_, "/version") => (200, """{"Version":"27.0.0","ApiVersion":"1.44","MinAPIVersion":"1.24","Os":"linux","Arch":"amd64"}"""),
        (_, "/info") => (200, """{"ID":"stand-in","OSType":"linux","Architecture":"x86_64","OperatingSystem":"Linux","ServerVersion":"27.0.0"}"""),
        (_, "/images/fakeforce:latest/json") => (200, """{"Id":"sha256:1","RepoTags":["fakeforce:latest"],"Created":"2026-01-01T00:00:00Z","Os":"linux","Architecture":"amd64","Config":{}}"""),
        (_, "/containers/create") => (201, """{"Id":"c1","Warnings":[]}"""),
        ("GET", "/containers/c1/json") => (200, Running(mapped ?? Port)),
        (_, "/_fakeforce/health") => (Interlocked.Increment(ref healthAsked) == 1 ? 503 : 200, "{}"),
        _ => (204, ""),
    };

    private static string Running(int port) => $$"""
        {"Id":"c1","Name":"/c1","Created":"2026-01-01T00:00:00Z","Image":"sha256:1","Config":{},"HostConfig":{},
         "State":{"Status":"running","Running":true,"StartedAt":"2026-01-01T00:00:01Z","FinishedAt":"0001-01-01T00:00:00Z"},
         "NetworkSettings":{"Ports":{"8080/tcp":[{"HostIp":"0.0.0.0","HostPort":"{{port}}"}] },"Networks":{} } }
        """;
}
