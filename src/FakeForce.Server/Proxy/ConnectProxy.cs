using System.Text;
using FakeForce.Server.Ports;
using Microsoft.AspNetCore.Connections;

namespace FakeForce.Server.Proxy;

/// <summary>Marks the requests of a connection that came to the proxy port with plain http URLs in absolute form.</summary>
internal sealed class ProxiedConnection(ProxyTargets targets)
{
    public ProxyTargets Targets => targets;
}

/// <summary>
/// The proxy port. An accepted CONNECT turns the connection itself into a TLS (or plain) connection of this server: no
/// second socket, no copying, no buffers of its own. Requests in absolute form, as jsforce sends for http URLs, go on as
/// plain HTTP/1.1, where ProxyGuard checks the host of each.
/// </summary>
internal sealed class ConnectProxy(ProxyTargets targets, PrivateEndPoint plain, PrivateEndPoint tls, TimeProvider clock)
{
    private const int MaxConnections = 1000;
    private static readonly TimeSpan HeadPatience = TimeSpan.FromSeconds(30);
    private static readonly ReadOnlyMemory<byte> Connect = "CONNECT "u8.ToArray();
    private int connections;

    public async Task Handle(ConnectionContext connection)
    {
        try
        {
            if (Interlocked.Increment(ref connections) > MaxConnections)
                await AnswerAsync(connection, "503 Service Unavailable", $"FakeForce's proxy serves {MaxConnections} connections at once.");
            else
                await DispatchAsync(connection);
        }
        finally
        {
            Interlocked.Decrement(ref connections);
        }
    }

    private async Task DispatchAsync(ConnectionContext connection)
    {
        var isConnect = await Peek.StartsWithAsync(connection, Connect, clock);
        if (isConnect is null) return;
        if (isConnect.Value)
        {
            await TunnelAsync(connection);
            return;
        }
        connection.Features.Set(new ProxiedConnection(targets));
        await plain.Handle(connection);
    }

    private async Task TunnelAsync(ConnectionContext connection)
    {
        var request = await ReadHeadAsync(connection);
        if (request is null)
        {
            await AnswerAsync(connection, "400 Bad Request", "The CONNECT request is malformed.");
            return;
        }
        var route = targets.Route(request.Host, request.Port);
        if (route == ProxyRoute.Refused)
        {
            await AnswerAsync(connection, "403 Forbidden", RefusalOf($"{request.Host}:{request.Port}"));
            return;
        }
        await connection.Transport.Output.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
        await (route == ProxyRoute.Tls ? tls : plain).Handle(connection);
    }

    public static string RefusalOf(string authority) =>
        $"FakeForce's proxy carries *.salesforce.com, *.force.com and api.pubsub.salesforce.com:7443 to FakeForce; it refuses {authority}.";

    private async ValueTask<ConnectRequest?> ReadHeadAsync(ConnectionContext connection)
    {
        using var patience = new CancellationTokenSource(HeadPatience, clock);
        try
        {
            return await ConnectRequest.ReadAsync(connection.Transport.Input, patience.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or ConnectionResetException or ConnectionAbortedException)
        {
            return null;
        }
    }

    private static async Task AnswerAsync(ConnectionContext connection, string status, string text)
    {
        var answer = $"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {text.Length + 1}\r\nConnection: close\r\n\r\n{text}\n";
        await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(answer));
    }
}
