namespace FakeForce.Server.OAuth;

/// <summary>/services/oauth2/revoke: an access token ends its session, a refresh token itself and every session that it made.</summary>
internal static class RevokeEndpoint
{
    public static async Task HandleAsync(OAuthRequest request)
    {
        var callback = request["callback"];
        if (callback is not null && !OAuthReply.IsCallback(callback)) throw new OAuthError("invalid_request", "invalid callback");
        var token = request.Required("token");
        var revoked = await request.Identity.RefreshTokens.RevokeAsync(token, request.Cancel);
        if (callback is not null)
            await OAuthReply.JsonpAsync(request.Context, callback, revoked ? new OAuthFields() : new OAuthFields().Add("error", "invalid_token"));
        else if (!revoked) throw new OAuthError("invalid_token", "invalid token: " + token);
    }
}
