namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>Where a callout goes, once the org's definitions have been asked.</summary>
/// <param name="Credential">The named credential through which it goes.</param>
public sealed record CalloutEndpoint(Uri Url, NamedCredential? Credential)
{
    private const string Scheme = "callout:";

    /// <summary>Throws <see cref="CalloutException"/> for what is no address, or none that the org may reach.</summary>
    public static CalloutEndpoint Resolve(CalloutOptions options, string endpoint)
    {
        if (endpoint.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return Named(options, endpoint);
        var colon = endpoint.IndexOf(':', StringComparison.Ordinal);
        // The two texts are of java.net.URL.
        if (colon <= 0 || !IsScheme(endpoint.AsSpan(0, colon))) throw new CalloutException($"no protocol: {endpoint}");
        if (!endpoint[..colon].Equals("http", StringComparison.OrdinalIgnoreCase) && !endpoint[..colon].Equals("https", StringComparison.OrdinalIgnoreCase)) throw new CalloutException($"unknown protocol: {endpoint[..colon].ToLowerInvariant()}");
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || !options.RemoteSites.Any(site => Lets(site, url))) throw new CalloutException(CalloutTexts.Unauthorized(endpoint));
        return new CalloutEndpoint(url, null);
    }

    private static CalloutEndpoint Named(CalloutOptions options, string endpoint)
    {
        var end = endpoint.IndexOfAny(['/', '?', '#'], Scheme.Length);
        var name = end < 0 ? endpoint[Scheme.Length..] : endpoint[Scheme.Length..end];
        if (options.NamedCredentialOf(name) is not { IsEnabled: true } credential) throw new CalloutException(CalloutTexts.NoNamedCredential(name));
        var path = end < 0 ? "" : endpoint[end..];
        var whole = path.StartsWith('/') ? credential.Url.TrimEnd('/') + path : credential.Url + path;
        // A path cannot lead to another host: the credential's is before its first slash.
        return new CalloutEndpoint(new Uri(whole), credential);
    }

    // Scheme, host and port count; sources differ on whether the path of a remote site does, and FakeForce follows those that say no.
    private static bool Lets(RemoteSite site, Uri url)
    {
        if (!site.IsActive) return false;
        var own = new Uri(site.Url);
        var samePort = own.Port == url.Port || own.IsDefaultPort && url.IsDefaultPort && site.DisableProtocolSecurity;
        return own.IdnHost == url.IdnHost && samePort && (own.Scheme == url.Scheme || site.DisableProtocolSecurity);
    }

    private static bool IsScheme(ReadOnlySpan<char> scheme)
    {
        foreach (var c in scheme)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
        return true;
    }
}
