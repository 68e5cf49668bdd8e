using System.Net;
using FakeForce.Server.PubSub.Protocol;
using PubSub = FakeForce.Server.PubSub.Protocol.PubSub;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FakeForce.Benchmarks.Events;

/// <summary>The physical limit: Grpc.AspNetCore that sends one response over and over, and a client that reads it.</summary>
internal static class BareStream
{
    /// <summary>Reads so many responses.</summary>
    public static async Task<TimeSpan> ReadAsync(FetchResponse response, int count)
    {
        await using var app = await StartAsync(response, count);
        using var channel = GrpcChannel.ForAddress(app.Urls.First());
        using var call = new PubSub.PubSubClient(channel).Subscribe();
        await call.RequestStream.WriteAsync(new FetchRequest());
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < count; i++) await call.ResponseStream.MoveNext(default);
        return watch.Elapsed;
    }

    private static async Task<WebApplication> StartAsync(FetchResponse response, int count)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new Repeating(response, count));
        var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<Repeating>();
        await app.StartAsync();
        return app;
    }

    private sealed class Repeating(FetchResponse response, int count) : PubSub.PubSubBase
    {
        public override async Task Subscribe(IAsyncStreamReader<FetchRequest> requestStream, IServerStreamWriter<FetchResponse> responseStream, ServerCallContext context)
        {
            await requestStream.MoveNext();
            for (var i = 0; i < count; i++) await responseStream.WriteAsync(response);
        }
    }
}
