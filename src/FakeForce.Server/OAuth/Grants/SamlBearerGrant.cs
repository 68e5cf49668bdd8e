using System.Buffers.Text;
using System.Text;
using FakeForce.Engine.Identity;
using FakeForce.Server.OAuth.Assertions;

namespace FakeForce.Server.OAuth.Grants;

/// <summary>The assertion is base64url XML whose issuer is the consumer key and whose subject is the username (Help, "OAuth 2.0 SAML Bearer Assertion Flow").</summary>
internal static class SamlBearerGrant
{
    public static async Task<OAuthFields> RunAsync(OAuthRequest request) =>
        TokenReply.Short(request, await LoginAsync(request, Decode(request.Required("assertion")), OAuthFlows.SamlBearer));

    public static async Task<LoginResult> LoginAsync(OAuthRequest request, string xml, OAuthFlows flow)
    {
        var saml = SamlAssertion.Parse(xml) ?? throw OAuthError.InvalidAssertion;
        if (!request.Identity.Apps.TryFind(saml.Issuer, out var app) || !app.Allows(flow)) throw OAuthError.InvalidAssertion;
        if (!request.Server.CertificatesOf(app).Any(saml.IsSignedBy)) throw OAuthError.InvalidAssertion;
        if (!saml.Audiences.Any(audience => OwnAudience.Is(request, audience))) throw new OAuthError("invalid_grant", "Audience validation failed");
        if (!saml.IsTimely(request.Org.Clock.GetUtcNow()) || !saml.Recipients.All(recipient => OwnAudience.IsTokenEndpoint(request, recipient))) throw OAuthError.InvalidAssertion;
        return await request.Identity.AppLogins.ByAssertionAsync(app, saml.Subject, request.Scopes, request.Cancel);
    }

    /// <summary>base64url is the rule; plain base64 is what many clients send.</summary>
    public static string Decode(string assertion)
    {
        var text = assertion.Replace('+', '-').Replace('/', '_').TrimEnd('=');
        return Base64Url.IsValid(text) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)) : throw OAuthError.InvalidAssertion;
    }
}
