namespace FakeForce.Server.OAuth.Documents;

/// <summary>/.well-known/auth-configuration: how people log in to this org. No single sign-on, no other identity providers.</summary>
internal static class AuthConfiguration
{
    public static Task HandleAsync(OAuthRequest request) => OAuthReply.WriteAsync(request.Context, new OAuthFields()
        .Add("OrgId", request.Org.Id.ToString())
        .Add("LoginPage", new OAuthFields().Add("LoginPageUrl", request.Address))
        .Add("SamlProviders", Array.Empty<object>())
        .Add("AuthProviders", Array.Empty<object>()), format: null);
}
