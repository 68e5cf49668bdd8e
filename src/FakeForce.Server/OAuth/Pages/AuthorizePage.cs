using FakeForce.Server.Gate;

namespace FakeForce.Server.OAuth.Pages;

/// <summary>/services/oauth2/authorize: sends the browser to the log-in page, the consent page, or straight back.</summary>
internal static class AuthorizePage
{
    public static Task HandleAsync(OAuthRequest request)
    {
        if (request["response_type"] == "code_credentials") request.Context.Response.Headers[Unsupported.Header] = "headless login (code_credentials)";
        var authorization = Authorization.Read(request);
        if (authorization.Problem() is { } problem) return Redirect(request, authorization.ErrorUrl(problem));
        var session = BrowserSession.Find(request);
        var mustLogIn = session is null || authorization.Prompts("login") || authorization.Prompts("select_account");
        if (authorization.IsImmediate)
            return session is not null && ConsentPage.IsApproved(request, authorization, session)
                ? ConsentPage.GrantAsync(request, authorization, session)
                : Redirect(request, authorization.ErrorUrl(new OAuthError("immediate_unsuccessful", "immediate authentication was unsuccessful")));
        var consent = ConsentPage.Address(request);
        return Redirect(request, mustLogIn ? LoginPage.Address(consent, request["login_hint"]) : consent);
    }

    private static Task Redirect(OAuthRequest request, string url)
    {
        request.Context.Response.Redirect(url);
        return Task.CompletedTask;
    }
}
