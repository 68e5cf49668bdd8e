using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth;

/// <summary>/services/oauth2/introspect: what an app may know of a token of its own. Of any other it learns that it is not active.</summary>
internal static class IntrospectEndpoint
{
    public static Task HandleAsync(OAuthRequest request)
    {
        var app = Authenticate(request);
        var token = request.Required("token");
        var fields = Access(request, app, token) ?? Refresh(request, app, token) ?? new OAuthFields().Add("active", false);
        return OAuthReply.WriteAsync(request.Context, fields, request.Format);
    }

    // RFC 7662 §2.3: a client that fails to authenticate gets 401.
    private static ConnectedApp Authenticate(OAuthRequest request)
    {
        var app = OAuthClient.Identify(request);
        return request.ClientSecret == app.ConsumerSecret && app.ConsumerSecret is not null ? app
            : throw new OAuthError("invalid_client", "invalid client credentials", StatusCodes.Status401Unauthorized);
    }

    private static OAuthFields? Access(OAuthRequest request, ConnectedApp app, string token)
    {
        var check = request.Identity.Check(token);
        if (!check.IsAlive || check.Session!.AppKey != app.ConsumerKey) return null;
        var session = check.Session;
        var expires = (request.Identity.Sessions.LastUsed(token) ?? session.CreatedAt) + session.Timeout;
        return Active(request, session.Scopes, app, session.UserId, "access_token", session.CreatedAt, expires);
    }

    private static OAuthFields? Refresh(OAuthRequest request, ConnectedApp app, string token)
    {
        if (request.Identity.RefreshTokens.Find(token) is not { } grant || grant.AppKey != app.ConsumerKey || grant.IsExpired(app, request.Org.Clock.GetUtcNow())) return null;
        return Active(request, grant.Scopes, app, grant.UserId, "refresh_token", grant.CreatedAt, expires: null);
    }

    private static OAuthFields Active(OAuthRequest request, ScopeSet scopes, ConnectedApp app, Engine.RecordId userId, string type, DateTimeOffset created, DateTimeOffset? expires)
    {
        if (!User.TryFind(request.Org.State, userId, out var user)) return new OAuthFields().Add("active", false);
        return new OAuthFields()
            .Add("active", true)
            .Add("scope", scopes.ToString())
            .Add("client_id", app.ConsumerKey)
            .Add("username", user.Username)
            .Add("sub", OAuthServer.IdentityUrl(request.Address, request.Org, userId))
            .Add("token_type", type)
            .AddIf(expires is not null, "exp", () => expires!.Value.ToUnixTimeSeconds())
            .Add("iat", created.ToUnixTimeSeconds())
            .Add("nbf", created.ToUnixTimeSeconds());
    }
}
