using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>ConnectedApp. Its secret is never in metadata; fakeforce.json may bring it under the same consumerKey.</summary>
internal static class ConnectedAppType
{
    private static readonly ElementTable table = new("ConnectedApp", """
        own: oauthConfig label fullName profileName
        refused: oauthPolicy policies of apps are read from fakeforce.json
        refused: permissionSetName approval by permission sets is read from fakeforce.json
        none: contactEmail contactPhone description iconUrl infoUrl logoUrl mobileStartUrl startUrl version mobileAppConfig pluginExecutionUser plugin attributes
        refused: canvasConfig canvas apps are pages, which FakeForce does not have
        refused: ipRanges log-in addresses are not checked
        refused: samlConfig SAML is not supported
        refused: sessionPolicy session policies of apps are read from fakeforce.json
        """);

    private static readonly ElementTable oauth = new("ConnectedAppOauthConfig", """
        own: callbackUrl certificate consumerKey consumerSecret scopes isAdminApproved isPkceRequired isConsumerSecretOptional isSecretRequiredForRefreshToken isClientCredentialEnabled oauthClientCredentialUser
        none: idTokenConfig singleLogoutUrl isIntrospectAllTokens isNamedUserJwtEnabled isTokenExchangeEnabled isCodeCredentialEnabled isCodeCredentialPostOnly isSecretRequiredForTokenExchange isRefreshTokenRotationEnabled isIdTokenEnabled assetTokenConfig
        """);

    /// <summary>ConnectedAppOauthAccessScope: its values, and the names of scopes.</summary>
    private static readonly Dictionary<string, string> scopes = new(StringComparer.Ordinal)
    {
        ["Api"] = "api", ["Basic"] = "id", ["Chatter"] = "chatter_api", ["CustomPermissions"] = "custom_permissions", ["Full"] = "full", ["OpenID"] = "openid", ["RefreshToken"] = "refresh_token",
        ["Web"] = "web", ["Content"] = "content", ["Email"] = "email", ["Profile"] = "profile", ["Address"] = "address", ["Phone"] = "phone", ["OfflineAccess"] = "offline_access", ["Lightning"] = "lightning",
        ["VisualForce"] = "visualforce", ["Wave"] = "wave_api", ["Eclair"] = "eclair_api", ["CDPQuery"] = "cdp_query_api", ["CDPIngest"] = "cdp_ingest_api", ["CDPProfile"] = "cdp_profile_api", ["Pardot"] = "pardot_api", ["PwdlessLogin"] = "pwdless_login_api",
    };

    /// <summary>A scope as tokens name it; one that is not known stays as it is, and is refused where it is read.</summary>
    public static string ScopeNamed(string scope) => scopes.GetValueOrDefault(scope, scope);

    public static void Read(Component component, ProjectModel model)
    {
        table.Convert(component.Root, model.Report);
        if (component.Root["oauthConfig"] is not { } config) return;
        oauth.Convert(config, model.Report);
        if (config.TextOf("consumerKey") is not { Length: > 0 } key)
        {
            model.Report.AddNotSupported(config, $"the app {component.FullName} has no consumerKey here; give it one in \"connectedApps\" of fakeforce.json");
            return;
        }
        var json = new JsonObject { ["consumerKey"] = key, ["name"] = component.Root.TextOf("label") ?? component.FullName };
        if (config.TextOf("consumerSecret") is { Length: > 0 } secret) json["consumerSecret"] = secret;
        if (config.TextOf("callbackUrl") is { } urls) json["callbackUrls"] = new JsonArray([.. urls.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(url => JsonValue.Create(url))]);
        if (Scopes(config, model) is { Count: > 0 } named) json["scopes"] = named;
        if (config["isPkceRequired"] is not null) json["pkceRequired"] = config.IsTrue("isPkceRequired");
        if (config.IsTrue("isAdminApproved")) json["permittedUsers"] = "adminApproved";
        if (config["isConsumerSecretOptional"] is not null) json["secretRequiredForWebServer"] = !config.IsTrue("isConsumerSecretOptional");
        if (config["isSecretRequiredForRefreshToken"] is not null) json["secretRequiredForRefresh"] = config.IsTrue("isSecretRequiredForRefreshToken");
        if (config.TextOf("oauthClientCredentialUser") is { Length: > 0 } user) json["runAs"] = user;
        if (component.Root.All("profileName").Any()) json["approvedProfiles"] = new JsonArray([.. component.Root.All("profileName").Select(profile => JsonValue.Create(FakeForce.Engine.Access.ProfileNames.InSetup(profile.Text.Trim())))]);
        if (config["certificate"] is { } certificate) model.Report.AddNotSupported(certificate, "the certificate is named, not given; give it in \"connectedApps\" of fakeforce.json");
        model.Add("connectedApps", json, component.Root);
    }

    private static JsonArray Scopes(MetadataElement config, ProjectModel model)
    {
        var named = new JsonArray();
        foreach (var scope in config.All("scopes"))
            if (scopes.TryGetValue(scope.Text.Trim(), out var name)) named.Add(name);
            else model.Report.AddNotSupported(scope, $"FakeForce does not know the scope {scope.Text.Trim()}");
        return named;
    }
}
