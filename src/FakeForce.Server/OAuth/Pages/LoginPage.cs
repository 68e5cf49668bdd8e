using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Pages;

/// <summary>The log-in page at /?ec=302&amp;startURL=…, with the element names that browser tests of real orgs look for.</summary>
internal static class LoginPage
{
    public static string Address(string startUrl, string? hint) =>
        "/?ec=302&startURL=" + Uri.EscapeDataString(startUrl) + (hint is null ? "" : "&un=" + Uri.EscapeDataString(hint));

    public static Task ShowAsync(OAuthRequest request)
    {
        var start = LocalPath.OrHome(request["startURL"]);
        if (start == "/" && BrowserSession.Find(request) is { } session)
            return Html.WriteAsync(request.Context, "Home", $"""
                <p id="home">You are logged in as {Html.Text(request.Identity.UserOf(session).Username)}.</p>
                <p><a href="/secur/logout.jsp">Log Out</a></p>
                """);
        return WriteAsync(request, start, request["un"], error: "");
    }

    public static async Task LogInAsync(OAuthRequest request)
    {
        var source = LoginSource.Browsing with
        {
            Browser = request.Context.Request.Headers.UserAgent.ToString(),
            SourceIp = request.Context.Connection.RemoteIpAddress?.ToString(),
        };
        var login = await request.Identity.Logins.ByPageAsync(request["username"] ?? "", request["pw"] ?? "", source, request.Cancel);
        var start = LocalPath.OrHome(request["startURL"]);
        if (login.Session is null)
        {
            // One text for every reason, as the real page has.
            await WriteAsync(request, start, request["username"], "Please check your username and password. If you still can't log in, contact your Salesforce administrator.");
            return;
        }
        BrowserSession.Start(request, login.Session);
        request.Context.Response.Redirect(start);
    }

    private static Task WriteAsync(OAuthRequest request, string start, string? username, string error) => Html.WriteAsync(request.Context, "Log In", $"""
        <div id="error" class="loginError">{Html.Text(error)}</div>
        <form name="login" id="login_form" method="post" action="/">
        <input type="hidden" name="startURL" value="{Html.Text(start)}">
        <label for="username">Username</label>
        <input type="text" id="username" name="username" value="{Html.Text(username)}" autocomplete="username" autofocus>
        <label for="password">Password</label>
        <input type="password" id="password" name="pw" autocomplete="current-password">
        <input type="submit" id="Login" name="Login" value="Log In">
        </form>
        """);
}
