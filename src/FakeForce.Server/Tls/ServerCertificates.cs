using System.Collections.Concurrent;
using System.Net.Security;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace FakeForce.Server.Tls;

/// <summary>
/// Chooses the certificate of a TLS handshake: the common one, or for a name that it lacks (a container's, say) one more
/// that is issued on first use.
/// </summary>
internal sealed class ServerCertificates(CertificateAuthority authority)
{
    private const int MaxExtraNames = 64;
    private readonly ConcurrentDictionary<string, SslServerAuthenticationOptions> extra = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<SslServerAuthenticationOptions> common = new(() => Describe(authority, null));

    public TlsHandshakeCallbackOptions Handshake => new() { OnConnection = context => ValueTask.FromResult(For(context.ClientHelloInfo.ServerName)) };

    private SslServerAuthenticationOptions For(string name)
    {
        if (name.Length == 0 || CertifiedNames.Cover(name) || Uri.CheckHostName(name) != UriHostNameType.Dns) return common.Value;
        if (extra.Count >= MaxExtraNames && !extra.ContainsKey(name)) return common.Value;
        return extra.GetOrAdd(name, missing => Describe(authority, missing));
    }

    private static SslServerAuthenticationOptions Describe(CertificateAuthority authority, string? name) => new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(authority.Issue(name), [authority.Root], offline: true),
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
    };
}
