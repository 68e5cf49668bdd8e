namespace FakeForce.Server.OAuth.Pages;

internal static class LogoutPage
{
    public static async Task HandleAsync(OAuthRequest request)
    {
        if (BrowserSession.Find(request) is { } session) await request.Identity.EndSessionAsync(session.Token, request.Cancel);
        BrowserSession.End(request);
        request.Context.Response.Redirect("/");
    }
}
