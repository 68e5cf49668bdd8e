using System.Net;
using System.Net.Sockets;
using FakeForce.Server.Proxy;
using FakeForce.Server.Tls;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace FakeForce.Server.Ports;

/// <summary>
/// The public ports and what answers on each. All end in three handlers: HTTP/1.1, HTTP/2 and TLS, the latter two of
/// private endpoints.
/// </summary>
internal sealed class Listeners : IDisposable
{
    private readonly PrivateEndPoint httpTwo = new("private HTTP/2");
    private readonly PrivateEndPoint plain = new("private HTTP/1.1");
    private readonly PrivateEndPoint tls = new("private TLS");
    private readonly CertificateAuthority authority;
    private readonly TimeProvider clock;

    public Listeners(FakeForceOptions options, CertificateAuthority authority, TimeProvider clock)
    {
        this.authority = authority;
        this.clock = clock;
        try
        {
            Http = BoundPort.Open("--port", options.Bind, options.Port);
            if (options.TlsPort is { } tls) Tls = BoundPort.Open("--tls-port", options.Bind, tls);
            if (options.ProxyPort is { } proxy) Proxy = BoundPort.Open("--proxy-port", options.Bind, proxy);
        }
        catch (PortException)
        {
            Dispose();
            throw;
        }
    }

    public BoundPort? Http { get; }
    public BoundPort? Tls { get; }
    public BoundPort? Proxy { get; }

    public void AddTransports(IServiceCollection services)
    {
        services.AddSingleton<IConnectionListenerFactory, PrivateTransport>();
        services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = SocketOf);
    }

    /// <summary>Private endpoints come first: their handlers must be there when the first public connection arrives.</summary>
    public void Configure(KestrelServerOptions kestrel)
    {
        HttpLimits.Apply(kestrel);
        var shared = new HttpTwoOnOnePort(httpTwo, clock);
        kestrel.Listen(httpTwo, listen => { listen.Protocols = HttpProtocols.Http2; listen.Use(httpTwo.Capture); });
        if (Proxy is not null) ConfigureProxy(kestrel, shared, Proxy);
        ListenOn(kestrel, Http, listen => { listen.Protocols = HttpProtocols.Http1; listen.Use(shared.Wrap); });
        ListenOn(kestrel, Tls, listen => listen.UseHttps(new ServerCertificates(authority).Handshake));
    }

    public void Dispose()
    {
        Http?.Dispose();
        Tls?.Dispose();
        Proxy?.Dispose();
    }

    private void ConfigureProxy(KestrelServerOptions kestrel, HttpTwoOnOnePort shared, BoundPort port)
    {
        kestrel.Listen(plain, listen => { listen.Protocols = HttpProtocols.Http1; listen.Use(plain.Capture); listen.Use(shared.Wrap); });
        kestrel.Listen(tls, listen => { listen.Use(tls.Capture); listen.UseHttps(new ServerCertificates(authority).Handshake); });
        var targets = new ProxyTargets(Http!.Number, Tls?.Number);
        var proxy = new ConnectProxy(targets, plain, tls, clock);
        ListenOn(kestrel, port, listen => { listen.Protocols = HttpProtocols.Http1; listen.Use(_ => proxy.Handle); });
    }

    private static void ListenOn(KestrelServerOptions kestrel, BoundPort? port, Action<ListenOptions> configure)
    {
        if (port is null) return;
        foreach (var address in port.EndPoints) kestrel.Listen(address, configure);
    }

    private Socket SocketOf(EndPoint address) =>
        Http?.SocketOf(address) ?? Tls?.SocketOf(address) ?? Proxy?.SocketOf(address)
            ?? throw new InvalidOperationException($"no socket was bound for {address}");
}
