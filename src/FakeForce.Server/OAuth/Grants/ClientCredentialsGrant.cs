using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Grants;

internal static class ClientCredentialsGrant
{
    public static async Task<OAuthFields> RunAsync(OAuthRequest request)
    {
        // Help, "OAuth 2.0 Client Credentials Flow": only the My Domain address takes it.
        if (request.Context.Request.Host.Host is "login.salesforce.com" or "test.salesforce.com")
            throw new OAuthError("invalid_grant", "request not supported on this domain");
        var app = OAuthClient.Authenticate(request, OAuthFlows.ClientCredentials);
        if (!app.Allows(OAuthFlows.ClientCredentials)) throw new OAuthError("invalid_grant", "client credentials flow not enabled");
        if (app.RunAs is null) throw new OAuthError("invalid_grant", "no client credentials user enabled");
        var login = await request.Identity.AppLogins.ByRunAsAsync(app, request.Scopes, request.Cancel);
        return login.Outcome == LoginOutcome.UnknownUser
            ? throw new OAuthError("invalid_grant", "no client credentials user enabled")
            : TokenReply.Signed(request, app, login);
    }
}
