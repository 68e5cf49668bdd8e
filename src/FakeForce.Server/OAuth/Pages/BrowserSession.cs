using System.Security.Cryptography;
using System.Text;
using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Pages;

/// <summary>The browser's log-in: the cookie "sid", as Salesforce names it.</summary>
internal static class BrowserSession
{
    private const string Cookie = "sid";

    public static Session? Find(OAuthRequest request)
    {
        if (request.Context.Request.Cookies[Cookie] is not { Length: > 0 } token) return null;
        var check = request.Identity.Check(token);
        return check.IsAlive && check.Session!.Kind == SessionKind.UI ? check.Session : null;
    }

    public static void Start(OAuthRequest request, Session session) =>
        request.Context.Response.Cookies.Append(Cookie, session.Token, Options(request));

    public static void End(OAuthRequest request) => request.Context.Response.Cookies.Delete(Cookie, Options(request));

    /// <summary>Ties a form to the session that it was made for, so that another site cannot send it.</summary>
    public static string ConfirmationToken(Session session) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes("confirm" + session.Token)));

    public static void RequireConfirmation(OAuthRequest request, Session session)
    {
        if (request["_CONFIRMATIONTOKEN"] != ConfirmationToken(session)) throw new OAuthError("invalid_request", "the page has expired: open it again", 403);
    }

    private static CookieOptions Options(OAuthRequest request) => new()
    {
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.Address.StartsWith("https:", StringComparison.Ordinal),
    };
}
