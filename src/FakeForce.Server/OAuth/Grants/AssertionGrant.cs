using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Grants;

/// <summary>The older SAML assertion flow: the assertion of web single sign-on.</summary>
internal static class AssertionGrant
{
    private const string BrowserSso = "urn:oasis:names:tc:SAML:2.0:profiles:SSO:browser";

    public static async Task<OAuthFields> RunAsync(OAuthRequest request)
    {
        var assertion = request.Required("assertion");
        if (request.Required("assertion_type") != BrowserSso) throw new OAuthError("invalid_assertion_type", "specified assertion type is not supported");
        return TokenReply.Short(request, await SamlBearerGrant.LoginAsync(request, SamlBearerGrant.Decode(assertion), OAuthFlows.SamlBearer));
    }
}
