using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>
/// Metadata API Developer Guide: ExternalClientApplication and the settings and policies beside it, which make up one app. To OAuth it is what a
/// connected app is.
/// </summary>
internal static class ExternalClientApps
{
    private static readonly ElementTable app = new("ExternalClientApplication", """
        own: label
        none: fullName contactEmail contactPhone description distributionState iconUrl infoUrl isProtected logoUrl orgScopedExternalApp managedGlobalOauthAppMetadata
        """);

    private static readonly ElementTable settings = new("ExtlClntAppOauthSettings", """
        own: commaSeparatedOauthScopes externalClientApplication
        none: fullName label oauthLink singleLogoutUrl isFirstPartyAppEnabled customAttributes idTokenConfig
        """);

    private static readonly ElementTable global = new("ExtlClntAppGlobalOauthSettings", """
        own: callbackUrl consumerKey consumerSecret externalClientApplication isConsumerSecretOptional isPkceRequired isSecretRequiredForRefreshToken
        none: fullName label isClientCredentialsFlowEnabled isCodeCredFlowEnabled isCodeCredPostOnly isDeviceFlowEnabled isIntrospectAllTokens isNamedUserJwtEnabled isRefreshTokenRotationEnabled
        none: isSecretRequiredForTokenExchange isTokenExchangeEnabled shouldRotateConsumerKey shouldRotateConsumerSecret assetTokenConfig
        refused: certificate certificates are named, not given; give it in "connectedApps" of fakeforce.json
        """);

    private static readonly ElementTable policy = new("ExtlClntAppOauthConfigurablePolicies", """
        own: clientCredentialsFlowUser externalClientApplication permittedUsersPolicyType
        none: fullName label isClientCredentialsFlowEnabled isGuestCodeCredFlowEnabled isTokenExchangeFlowEnabled ipRelaxationPolicyType refreshTokenPolicyType refreshTokenValidityPeriod refreshTokenValidityUnit
        none: requiredSessionLevel sessionTimeoutInMinutes singleLogoutUrl startUrl commaSeparatedPermissionSet commaSeparatedProfile apexHandler executeHandlerAs
        """);

    /// <summary>What has no consumer key is part of an app that has.</summary>
    public static void ReadPart(Component component, ProjectModel model) => (component.Type switch
    {
        "ExternalClientApplication" => app,
        "ExtlClntAppOauthSettings" => settings,
        "ExtlClntAppOauthConfigurablePolicies" => policy,
        _ => new ElementTable(component.Type, "none: fullName externalClientApplication isEnabled isOauthPluginEnabled label startPage startUrl isPushNotificationsPluginEnabled"),
    }).Convert(component.Root, model.Report);

    public static void ReadApp(Component component, ProjectModel model)
    {
        var root = component.Root;
        global.Convert(root, model.Report);
        var name = root.TextOf("externalClientApplication") ?? component.FullName;
        if (root.TextOf("consumerKey") is not { Length: > 0 } key)
        {
            model.Report.AddNotSupported(root, $"the app {name} has no consumerKey here; give it one in \"connectedApps\" of fakeforce.json");
            return;
        }
        var json = new JsonObject { ["consumerKey"] = key, ["name"] = model.Find("ExternalClientApplication", name)?.Root.TextOf("label") ?? name };
        if (root.TextOf("consumerSecret") is { Length: > 0 } secret) json["consumerSecret"] = secret;
        if (root.TextOf("callbackUrl") is { } urls) json["callbackUrls"] = Texts(urls.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (root["isPkceRequired"] is not null) json["pkceRequired"] = root.IsTrue("isPkceRequired");
        if (root["isConsumerSecretOptional"] is not null) json["secretRequiredForWebServer"] = !root.IsTrue("isConsumerSecretOptional");
        if (root["isSecretRequiredForRefreshToken"] is not null) json["secretRequiredForRefresh"] = root.IsTrue("isSecretRequiredForRefreshToken");
        if (PartOf("ExtlClntAppOauthSettings", name, model)?.TextOf("commaSeparatedOauthScopes") is { Length: > 0 } scopes)
            json["scopes"] = Texts(scopes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(scope => ConnectedAppType.ScopeNamed(scope)));
        if (PartOf("ExtlClntAppOauthConfigurablePolicies", name, model) is { } policies)
        {
            if (policies.TextOf("permittedUsersPolicyType") == "AdminApprovedPreAuthorized") json["permittedUsers"] = "adminApproved";
            if (policies.TextOf("clientCredentialsFlowUser") is { Length: > 0 } user) json["runAs"] = user;
        }
        model.Add("connectedApps", json, root);
    }

    private static MetadataElement? PartOf(string type, string app, ProjectModel model) => model.All(type).FirstOrDefault(one => one.Root.TextOf("externalClientApplication") == app)?.Root;

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
