using FakeForce.Server.OAuth.Grants;

namespace FakeForce.Server.OAuth;

/// <summary>/services/oauth2/token: finds the grant type's file in <see cref="Grants"/> and gives its answer a form.</summary>
internal static class TokenEndpoint
{
    private const string Urn = "urn:ietf:params:oauth:grant-type:";

    private static readonly Dictionary<string, Func<OAuthRequest, Task<OAuthFields>>> Grants = new(StringComparer.Ordinal)
    {
        ["authorization_code"] = AuthorizationCodeGrant.RunAsync,
        ["refresh_token"] = RefreshTokenGrant.RunAsync,
        ["password"] = PasswordGrant.RunAsync,
        ["client_credentials"] = ClientCredentialsGrant.RunAsync,
        ["device"] = DeviceFlow.PollAsync,
        [Urn + "jwt-bearer"] = JwtBearerGrant.RunAsync,
        [Urn + "saml2-bearer"] = SamlBearerGrant.RunAsync,
        [Urn + "token-exchange"] = TokenExchangeGrant.RunAsync,
        ["assertion"] = AssertionGrant.RunAsync,
    };

    public static async Task HandleAsync(OAuthRequest request) =>
        await OAuthReply.WriteAsync(request.Context, await AnswerAsync(request), request.Format);

    private static Task<OAuthFields> AnswerAsync(OAuthRequest request)
    {
        if (request["response_type"] == "device_code") return DeviceFlow.StartAsync(request);
        return Grants.TryGetValue(request.Required("grant_type"), out var grant)
            ? grant(request)
            : throw new OAuthError("unsupported_grant_type", "grant type not supported");
    }
}
