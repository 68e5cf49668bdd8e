using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Grants;

internal static class RefreshTokenGrant
{
    public static async Task<OAuthFields> RunAsync(OAuthRequest request)
    {
        var token = request.Required("refresh_token");
        var app = OAuthClient.Authenticate(request, OAuthFlows.Refresh);
        return TokenReply.Full(request, app, await request.Identity.RefreshTokens.RefreshAsync(app, token, request.Scopes, request.Cancel));
    }
}
