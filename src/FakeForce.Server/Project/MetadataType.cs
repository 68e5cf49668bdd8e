namespace FakeForce.Server.Project;

/// <summary>A metadata type as its files show it. <paramref name="Folder"/> is the type's own folder, for components whose names have the folders below it in front.</summary>
internal sealed record MetadataType(string Name, string Suffix, bool IsPartOfObject = false, bool HasContent = false, string? Folder = null);

/// <summary>Metadata API Developer Guide, "Metadata Types": names and file suffixes.</summary>
internal static class MetadataTypes
{
    private static readonly MetadataType[] understood =
    [
        new("CustomObject", "object"),
        new("fields", "field", IsPartOfObject: true),
        new("recordTypes", "recordType", IsPartOfObject: true),
        new("validationRules", "validationRule", IsPartOfObject: true),
        new("businessProcesses", "businessProcess", IsPartOfObject: true),
        new("sharingReasons", "sharingReason", IsPartOfObject: true),
        new("CustomMetadata", "md"),
        new("CustomLabels", "labels"),
        new("GlobalValueSet", "globalValueSet"),
        new("StandardValueSet", "standardValueSet"),
        new("PlatformEventChannel", "platformEventChannel"),
        new("PlatformEventChannelMember", "platformEventChannelMember"),
        new("ManagedEventSubscription", "managedEventSubscription"),
        new("PermissionSet", "permissionset"),
        new("PermissionSetGroup", "permissionsetgroup"),
        new("MutingPermissionSet", "mutingpermissionset"),
        new("Profile", "profile"),
        new("CustomPermission", "customPermission"),
        new("Role", "role"),
        new("Group", "group"),
        new("Queue", "queue"),
        new("SharingRules", "sharingRules"),
        new("ConnectedApp", "connectedApp"),
        new("ExternalClientApplication", "eca"),
        new("ExtlClntAppOauthSettings", "ecaOauth"),
        new("ExtlClntAppGlobalOauthSettings", "ecaGlblOauth"),
        new("ExtlClntAppOauthConfigurablePolicies", "ecaOauthPlcy"),
        new("ExtlClntAppConfigurablePolicies", "ecaPlcy"),
        new("NamedCredential", "namedCredential"),
        new("ExternalCredential", "externalCredential"),
        new("RemoteSiteSetting", "remoteSite"),
        new("ExternalServiceRegistration", "externalServiceRegistration"),
        new("ExternalDataSource", "dataSource"),
        new("DuplicateRule", "duplicateRule"),
        new("MatchingRules", "matchingRule"),
        new("AssignmentRules", "assignmentRules"),
        new("AutoResponseRules", "autoResponseRules"),
        new("EscalationRules", "escalationRules"),
        new("LeadConvertSettings", "LeadConvertSetting"),
        new("EmailTemplate", "email", HasContent: true, Folder: "email"),
        new("Workflow", "workflow"),
        new("Flow", "flow"),
        new("FlowDefinition", "flowDefinition"),
        new("ApexClass", "cls", HasContent: true),
        new("ApexTrigger", "trigger", HasContent: true),
    ];

    /// <summary>What only a page, an app or a person sees: none of it changes what an API answers or a rule does.</summary>
    private static readonly MetadataType[] withoutEffect =
    [
        new("ActionLinkGroupTemplate", "actionLinkGroupTemplate"), new("AppMenu", "appMenu"), new("BrandingSet", "brandingSet"), new("CompactLayout", "compactLayout", true),
        new("Community", "community"), new("ContentAsset", "asset", HasContent: true), new("CustomApplication", "app"), new("CustomApplicationComponent", "customApplicationComponent"),
        new("CustomHelpMenuSection", "customHelpMenuSection"), new("CustomNotificationType", "notiftype"), new("CustomObjectTranslation", "objectTranslation"), new("CustomPageWebLink", "weblink"),
        new("CustomSite", "site"), new("CustomTab", "tab"), new("Dashboard", "dashboard"), new("DashboardFolder", "dashboardFolder"), new("Document", "document", HasContent: true),
        new("DocumentFolder", "documentFolder"), new("EmailFolder", "emailFolder"), new("ExperienceBundle", "site"), new("FieldSet", "fieldSet", true), new("FieldTranslation", "fieldTranslation"),
        new("FlexiPage", "flexipage"), new("GlobalValueSetTranslation", "globalValueSetTranslation"), new("HomePageComponent", "homePageComponent"), new("HomePageLayout", "homePageLayout"),
        new("Index", "indexe", true), new("Layout", "layout"), new("Letterhead", "letter"), new("LightningExperienceTheme", "lightningExperienceTheme"), new("LightningMessageChannel", "messageChannel"),
        new("ListView", "listView", true), new("MobileApplicationDetail", "mobileApplicationDetail"), new("NavigationMenu", "navigationMenu"), new("NetworkBranding", "networkBranding"),
        new("PathAssistant", "pathAssistant"), new("Prompt", "prompt"), new("QuickAction", "quickAction"), new("Report", "report"), new("ReportFolder", "reportFolder"), new("ReportType", "reportType"),
        new("SearchLayouts", "searchLayouts"), new("SiteDotCom", "siteDotCom"), new("StandardValueSetTranslation", "standardValueSetTranslation"), new("StaticResource", "resource", HasContent: true),
        new("Translations", "translation"), new("WebLink", "webLink", true), new("WaveApplication", "wapp"), new("WaveDashboard", "wdash"), new("ApexPage", "page", HasContent: true), new("ApexComponent", "component", HasContent: true),
        new("ApexTestSuite", "testSuite"), new("AnalyticSnapshot", "snapshot"), new("TopicsForObjects", "topicsForObjects"), new("UserCriteria", "userCriteria"), new("CspTrustedSite", "cspTrustedSite"), new("CorsWhitelistOrigin", "corsWhitelistOrigin"),
    ];

    /// <summary>What decides who may see or do what, and is not done: a program would find more here than in Salesforce, or be let in where it is not there.</summary>
    private static readonly Dictionary<string, string> refused = new(StringComparer.Ordinal)
    {
        ["rule"] = "RestrictionRule: restriction and scoping rules are not applied, so users find records that they do not find in Salesforce",
        ["sharingSet"] = "SharingSet: FakeForce has no users of Experience Cloud sites, with whom sharing sets share",
        ["network"] = "Network: FakeForce has no Experience Cloud sites, and no external or guest users",
        ["territory2Model"] = "Territory2Model: territories share no records in FakeForce",
        ["territory2"] = "Territory2: territories share no records in FakeForce",
        ["territory2Rule"] = "Territory2Rule: territories share no records in FakeForce",
        ["territory2Type"] = "Territory2Type: territories share no records in FakeForce",
        ["territory"] = "Territory: territories share no records in FakeForce",
        ["accountRelationshipShareRule"] = "AccountRelationshipShareRule: FakeForce has no partner accounts to share with",
        ["profilePasswordPolicy"] = "ProfilePasswordPolicy: passwords do not expire and are not locked by a profile's policy",
        ["profileSessionSetting"] = "ProfileSessionSetting: sessions last as long as the org's options say, whatever the profile",
        ["delegateGroup"] = "DelegateGroup: delegated administrators have no rights of their own in FakeForce",
    };

    private static readonly Dictionary<string, MetadataType> bySuffix = understood.ToDictionary(type => type.Suffix, StringComparer.Ordinal);
    private static readonly Dictionary<string, MetadataType> silent = withoutEffect.DistinctBy(type => type.Suffix).ToDictionary(type => type.Suffix, StringComparer.Ordinal);

    public static MetadataType? BySuffix(string suffix) => bySuffix.GetValueOrDefault(suffix);

    /// <summary>Why files of a type are not read; null for all others.</summary>
    public static string? WhyRefused(string suffix) => refused.GetValueOrDefault(suffix);

    /// <summary>The type of files that change nothing that an API answers; null for all others.</summary>
    public static MetadataType? WithoutEffect(string suffix) => silent.GetValueOrDefault(suffix);
}
