using FakeForce.Engine;
using FakeForce.Server.OAuth.Assertions;
using FakeForce.Server.OAuth.Grants;

namespace FakeForce.Server.OAuth;

/// <summary>
/// Which org a log-in is about, where a server holds several: that of the user, of what an earlier step was given, of the session, or
/// that in which a copy's consumer key ends; else the one that the host name names as My Domain does, else the main one.
/// </summary>
internal static class LoginOrg
{
    // What each step of a flow hands on to the next.
    private static readonly string[] handedOn = ["code", "refresh_token", "device_code", "user_code", "otp", "token", "subject_token"];
    private static readonly string[] tokens = ["sid", "token", "subject_token"];

    public static Org Of(OAuthRequest request)
    {
        var orgs = request.Server.Orgs;
        if (orgs.HasOne) return orgs.Main;
        var (subject, issuer) = Assertion(request["assertion"]);
        return (subject ?? request["username"]) is { } username && orgs.OfUsername(username) is { } users ? users
            : handedOn.Select(name => request[name]).OfType<string>().Select(value => orgs.First(org => org.Identity.HasIssued(value))).FirstOrDefault(org => org is not null)
            ?? OfSession(orgs, request)
            ?? ((issuer ?? request.ClientId) is { } key ? orgs.OfSuffix(key) : null)
            ?? OfHost(orgs, request.Context.Request.Host.Host)
            ?? orgs.Main;
    }

    private static Org? OfSession(Orgs orgs, OAuthRequest request)
    {
        var token = request.AccessToken() ?? tokens.Select(name => request[name]).OfType<string>().FirstOrDefault() ?? request.Context.Request.Cookies["sid"];
        return token is null || orgs.OfToken(token) is not { } org || org == orgs.Main ? null : org;
    }

    // acme--t2.localhost and t2.localhost, beside a sandbox's acme--t2.sandbox.my.salesforce.com.
    private static Org? OfHost(Orgs orgs, string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0) return null;
        var label = host[..dot];
        var dashes = label.LastIndexOf("--", StringComparison.Ordinal);
        return orgs.OfSuffix(dashes < 0 ? label : label[(dashes + 2)..]);
    }

    private static (string? Subject, string? Issuer) Assertion(string? assertion)
    {
        if (assertion is null) return default;
        if (JwtAssertion.Parse(assertion) is { } jwt) return (jwt.Subject, jwt.Issuer);
        try
        {
            return SamlAssertion.Parse(SamlBearerGrant.Decode(assertion)) is { } saml ? (saml.Subject, saml.Issuer) : default;
        }
        catch (OAuthError)
        {
            return default;
        }
    }
}
