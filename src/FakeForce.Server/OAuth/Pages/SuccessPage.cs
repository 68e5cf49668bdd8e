namespace FakeForce.Server.OAuth.Pages;

/// <summary>/services/oauth2/success: the redirect of clients without an address of their own, which read it off the browser.</summary>
internal static class SuccessPage
{
    public static Task HandleAsync(OAuthRequest request) =>
        Html.WriteAsync(request.Context, "Access Granted", "<p id=\"success\">Remote access has been granted. You can close this page.</p>");
}
