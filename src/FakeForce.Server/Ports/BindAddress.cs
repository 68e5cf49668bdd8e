using System.Net;
using System.Net.Sockets;

namespace FakeForce.Server.Ports;

/// <summary>What the words of --bind mean.</summary>
internal static class BindAddress
{
    public static IReadOnlyList<IPAddress> All(string bind) => bind switch
    {
        "localhost" when Socket.OSSupportsIPv6 => [IPAddress.Loopback, IPAddress.IPv6Loopback],
        "localhost" => [IPAddress.Loopback],
        "*" when Socket.OSSupportsIPv6 => [IPAddress.IPv6Any],
        "*" => [IPAddress.Any],
        _ => [IPAddress.Parse(bind)],
    };

    public static bool IsLoopback(string bind) => All(bind).All(IPAddress.IsLoopback);

    /// <summary>The host name that a person on this machine can paste into a URL.</summary>
    public static string HostName(string bind)
    {
        if (bind is "localhost" or "*") return "localhost";
        var address = IPAddress.Parse(bind);
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) return "localhost";
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
    }
}
