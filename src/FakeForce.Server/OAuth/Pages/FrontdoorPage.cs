using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Pages;

/// <summary>/secur/frontdoor.jsp: a browser comes in with a one-time key (otp), or with a session that is allowed the web (sid).</summary>
internal static class FrontdoorPage
{
    public static async Task HandleAsync(OAuthRequest request)
    {
        var start = LocalPath.OrHome(request["startURL"] ?? request["retURL"]);
        if (await SessionAsync(request) is not { } session)
        {
            request.Context.Response.Redirect(LoginPage.Address(start, hint: null));
            return;
        }
        BrowserSession.Start(request, session);
        request.Context.Response.Redirect(start);
    }

    private static async Task<Session?> SessionAsync(OAuthRequest request)
    {
        if (request["otp"] is { } password) return (await request.Identity.OneTime.RedeemAsync(password, request.Cancel)).Session;
        var check = request.Identity.Check(request["sid"] ?? "");
        if (!check.IsAlive || !check.Session!.Scopes.HasWeb) return null;
        var key = await request.Identity.OneTime.IssueAsync(check.Session.UserId, request.Cancel);
        return (await request.Identity.OneTime.RedeemAsync(key, request.Cancel)).Session;
    }
}
