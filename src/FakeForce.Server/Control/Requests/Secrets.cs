using System.Text.RegularExpressions;

namespace FakeForce.Server.Control.Requests;

/// <summary>Takes passwords, tokens and assertions out of whatever the journal shows. What is left of a session id says whose org it was.</summary>
internal static partial class Secrets
{
    public const string Mask = "***";

    private static readonly HashSet<string> headers = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-SFDC-Session", "accesstoken" };

    public static string OfHeader(string name, string value) => headers.Contains(name) ? SessionId().Replace(Credentials().Replace(value, "$1" + Mask), "$1!" + Mask) : OfText(value);

    /// <summary>JSON, XML, forms, query strings and addresses alike.</summary>
    public static string OfText(string text) =>
        SessionId().Replace(Elements().Replace(Parameters().Replace(Members().Replace(text, "$1\"" + Mask + "\""), "$1" + Mask), "$1" + Mask + "$3"), "$1!" + Mask);

    // 00D… and twelve more, an exclamation mark, and what nobody may know.
    [GeneratedRegex("(00D[0-9A-Za-z]{12})![A-Za-z0-9._]{20,}")]
    private static partial Regex SessionId();

    // Basic credentials, and cookies that hold no session id.
    [GeneratedRegex(@"^((?:Basic|Digest)\s+).*$|(?<=\bsid=)(?!00D)[^;]+", RegexOptions.IgnoreCase)]
    private static partial Regex Credentials();

    [GeneratedRegex("""("[^"]*(?:password|secret|token|assertion|sessionId)"\s*:\s*)"(?:[^"\\]|\\.)*["]?""", RegexOptions.IgnoreCase)]
    private static partial Regex Members();

    [GeneratedRegex(@"((?:^|[?&\n])(?:password|pw|client_secret|assertion|client_assertion|refresh_token|access_token|oauth_token|token|subject_token|actor_token|code|code_verifier|sid|otp|device_code)=)[^&\s""'<]+", RegexOptions.IgnoreCase)]
    private static partial Regex Parameters();

    [GeneratedRegex(@"(<(?:[\w-]+:)?(password|sessionId|newPassword|oldPassword)\b[^>]*>)[^<]*(<)", RegexOptions.IgnoreCase)]
    private static partial Regex Elements();
}
