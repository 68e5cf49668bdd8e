using System.Globalization;
using FakeForce.Engine.Identity;
using FakeForce.Server.OAuth.Documents;

namespace FakeForce.Server.OAuth.Pages;

/// <summary>/setup/secur/RemoteAccessAuthorizationPage.apexp: a logged-in user allows or denies an app what it asks for.</summary>
internal static class ConsentPage
{
    private const string Path = "/setup/secur/RemoteAccessAuthorizationPage.apexp";

    /// <summary>What the authorisation request carries on to this page.</summary>
    private static readonly string[] Carried =
        ["response_type", "client_id", "redirect_uri", "scope", "state", "prompt", "display", "nonce", "code_challenge", "code_challenge_method"];

    public static string Address(OAuthRequest request) => Path + "?" + string.Join('&',
        Carried.Where(name => request[name] is not null).Select(name => $"{name}={Uri.EscapeDataString(request[name]!)}"));

    public static bool IsApproved(OAuthRequest request, Authorization authorization, Session session) =>
        !authorization.Prompts("consent") && request.Identity.Approvals.IsGiven(authorization.App, session.UserId);

    public static Task ShowAsync(OAuthRequest request) => WithSessionAsync(request, (authorization, session) =>
        IsApproved(request, authorization, session) ? GrantAsync(request, authorization, session) : WriteAsync(request, authorization, session));

    public static Task AnswerAsync(OAuthRequest request) => WithSessionAsync(request, (authorization, session) =>
    {
        BrowserSession.RequireConfirmation(request, session);
        if (request["cancel"] is null) return GrantAsync(request, authorization, session);
        request.Context.Response.Redirect(authorization.ErrorUrl(new OAuthError("access_denied", "end-user denied authorization")));
        return Task.CompletedTask;
    });

    /// <summary>Sends the browser back with a code, or with the tokens themselves.</summary>
    public static async Task GrantAsync(OAuthRequest request, Authorization authorization, Session session)
    {
        var url = !request.Identity.Approvals.IsPermitted(authorization.App, request.Identity.UserOf(session))
            ? authorization.ErrorUrl(OAuthError.Of(LoginOutcome.NotAdminApproved))
            : authorization.IsUserAgent ? await TokensAsync(request, authorization, session) : await CodeAsync(request, authorization, session);
        request.Context.Response.Redirect(url);
    }

    private static Task WithSessionAsync(OAuthRequest request, Func<Authorization, Session, Task> show)
    {
        var authorization = Authorization.Read(request);
        if (authorization.Problem() is { } problem) request.Context.Response.Redirect(authorization.ErrorUrl(problem));
        else if (BrowserSession.Find(request) is { } session) return show(authorization, session);
        else request.Context.Response.Redirect(LoginPage.Address(Address(request), hint: null));
        return Task.CompletedTask;
    }

    private static async Task<string> CodeAsync(OAuthRequest request, Authorization authorization, Session session)
    {
        var grant = new AuthorizationCode
        {
            Code = "",
            AppKey = authorization.App.ConsumerKey,
            UserId = session.UserId,
            Scopes = authorization.Scopes,
            RedirectUri = authorization.RedirectUri,
            Challenge = authorization.Challenge,
            Nonce = authorization.Nonce,
        };
        return authorization.Url(("code", await request.Identity.Codes.IssueAsync(authorization.App, grant, request.Cancel)));
    }

    private static async Task<string> TokensAsync(OAuthRequest request, Authorization authorization, Session session)
    {
        var login = await request.Identity.AppLogins.ByApprovalAsync(authorization.App, session.UserId, authorization.Scopes, GivesRefresh(authorization.RedirectUri), request.Cancel);
        if (login.Session is null) return authorization.ErrorUrl(OAuthError.Of(login.Outcome));
        var fields = TokenReply.Full(request, authorization.App, login);
        return authorization.Url(fields.Select(field => (field.Key, Convert.ToString(field.Value, CultureInfo.InvariantCulture))));
    }

    // Help, "OAuth 2.0 User-Agent Flow": a refresh token only goes where no web page can read the fragment.
    private static bool GivesRefresh(string redirect) =>
        !redirect.StartsWith("http", StringComparison.OrdinalIgnoreCase) || redirect.EndsWith("/services/oauth2/success", StringComparison.Ordinal);

    private static Task WriteAsync(OAuthRequest request, Authorization authorization, Session session) => Html.WriteAsync(request.Context, "Allow Access?", $"""
        <p><strong>{Html.Text(authorization.App.Name)}</strong> is asking to:</p>
        <ul>{string.Concat(authorization.Scopes.Names.Select(scope => $"<li>{Html.Text(scope)}</li>"))}</ul>
        <form id="editPage" method="post" action="{Html.Text(Address(request))}">
        <input type="hidden" name="_CONFIRMATIONTOKEN" value="{BrowserSession.ConfirmationToken(session)}">
        <input type="submit" id="oaapprove" name="save" value=" Allow ">
        <input type="submit" id="oadeny" name="cancel" value=" Deny ">
        </form>
        <p>You are logged in as {Html.Text(request.Identity.UserOf(session).Username)}. <a href="/secur/logout.jsp">Not you?</a></p>
        """);
}
