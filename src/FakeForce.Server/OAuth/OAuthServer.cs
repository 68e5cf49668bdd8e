using System.Security.Cryptography.X509Certificates;
using FakeForce.Engine;
using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth;

/// <summary>What the log-in faces need of their host: the orgs, and the certificate that the default app trusts, made when first asked for.</summary>
internal sealed class OAuthServer(Func<Orgs> orgs, Func<X509Certificate2> hostCertificate)
{
    public Orgs Orgs => orgs();

    /// <summary>Signs id tokens.</summary>
    public IdTokenKey IdTokenKey { get; } = new();

    /// <summary>The certificates (public keys) with which an app's assertions are checked; several may be trusted.</summary>
    public IEnumerable<X509Certificate2> CertificatesOf(ConnectedApp app)
    {
        if (app.Certificate is { } pem) yield return X509Certificate2.CreateFromPem(pem);
        if (app.TrustsHostKey) yield return hostCertificate();
    }

    public static string IdentityUrl(string address, Org org, RecordId user) => $"{address}/id/{org.Id}/{user}";
}
