using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Grants;

/// <summary>The second half of the web server flow: the code becomes a session.</summary>
internal static class AuthorizationCodeGrant
{
    public static async Task<OAuthFields> RunAsync(OAuthRequest request)
    {
        var code = request.Required("code");
        var app = OAuthClient.Authenticate(request, OAuthFlows.WebServer);
        var redirect = request["redirect_uri"] ?? throw new OAuthError("redirect_uri_missing", "redirect_uri not provided");
        var login = await request.Identity.Codes.RedeemAsync(app, code, redirect, request["code_verifier"], request.Cancel);
        return TokenReply.Full(request, app, login);
    }
}
