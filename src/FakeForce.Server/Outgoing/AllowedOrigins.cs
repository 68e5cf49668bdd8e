namespace FakeForce.Server.Outgoing;

/// <summary>Scheme, host and port of all that may be reached; what a peer says of other addresses changes nothing about it.</summary>
internal sealed class AllowedOrigins
{
    private readonly HashSet<string> origins;
    private readonly HashSet<string> hosts;

    private AllowedOrigins(IEnumerable<string> origins, IEnumerable<string> hosts) =>
        (this.origins, this.hosts) = (origins.ToHashSet(StringComparer.Ordinal), hosts.ToHashSet(StringComparer.Ordinal));

    /// <summary>The origin of one address.</summary>
    public static AllowedOrigins Of(Uri address) => new([OriginOf(address)], []);

    /// <summary>Those of many; of <paramref name="anyScheme"/> by http and https alike, at the port given.</summary>
    public static AllowedOrigins Of(IEnumerable<Uri> addresses, IEnumerable<Uri> anyScheme) => new(addresses.Select(OriginOf), anyScheme.Select(HostOf));

    /// <summary>False for all that is not http or https.</summary>
    public bool Allows(Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https" } && (origins.Contains(OriginOf(address)) || hosts.Contains(HostOf(address)));

    private static string OriginOf(Uri address) => $"{address.Scheme}://{HostOf(address)}";

    // The usual ports of the two schemes count as one, so that a site that allows both is found by either.
    private static string HostOf(Uri address) => address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}";
}
