using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FakeForce.Server.Tests.Outgoing.Callouts;

/// <summary>Another system on a free port, which keeps what it is asked and answers as it is told.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly WebApplication app;

    private Peer(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    public ConcurrentQueue<Asked> Requests { get; } = [];

    public volatile Func<HttpContext, Asked, Task> Answer = (context, _) => context.Response.WriteAsync("ok");

    public static async Task<Peer> StartAsync(Func<HttpContext, Asked, Task>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var peer = new Peer(app);
        if (answer is not null) peer.Answer = answer;
        app.Run(peer.HandleAsync);
        await app.StartAsync(Server.Ending);
        peer.Address = app.Urls.First();
        return peer;
    }

    /// <summary>An answer of status and JSON.</summary>
    public static Func<HttpContext, Asked, Task> Json(int status, string json) => (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var asked = new Asked(context.Request.Method, context.Request.Path + context.Request.QueryString.Value, await reader.ReadToEndAsync(context.RequestAborted),
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        Requests.Enqueue(asked);
        await Answer(context, asked);
    }
}

internal sealed record Asked(string Method, string Path, string Body, Dictionary<string, string> Headers)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);
}
