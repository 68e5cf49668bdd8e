using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FakeForce.Server.Tls;

/// <summary>
/// FakeForce's own certificate authority. It is made when first asked for, so a start without TLS does not pay for it, and
/// kept under --data so that clients trust it once.
/// </summary>
internal sealed class CertificateAuthority(string? directory, TimeProvider clock)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);
    private const int RootYears = 10;
    private const int LeafDays = 397;
    private readonly Lazy<X509Certificate2> root = new(() => new KeyFiles(directory, "ca").LoadOrMake(() => MakeRoot(clock.GetUtcNow())));

    public X509Certificate2 Root => root.Value;

    public string Pem => Root.ExportCertificatePem() + "\n";

    /// <summary>Issues a server certificate for CertifiedNames and <paramref name="another"/> name.</summary>
    public X509Certificate2 Issue(string? another = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=FakeForce", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false)); // serverAuth
        request.CertificateExtensions.Add(CertifiedNames.Extension(another));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Root, true, false));
        var start = clock.GetUtcNow() - ClockSkew;
        using var certificate = request.Create(Root, start, start.AddDays(LeafDays), RandomNumberGenerator.GetBytes(16));
        return certificate.CopyWithPrivateKey(key);
    }

    private static X509Certificate2 MakeRoot(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=FakeForce test certificate authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(now - ClockSkew, now.AddYears(RootYears));
    }
}
