using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FakeForce.Server.Tls;

/// <summary>
/// The key with which clients sign JWT bearer assertions for the default connected app, which trusts its certificate.
/// RSA takes 50 ms and more to generate, so it is made when first asked for, and kept under --data.
/// </summary>
internal sealed class JwtKey(string? directory, TimeProvider clock)
{
    private const int KeyBits = 2048;
    private const int Years = 10;
    private readonly Lazy<X509Certificate2> pair = new(() => new KeyFiles(directory, "jwt").LoadOrMake(() => Make(clock.GetUtcNow())));

    /// <summary>PKCS#8 in PEM, as every JWT library reads it.</summary>
    public string PrivateKeyPem => pair.Value.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>The certificate; it also holds the private key, so hand out its public export only.</summary>
    public X509Certificate2 Certificate => pair.Value;

    private static X509Certificate2 Make(DateTimeOffset now)
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest("CN=FakeForce connected app", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
    }
}
