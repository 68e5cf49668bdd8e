namespace FakeForce.Server.Proxy;

internal enum ProxyRoute
{
    Refused,
    Plain,
    Tls,
}

/// <summary>
/// Which host names and ports the proxy takes to this server, and by which protocol. Everything else is refused, so that
/// a test that forgot to fake some other service fails and does not reach the network.
/// </summary>
internal sealed class ProxyTargets(int httpPort, int? tlsPort)
{
    private static readonly string[] Domains = [".salesforce.com", ".force.com"];
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];
    private const string PubSubHost = "api.pubsub.salesforce.com";

    public ProxyRoute Route(string host, int port)
    {
        if (Loopback.Contains(host, StringComparer.OrdinalIgnoreCase))
            return port == httpPort ? ProxyRoute.Plain : port == tlsPort ? ProxyRoute.Tls : ProxyRoute.Refused;
        if (!IsSalesforce(host)) return ProxyRoute.Refused;
        return port switch
        {
            443 => ProxyRoute.Tls,
            80 => ProxyRoute.Plain,
            7443 when host.Equals(PubSubHost, StringComparison.OrdinalIgnoreCase) => ProxyRoute.Tls,
            _ => ProxyRoute.Refused,
        };
    }

    private static bool IsSalesforce(string host)
    {
        foreach (var domain in Domains)
            if (host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
