using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Web;

namespace FakeForce.Server.Tests.OAuth;

/// <summary>Walks a browser through the pages, as a person would.</summary>
internal sealed class WebServerFlow(OAuthOrg org)
{
    public const string Verifier = "a-verifier-of-at-least-forty-three-characters-in-all";
    public static string Challenge { get; } = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>From the authorize URL to the redirect that leaves the server.</summary>
    public async Task<Uri> AllowAsync(string authorize, string username = "admin@fakeforce.test", string password = "fakeforce", string button = "save")
    {
        var next = await RedirectAsync(authorize);
        if (next.StartsWith("/?ec=302", StringComparison.Ordinal)) next = await LogInAsync(next, username, password);
        var page = await org.GetAsync(next);
        return new Uri(page.Status == 302 ? page.Headers.Location!.ToString() : await ConsentAsync(page.Body, button));
    }

    public async Task<string> RedirectAsync(string path)
    {
        var answer = await org.GetAsync(path);
        Assert.True(answer.Status == 302, answer.Body);
        return answer.Headers.Location!.OriginalString;
    }

    public async Task<string> LogInAsync(string page, string username, string password)
    {
        var login = await org.GetAsync(page);
        foreach (var element in new[] { "id=\"username\"", "id=\"password\"", "name=\"Login\"" }) Assert.Contains(element, login.Body, StringComparison.Ordinal);
        var start = Value(login.Body, "startURL");
        var answer = await org.PostAsync("/", $"startURL={Uri.EscapeDataString(start)}&username={Uri.EscapeDataString(username)}&pw={Uri.EscapeDataString(password)}&Login=Log+In");
        Assert.True(answer.Status == 302, answer.Body);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Name to value of the query, or of the fragment.</summary>
    public static Dictionary<string, string> Parameters(Uri redirect)
    {
        var values = HttpUtility.ParseQueryString(redirect.Fragment.Length > 0 ? redirect.Fragment[1..] : redirect.Query);
        return values.AllKeys.ToDictionary(key => key!, key => values[key]!);
    }

    private async Task<string> ConsentAsync(string page, string button)
    {
        Assert.Contains("id=\"oaapprove\"", page, StringComparison.Ordinal);
        var action = HttpUtility.HtmlDecode(Regex.Match(page, "action=\"([^\"]+)\"").Groups[1].Value);
        Assert.StartsWith("/setup/secur/RemoteAccessAuthorizationPage.apexp?", action, StringComparison.Ordinal);
        var answer = await org.PostAsync(action, $"_CONFIRMATIONTOKEN={Value(page, "_CONFIRMATIONTOKEN")}&{button}=1");
        Assert.True(answer.Status == 302, answer.Body);
        return answer.Headers.Location!.OriginalString;
    }

    private static string Value(string page, string name) => HttpUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);
}
