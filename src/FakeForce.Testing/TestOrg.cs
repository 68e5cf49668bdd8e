using System.Net.Http.Headers;
using FakeForce.Testing.Control;
using Grpc.Core;
using Grpc.Net.Client;

namespace FakeForce.Testing;

/// <summary>An org of one test, and all that its test needs of it. Disposing ends it with all that is in it.</summary>
public sealed class TestOrg : IAsyncDisposable
{
    private readonly HttpClient controlHttp, serverHttp;
    private readonly List<GrpcChannel> channels = [];

    internal TestOrg(Uri address, CreatedOrg made, string? controlKey)
    {
        Address = address;
        (Name, OrgId, UserId) = (made.Name, made.OrgId, made.UserId!);
        (Username, Password, ConsumerKey, ConsumerSecret, AccessToken) = (made.Username, made.Password!, made.ConsumerKey!, made.ConsumerSecret!, made.AccessToken!);
        controlHttp = new HttpClient(new OrgPaths(Name, controlKey)) { BaseAddress = address };
        serverHttp = new HttpClient(new OrgPaths(org: null, controlKey)) { BaseAddress = address };
        Control = new ControlClient(controlHttp);
        Client = CreateClient();
    }

    /// <summary>Log-in and instance address: http://localhost:PORT/. A token tells which org is meant.</summary>
    public Uri Address { get; }

    public string Name { get; }

    /// <summary>18 characters.</summary>
    public string OrgId { get; }

    /// <summary>The administrator's, whose session <see cref="AccessToken"/> is.</summary>
    public string UserId { get; }
    public string Username { get; }
    public string Password { get; }
    public string ConsumerKey { get; }
    public string ConsumerSecret { get; }
    public string AccessToken { get; }

    /// <summary>Clock, faults, limits, events, jobs, seeds, snapshots and journal of this org alone.</summary>
    public ControlClient Control { get; }

    /// <summary>Sends the administrator's token; paths begin with /services/.</summary>
    public HttpClient Client { get; }

    /// <summary>The headers of Pub/Sub API's RPCs.</summary>
    public Metadata GrpcHeaders => new() { { "accesstoken", AccessToken }, { "instanceurl", Address.GetLeftPart(UriPartial.Authority) }, { "tenantid", OrgId } };

    /// <summary>Another client with the same token.</summary>
    public HttpClient CreateClient()
    {
        var client = new HttpClient(OrgPaths.Direct()) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        return client;
    }

    /// <summary>A channel to Pub/Sub API in plain text, for the client that you have made from protos/pubsub_api.proto. It ends with the org.</summary>
    public GrpcChannel CreateChannel()
    {
        var channel = GrpcChannel.ForAddress(Address, new GrpcChannelOptions { HttpHandler = OrgPaths.Direct(), DisposeHttpClient = true });
        channels.Add(channel);
        return channel;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in channels) channel.Dispose();
        Client.Dispose();
        controlHttp.Dispose();
        try
        {
            await new ControlClient(serverHttp).DeleteOrgAsync(Name).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is ApiException { StatusCode: 404 } or HttpRequestException)
        {
            // It has expired, or the server has gone and the org with it.
        }
        serverHttp.Dispose();
    }
}
