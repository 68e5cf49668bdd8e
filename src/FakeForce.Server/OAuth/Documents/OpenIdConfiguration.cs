namespace FakeForce.Server.OAuth.Documents;

/// <summary>/.well-known/openid-configuration. Only what works here is named: no registration endpoint.</summary>
internal static class OpenIdConfiguration
{
    public static Task HandleAsync(OAuthRequest request)
    {
        var at = request.Address;
        return OAuthReply.WriteAsync(request.Context, new OAuthFields()
            .Add("issuer", at)
            .Add("authorization_endpoint", at + "/services/oauth2/authorize")
            .Add("token_endpoint", at + "/services/oauth2/token")
            .Add("revocation_endpoint", at + "/services/oauth2/revoke")
            .Add("userinfo_endpoint", at + "/services/oauth2/userinfo")
            .Add("jwks_uri", at + "/id/keys")
            .Add("introspection_endpoint", at + "/services/oauth2/introspect")
            .Add("scopes_supported", List(Engine.Identity.ScopeSet.All.Names))
            .Add("response_types_supported", List(["code", "token", "token id_token"]))
            .Add("subject_types_supported", List(["public"]))
            .Add("id_token_signing_alg_values_supported", List(["RS256"]))
            .Add("display_values_supported", List(["page", "popup", "touch"]))
            .Add("token_endpoint_auth_methods_supported", List(["client_secret_post", "client_secret_basic"]))
            .Add("claims_supported", List(["active", "address", "email", "email_verified", "family_name", "given_name", "is_app_installed", "language",
                "locale", "name", "nickname", "organization_id", "phone_number", "phone_number_verified", "photos", "picture", "preferred_username",
                "profile", "sub", "updated_at", "urls", "user_id", "user_type", "zoneinfo"])), format: null);
    }

    private static object[] List(IEnumerable<string> texts) => [.. texts];
}
