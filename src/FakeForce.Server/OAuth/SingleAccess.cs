namespace FakeForce.Server.OAuth;

/// <summary>/services/oauth2/singleaccess: an address that opens a browser session for the token's user, once.</summary>
internal static class SingleAccess
{
    public static async Task HandleAsync(OAuthRequest request)
    {
        var check = request.Identity.Check(request.AccessToken() ?? "");
        if (!check.IsAlive)
        {
            await OAuthReply.PlainAsync(request.Context, StatusCodes.Status403Forbidden, "Bad_OAuth_Token");
            return;
        }
        if (!check.Session!.Scopes.HasWeb)
        {
            await OAuthReply.PlainAsync(request.Context, StatusCodes.Status403Forbidden, "Invalid_Scope");
            return;
        }
        var password = await request.Identity.OneTime.IssueAsync(check.Session.UserId, request.Cancel);
        var start = request["redirect_uri"] is { } path ? "&startURL=" + Uri.EscapeDataString(path) : "";
        await OAuthReply.WriteAsync(request.Context, new OAuthFields().Add("frontdoor_uri", $"{request.Address}/secur/frontdoor.jsp?otp={password}{start}"), request.Format);
    }
}
