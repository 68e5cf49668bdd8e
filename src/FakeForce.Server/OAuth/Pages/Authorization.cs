using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Pages;

/// <summary>
/// An authorisation request, checked as far as can be without a user. What is wrong with the client or the redirect is
/// thrown, to be shown on a page; everything else is <see cref="Problem"/>, to be told to the client by redirect.
/// </summary>
internal sealed class Authorization
{
    private static readonly string[] ResponseTypes = ["code", "token", "token id_token"];
    private readonly OAuthRequest request;

    private Authorization(OAuthRequest request, ConnectedApp app, string redirectUri)
    {
        (this.request, App, RedirectUri) = (request, app, redirectUri);
        Scopes = app.Narrow(request.Scopes) ?? ScopeSet.None;
    }

    public ConnectedApp App { get; }
    public string RedirectUri { get; }
    public ScopeSet Scopes { get; }
    public bool IsUserAgent => request["response_type"]?.StartsWith("token", StringComparison.Ordinal) == true;
    public bool IsImmediate => request["immediate"] == "true" || Prompts("none");
    public string? Challenge => request["code_challenge"];
    public string? Nonce => request["nonce"];

    public static Authorization Read(OAuthRequest request)
    {
        var app = OAuthClient.Identify(request);
        var redirect = request["redirect_uri"] ?? throw new OAuthError("redirect_uri_missing", "redirect_uri not provided");
        if (!app.AllowsRedirect(redirect)) throw new OAuthError("redirect_uri_mismatch", "redirect_uri must match configuration");
        return new Authorization(request, app, redirect);
    }

    public bool Prompts(string what) => request["prompt"]?.Split(' ').Contains(what, StringComparer.Ordinal) == true;

    public OAuthError? Problem()
    {
        if (request["response_type"] is not { } type) return OAuthError.Missing("response_type");
        if (!ResponseTypes.Contains(type, StringComparer.Ordinal) || !App.Allows(IsUserAgent ? OAuthFlows.UserAgent : OAuthFlows.WebServer))
            return new OAuthError("unsupported_response_type", "response type not supported");
        if (Scopes.IsEmpty) return OAuthError.InvalidScope;
        if (App.PkceRequired && !IsUserAgent && Challenge is null) return new OAuthError("invalid_request", "missing required code challenge");
        // 43 characters of base64url are 32 bytes: Salesforce takes SHA-256 alone, whatever code_challenge_method says.
        if (Challenge is { } challenge && challenge.TrimEnd('=').Length != 43) return new OAuthError("invalid_request", "invalid code challenge");
        return null;
    }

    public string ErrorUrl(OAuthError error) => Url(("error", error.Error), ("error_description", error.Description));

    /// <summary>The redirect with these parameters and the state: in the query, or in the fragment for the user-agent flow.</summary>
    public string Url(params IEnumerable<(string Name, string? Value)> parameters)
    {
        var all = request["state"] is { } state ? parameters.Append((Name: "state", Value: state)) : parameters;
        var text = string.Join('&', all.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));
        if (IsUserAgent) return RedirectUri + "#" + text;
        return RedirectUri + (RedirectUri.Contains('?', StringComparison.Ordinal) ? "&" : "?") + text;
    }
}
