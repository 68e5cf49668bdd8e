using FakeForce.Engine.Identity;
using FakeForce.Server.OAuth.Assertions;

namespace FakeForce.Server.OAuth.Grants;

internal static class JwtBearerGrant
{
    public static async Task<OAuthFields> RunAsync(OAuthRequest request) => TokenReply.Short(request, await LoginAsync(request, request.Required("assertion"), OAuthFlows.JwtBearer));

    public static async Task<LoginResult> LoginAsync(OAuthRequest request, string assertion, OAuthFlows flow)
    {
        var jwt = JwtAssertion.Parse(assertion) ?? throw OAuthError.InvalidAssertion;
        if (jwt.Issuer is null || !request.Identity.Apps.TryFind(jwt.Issuer, out var app) || !app.Allows(flow)) throw OAuthError.InvalidAssertion;
        if (!request.Server.CertificatesOf(app).Any(jwt.IsSignedBy)) throw OAuthError.InvalidAssertion;
        if (!jwt.Audiences.Any(audience => OwnAudience.Is(request, audience))) throw new OAuthError("invalid_grant", "audience is invalid");
        if (!jwt.IsTimely(request.Org.Clock.GetUtcNow()) || jwt.Subject is null) throw OAuthError.InvalidAssertion;
        // Answered by live orgs although the flow gives no refresh token: a pre-authorised app needs the scope.
        if (!app.Scopes.HasRefreshToken)
            throw new OAuthError("invalid_request", "refresh_token scope is required and the connected app should be installed and preauthorized");
        return await request.Identity.AppLogins.ByAssertionAsync(app, jwt.Subject, request.Scopes, request.Cancel);
    }
}
