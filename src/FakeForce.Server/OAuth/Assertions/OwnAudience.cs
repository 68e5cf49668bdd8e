namespace FakeForce.Server.OAuth.Assertions;

/// <summary>
/// Whom an assertion may be addressed to: Salesforce's log-in hosts, the org's My Domain, and the address that the client
/// reached. Clients write it with a trailing slash, or as a bare host (restforce), so hosts are compared.
/// </summary>
internal static class OwnAudience
{
    public static bool Is(OAuthRequest request, string audience)
    {
        var host = HostOf(audience.TrimEnd('/'));
        return host is "login.salesforce.com" or "test.salesforce.com"
            || host == HostOf(request.Address)
            || host == $"{request.Org.Options.MyDomain}.my.salesforce.com";
    }

    /// <summary>Recipient of a SAML subject confirmation: the token endpoint on one of those hosts.</summary>
    public static bool IsTokenEndpoint(OAuthRequest request, string recipient) =>
        Uri.TryCreate(recipient, UriKind.Absolute, out var uri) && uri.AbsolutePath is "/services/oauth2/token" or "/" && Is(request, uri.GetLeftPart(UriPartial.Authority));

    private static string HostOf(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        return (start < 0 ? address : address[(start + 3)..]).ToLowerInvariant();
    }
}
