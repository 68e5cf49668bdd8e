namespace FakeForce.Server.Gate;

/// <summary>
/// The address under which a client reached this server, which is what instance_url and other absolute URLs must say: the
/// configured one, or that of X-Forwarded-*, or Host. FakeForce is a test double and believes these headers of everyone.
/// </summary>
internal static class PublicAddress
{
    /// <summary>scheme://host[:port] without a trailing slash and without the scheme's default port.</summary>
    public static string Of(HttpContext context)
    {
        var options = context.RequestServices.GetService<FakeForceOptions>();
        if (options?.InstanceUrl is { } configured) return configured.GetLeftPart(UriPartial.Authority);
        var headers = context.Request.Headers;
        var scheme = First(headers["X-Forwarded-Proto"].ToString()) is ("https" or "http") and var forwarded ? forwarded : context.Request.Scheme;
        var host = Host(First(headers["X-Forwarded-Host"].ToString())) ?? context.Request.Host;
        var port = int.TryParse(First(headers["X-Forwarded-Port"].ToString()), out var given) && given is > 0 and < 65536 ? given : host.Port;
        var isDefault = port is null || port == (scheme == "https" ? 443 : 80);
        return isDefault ? $"{scheme}://{host.Host}" : $"{scheme}://{host.Host}:{port}";
    }

    // Each proxy appends its own value; the first one is what the client used.
    private static string First(string list)
    {
        var comma = list.IndexOf(',', StringComparison.Ordinal);
        return (comma < 0 ? list : list[..comma]).Trim();
    }

    private static HostString? Host(string text) =>
        text.Length > 0 && Uri.TryCreate("http://" + text, UriKind.Absolute, out var url) && url.PathAndQuery == "/" && url.UserInfo.Length == 0
            ? new HostString(text) : null;
}
