using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace FakeForce.Server.Tls;

/// <summary>The host names that every server certificate covers: this machine's and those that clients have built in.</summary>
internal static class CertifiedNames
{
    public static readonly IReadOnlyList<string> Dns =
    [
        "localhost",
        "login.salesforce.com", "test.salesforce.com", "api.pubsub.salesforce.com",
        "*.salesforce.com", "*.my.salesforce.com", "*.sandbox.my.salesforce.com",
        "*.develop.my.salesforce.com", "*.scratch.my.salesforce.com",
        "*.force.com", "*.lightning.force.com",
    ];

    /// <summary>A wildcard stands for exactly one label (RFC 6125 §6.4.3), which is why the list names each depth.</summary>
    public static bool Cover(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var wildcard = dot < 0 ? name : "*" + name[dot..];
        return Dns.Contains(name, StringComparer.OrdinalIgnoreCase) || Dns.Contains(wildcard, StringComparer.OrdinalIgnoreCase);
    }

    public static X509Extension Extension(string? another)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in Dns) names.AddDnsName(name);
        if (another is not null) names.AddDnsName(another);
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        return names.Build();
    }
}
