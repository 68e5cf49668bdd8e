using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FakeForce.Server.Outgoing;

/// <summary>
/// Whom the org trusts when it sends, beside those whom the system trusts, and what it shows of itself to receivers that ask: Salesforce's API client
/// certificate (SOAP API guide, "Downloading the Salesforce Client Certificate").
/// </summary>
internal sealed class OutgoingTrust
{
    private readonly X509Certificate2Collection authorities = [];
    private readonly SslStreamCertificateContext? own;

    private OutgoingTrust(FakeForceOptions options)
    {
        if (options.OutgoingCa is { } file) authorities.ImportFromPem(File.ReadAllText(file));
        if (options.OutgoingCa is not null && authorities.Count == 0) throw new CryptographicException("there is no certificate in it");
        if (options.OutgoingClientCertificate is { } certificate) own = Own(File.ReadAllText(certificate), options.OutgoingClientCertificatePassword);
    }

    public SslClientAuthenticationOptions ForClient => new() { RemoteCertificateValidationCallback = IsTrusted, ClientCertificateContext = own };

    /// <summary>The same with another certificate, in PEM with its key.</summary>
    public SslClientAuthenticationOptions ForClientWith(string pem) => new() { RemoteCertificateValidationCallback = IsTrusted, ClientCertificateContext = Own(pem, null) };

    /// <summary>Throws <see cref="InvalidOperationException"/> for files that are not of their form.</summary>
    public static OutgoingTrust Of(FakeForceOptions options) =>
        Problems(options).FirstOrDefault() is { } problem ? throw new InvalidOperationException(problem) : new OutgoingTrust(options);

    public static IEnumerable<string> Problems(FakeForceOptions options)
    {
        if (Problem(new() { OutgoingCa = options.OutgoingCa }) is { } authority) yield return $"--outgoing-ca: '{options.OutgoingCa}' cannot be used: {authority}";
        if (options is { OutgoingClientCertificate: null, OutgoingClientCertificatePassword: not null }) yield return "--outgoing-client-certificate-password is for --outgoing-client-certificate, which is not given";
        if (Problem(options with { OutgoingCa = null }) is { } certificate) yield return $"--outgoing-client-certificate: '{options.OutgoingClientCertificate}' cannot be used: {certificate}";
    }

    private static string? Problem(FakeForceOptions options)
    {
        try
        {
            _ = new OutgoingTrust(options);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return problem.Message;
        }
    }

    // Behind the certificate come those that signed it, which the receiver may not know. Keys of some systems serve TLS only once they were stored and loaded.
    private static SslStreamCertificateContext Own(string pem, string? password)
    {
        using var made = password is null ? X509Certificate2.CreateFromPem(pem, pem) : X509Certificate2.CreateFromEncryptedPem(pem, pem, password);
        var all = new X509Certificate2Collection();
        all.ImportFromPem(pem);
        return SslStreamCertificateContext.Create(X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null), all, offline: true);
    }

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None || errors == SslPolicyErrors.RemoteCertificateChainErrors && IsOurs(certificate!, chain!)) return true;
        throw new AuthenticationException(errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? $"the certificate of the receiver, {certificate!.Subject}, is not for this host"
            : $"the certificate of the receiver, {certificate?.Subject ?? "of which it shows none"}, is not trusted ({string.Join(", ", chain?.ChainStatus.Select(status => status.Status) ?? [])}): --outgoing-ca FILE names certificate authorities that are, beside the system's");
    }

    private bool IsOurs(X509Certificate certificate, X509Chain shown)
    {
        if (authorities.Count == 0) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(shown.ChainPolicy.ExtraStore);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // serverAuth
        return chain.Build((X509Certificate2)certificate);
    }
}
