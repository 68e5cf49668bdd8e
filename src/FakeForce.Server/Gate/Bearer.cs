using FakeForce.Engine;

namespace FakeForce.Server.Gate;

/// <summary>The token of an Authorization header: Bearer and its old alias OAuth.</summary>
internal static class Bearer
{
    public static ReadOnlySpan<char> TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString().AsSpan().Trim();
        if (header.IsEmpty) throw new SalesforceException("INVALID_SESSION_ID", "Session expired or invalid");
        var space = header.IndexOf(' ');
        var scheme = space < 0 ? header : header[..space];
        if (space > 0 && (scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("OAuth", StringComparison.OrdinalIgnoreCase)))
            return header[(space + 1)..].Trim();
        throw new SalesforceException("INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE");
    }
}
