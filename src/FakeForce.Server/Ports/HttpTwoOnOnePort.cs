using Microsoft.AspNetCore.Connections;

namespace FakeForce.Server.Ports;

/// <summary>
/// Serves HTTP/1.1 and HTTP/2 with prior knowledge (gRPC in plain text) on one port, which Kestrel offers only with TLS:
/// a connection that starts with HTTP/2's preface (RFC 9113 §3.4) goes to the handler of a private HTTP/2 endpoint.
/// </summary>
internal sealed class HttpTwoOnOnePort(PrivateEndPoint httpTwo, TimeProvider clock)
{
    private static readonly ReadOnlyMemory<byte> Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    public ConnectionDelegate Wrap(ConnectionDelegate httpOne) => async connection =>
    {
        var isHttpTwo = await Peek.StartsWithAsync(connection, Preface, clock);
        if (isHttpTwo is null) return;
        await (isHttpTwo.Value ? httpTwo.Handle(connection) : httpOne(connection));
    };
}
