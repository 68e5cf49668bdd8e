using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>By metadata type, who turns its components into definitions. A type without a reader is reported.</summary>
internal static class TypeReaders
{
    private static readonly Dictionary<string, Action<Component, ProjectModel>> readers = new(StringComparer.Ordinal)
    {
        ["CustomObject"] = ObjectType.Read,
        ["ApexClass"] = ApexTypes.ReadClass,
        ["ApexTrigger"] = ApexTypes.ReadTrigger,
        ["CustomMetadata"] = CustomMetadataType.Read,
        ["CustomLabels"] = CustomLabelsType.Read,
        ["GlobalValueSet"] = (_, _) => { }, // read by the fields that name it
        ["Profile"] = AccessTypes.ReadProfile,
        ["PermissionSet"] = Plain("permissionSets", AccessTypes.PermissionSet),
        ["PermissionSetGroup"] = Plain("permissionSetGroups", AccessTypes.PermissionSetGroup),
        ["MutingPermissionSet"] = Plain("mutingPermissionSets", AccessTypes.MutingPermissionSet),
        ["CustomPermission"] = Plain("customPermissions", AccessTypes.CustomPermission),
        ["Role"] = Plain("roles", SharingTypes.Role),
        ["Group"] = Plain("groups", SharingTypes.Group),
        ["Queue"] = Plain("queues", SharingTypes.Queue),
        ["SharingRules"] = SharingRulesReader.Read,
        ["PlatformEventChannel"] = Plain("platformEventChannels", EventTypes.Channel),
        ["PlatformEventChannelMember"] = Plain("platformEventChannelMembers", EventTypes.Member),
        ["ManagedEventSubscription"] = Plain("managedEventSubscriptions", EventTypes.Managed),
        ["RemoteSiteSetting"] = Plain("remoteSiteSettings", CalloutTypes.RemoteSite),
        ["NamedCredential"] = Plain("namedCredentials", CalloutTypes.Named),
        ["ExternalCredential"] = CalloutTypes.ReadExternalCredential,
        ["ExternalServiceRegistration"] = Plain("externalServiceRegistrations", CalloutTypes.Registration),
        ["ExternalDataSource"] = Plain("externalDataSources", ExternalSourceType.Table),
        ["MatchingRules"] = DuplicateTypes.ReadMatching,
        ["DuplicateRule"] = DuplicateTypes.ReadRule,
        ["AssignmentRules"] = AssignmentTypes.ReadAssignment,
        ["EscalationRules"] = AssignmentTypes.ReadEscalation,
        ["LeadConvertSettings"] = LeadConvertType.Read,
        ["AutoResponseRules"] = AssignmentTypes.ReadAutoResponse,
        ["EmailTemplate"] = EmailTemplateType.Read,
        ["ConnectedApp"] = ConnectedAppType.Read,
        ["ExternalClientApplication"] = ExternalClientApps.ReadPart,
        ["ExtlClntAppOauthSettings"] = ExternalClientApps.ReadPart,
        ["ExtlClntAppOauthConfigurablePolicies"] = ExternalClientApps.ReadPart,
        ["ExtlClntAppConfigurablePolicies"] = ExternalClientApps.ReadPart,
        ["ExtlClntAppGlobalOauthSettings"] = ExternalClientApps.ReadApp,
        ["StandardValueSet"] = StandardValueSetType.Read,
        ["Workflow"] = WorkflowType.Read,
        ["Flow"] = FlowType.Read,
        ["FlowDefinition"] = (_, _) => { }, // read by the flow that it is of
    };

    /// <summary>The types that are read.</summary>
    public static IEnumerable<string> Names => readers.Keys;

    public static void Read(Component component, ProjectModel model)
    {
        if (!readers.TryGetValue(component.Type, out var read))
        {
            model.Report.AddNotSupported(component.Root, $"FakeForce does not read {component.Type} yet");
            return;
        }
        model.Report.CountRead(component.Type);
        read(component, model);
    }

    /// <summary>A type whose elements are the keys of fakeforce.json.</summary>
    private static Action<Component, ProjectModel> Plain(string key, ElementTable table) => (component, model) =>
    {
        var json = table.Convert(component.Root, model.Report);
        json.Remove("fullName");
        json.Insert(0, "fullName", JsonValue.Create(component.FullName));
        model.Add(key, json, component.Root);
    };
}
