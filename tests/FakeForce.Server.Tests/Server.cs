using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using FakeForce.Server.Start;

namespace FakeForce.Server.Tests;

/// <summary>Starts real servers on free loopback ports, and makes clients of every kind for them.</summary>
internal static class Server
{
    public static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static Task<FakeForceServer> StartAsync(FakeForceOptions? options = null, HostSeams? seams = null) =>
        FakeForceServer.StartAsync((options ?? new FakeForceOptions()) with { Port = options?.Port is null or 8080 ? 0 : options.Port }, seams ?? new HostSeams(), Ending);

    public static HttpClient Client(Uri address, Version? version = null, SocketsHttpHandler? handler = null) =>
        new(handler ?? new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = address,
            DefaultRequestVersion = version ?? HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

    public static HttpClient Client(this FakeForceServer server, Version? version = null) => Client(server.Address, version);

    /// <summary>A handler that trusts the server's certificate authority and nothing else.</summary>
    public static SocketsHttpHandler Trusting(FakeForceServer server, IWebProxy? proxy = null)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(server.CertificateAuthorityPem));
        return new SocketsHttpHandler
        {
            UseProxy = proxy is not null,
            Proxy = proxy,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
        };
    }
}
