using System.Text;

namespace FakeForce.Server.Start;

/// <summary>The one screen that a start prints: where the server is and how to log in.</summary>
internal static class Banner
{
    public static string Text(FakeForceServer server, FakeForceOptions options, OrgFacts org, string? seed = null)
    {
        var address = server.Address.GetLeftPart(UriPartial.Authority);
        var text = new StringBuilder();
        text.Append($"FakeForce serves org \"{org.Name}\" at {address}\n\n");
        if (server.TlsAddress is { } tls) Line(text, "TLS", $"{tls.GetLeftPart(UriPartial.Authority)}  (trust {address}/_fakeforce/ca.pem)");
        if (server.ProxyAddress is { } proxy) Line(text, "proxy", $"{proxy.GetLeftPart(UriPartial.Authority)}  (HTTPS_PROXY for *.salesforce.com)");
        Line(text, "org id", org.OrgId);
        Line(text, "user name", org.UserName);
        Line(text, "password", org.Password);
        Line(text, "consumer key", org.ConsumerKey);
        Line(text, "consumer secret", org.ConsumerSecret);
        Line(text, "data", options.Data ?? "in memory");
        if (seed is not null) Line(text, "seed", seed);
        return text.Append($"\nLog in and query:\n{Curl(address, options.ApiVersion, org)}\n").ToString();
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append($"  {name,-17}{value}\n");

    private static string Curl(string address, string version, OrgFacts org) =>
        $"TOKEN=$(curl -s {address}/services/oauth2/token -d grant_type=password -d client_id={org.ConsumerKey}"
        + $" -d client_secret={org.ConsumerSecret} -d username={org.UserName} -d password={org.Password}"
        + " | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')"
        + $" && curl -s -H \"Authorization: Bearer $TOKEN\" '{address}/services/data/v{version}/query?q=SELECT+Id,Name+FROM+Account'";
}
