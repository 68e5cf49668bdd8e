using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server;
using FakeForce.Server.PubSub.Protocol;
using PubSub = FakeForce.Server.PubSub.Protocol.PubSub;
using FakeForce.Server.Start;
using Grpc.Core;
using Grpc.Net.Client;

namespace FakeForce.Benchmarks.Events;

/// <summary>A FakeForce in this process with one platform event, and a gRPC client of it.</summary>
internal sealed class PubSubTarget : IAsyncDisposable
{
    public const string Topic = "/event/Sample__e";

    public const string Definitions = """{ "platformEvents": [ { "fullName": "Sample__e", "fields": [ { "fullName": "Text__c", "type": "text", "length": 255 } ] } ], "eventDelivery": { "deliveriesPerDay": 2000000000, "publishedPerHour": 2000000000 } }""";

    private readonly FakeForceServer server;
    private readonly GrpcChannel channel;

    private PubSubTarget(FakeForceServer server, string token)
    {
        this.server = server;
        channel = GrpcChannel.ForAddress(server.Address);
        Client = new(channel);
        Headers = new Metadata { { "accesstoken", token }, { "instanceurl", server.Address.ToString() }, { "tenantid", Org.Id.ToString() } };
    }

    public Org Org => OrgOf(server);
    public PubSub.PubSubClient Client { get; }
    public Metadata Headers { get; }

    public static async Task<PubSubTarget> StartAsync()
    {
        using var definitions = JsonDocument.Parse(Definitions);
        var server = await FakeForceServer.StartAsync(new FakeForceOptions { Port = 0, LogLevel = LogLevel.Warning, Definitions = definitions.RootElement.Clone() });
        return new PubSubTarget(server, (await OrgOf(server).Identity.StartSessionAsync(OrgOf(server).Options.Username)).Token);
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await server.DisposeAsync();
    }

    private static Org OrgOf(FakeForceServer server) => server.Services.GetRequiredService<ServingState>().Org!.Org;
}
