namespace FakeForce.Server.OAuth.Pages;

/// <summary>What a browser gets when its client may not be told: the error and its description as they would have been sent.</summary>
internal static class ErrorPage
{
    public static Task WriteAsync(HttpContext context, OAuthError error) => Html.WriteAsync(context, "OAuth Error",
        $"<p id=\"oauthError\">error={Html.Text(error.Error)}&amp;error_description={Html.Text(Uri.EscapeDataString(error.Description))}</p>", error.Status);
}
