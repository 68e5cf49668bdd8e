using System.Text.Json;
using FakeForce.Engine.Identity;
using FakeForce.Server.Gate;
using FakeForce.Server.OAuth.Assertions;

namespace FakeForce.Server.OAuth.Grants;

/// <summary>
/// Token exchange. Salesforce lets an Apex handler judge the subject token; FakeForce, which runs no Apex, judges it by
/// its type: its own tokens by their validity, JWT and SAML by the app's certificate.
/// </summary>
internal static class TokenExchangeGrant
{
    private const string Type = "urn:ietf:params:oauth:token-type:";

    private static readonly Dictionary<string, Func<OAuthRequest, ConnectedApp, string, Task<LoginResult>>> Subjects = new(StringComparer.OrdinalIgnoreCase)
    {
        [Type + "access_token"] = ByAccessTokenAsync,
        [Type + "refresh_token"] = ByRefreshTokenAsync,
        [Type + "id_token"] = ByIdTokenAsync,
        [Type + "jwt"] = (request, _, token) => JwtBearerGrant.LoginAsync(request, token, OAuthFlows.TokenExchange),
        [Type + "saml2"] = (request, _, token) => SamlBearerGrant.LoginAsync(request, SamlBearerGrant.Decode(token), OAuthFlows.TokenExchange),
    };

    public static async Task<OAuthFields> RunAsync(OAuthRequest request)
    {
        var (token, type) = (request.Required("subject_token"), request.Required("subject_token_type"));
        var app = OAuthClient.Authenticate(request, OAuthFlows.TokenExchange);
        if (!app.Allows(OAuthFlows.TokenExchange)) throw new OAuthError("oauth_flow_disabled", "token exchange flow is not enabled for this app");
        Refuse(request, "actor_token", "asset tokens");
        Refuse(request, "token_handler", "Apex token exchange handlers");
        if (!Subjects.TryGetValue(type, out var judge)) throw new OAuthError("invalid_request", "unsupported subject_token_type");
        var login = await judge(request, app, token);
        return TokenReply.Signed(request, app, login).Add("issued_token_type", Type + "access_token");
    }

    private static void Refuse(OAuthRequest request, string parameter, string what)
    {
        if (request[parameter] is null) return;
        request.Context.Response.Headers[Unsupported.Header] = what;
        throw new OAuthError("invalid_request", $"FakeForce does not support {what}: {parameter}");
    }

    private static async Task<LoginResult> ByAccessTokenAsync(OAuthRequest request, ConnectedApp app, string token)
    {
        var check = request.Identity.Check(token);
        return check.IsAlive ? await LoginAsync(request, app, request.Identity.UserOf(check.Session!).Username) : throw OAuthError.Of(LoginOutcome.ExpiredToken);
    }

    private static async Task<LoginResult> ByRefreshTokenAsync(OAuthRequest request, ConnectedApp app, string token) =>
        await request.Identity.RefreshTokens.RefreshAsync(app, token, request.Scopes, request.Cancel);

    private static async Task<LoginResult> ByIdTokenAsync(OAuthRequest request, ConnectedApp app, string token)
    {
        var jwt = JwtAssertion.Parse(token);
        if (jwt is null || !request.Server.IdTokenKey.Verifies(token) || !jwt.IsTimely(request.Org.Clock.GetUtcNow())) throw OAuthError.InvalidAssertion;
        return jwt.Claims.TryGetProperty("preferred_username", out var name) && name.ValueKind == JsonValueKind.String
            ? await LoginAsync(request, app, name.GetString()!)
            : throw OAuthError.InvalidAssertion;
    }

    private static async Task<LoginResult> LoginAsync(OAuthRequest request, ConnectedApp app, string username) =>
        await request.Identity.AppLogins.ByAssertionAsync(app, username, request.Scopes, request.Cancel);
}
