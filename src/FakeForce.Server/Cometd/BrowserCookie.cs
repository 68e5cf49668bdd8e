using FakeForce.Engine;

namespace FakeForce.Server.Cometd;

/// <summary>The cookie that clients get with the handshake and must send back (Streaming API Developer Guide, "Clients and Cookies for Streaming API").</summary>
internal static class BrowserCookie
{
    public const string Name = "BAYEUX_BROWSER";
    private const int Length = 20;

    public static bool IsIn(HttpRequest request) => request.Cookies.ContainsKey(Name);

    public static void Give(HttpContext http, Org org)
    {
        if (IsIn(http.Request)) return;
        http.Response.Cookies.Append(Name, Convert.ToHexStringLower(org.Chance.Bytes(Length)), new CookieOptions { Path = "/cometd", HttpOnly = true, Secure = http.Request.IsHttps });
    }
}
