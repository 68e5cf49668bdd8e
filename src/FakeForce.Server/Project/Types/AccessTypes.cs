using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>Metadata API Developer Guide: PermissionSet, MutingPermissionSet, PermissionSetGroup, Profile, CustomPermission.</summary>
internal static class AccessTypes
{
    // What pages show and where people may log in from.
    private const string Pages = """
        none: agentAccesses applicationVisibilities categoryGroupVisibilities customMetadataTypeAccesses customSettingAccesses dataspaceScopes emailRoutingAddressAccesses
        none: externalDataSourceAccesses flowAccesses layoutAssignments loginFlows loginHours loginIpRanges pageAccesses profileActionOverrides serviceProcesses servicePresenceStatusAccesses tabSettings tabVisibilities
        """;

    public static readonly ElementTable PermissionSet = Grants(new ElementTable("PermissionSet", Pages + "\n" + """
        text: label description license
        flag: hasActivationRequired
        own: fullName
        none: userLicense
        """));

    public static readonly ElementTable MutingPermissionSet = Grants(new ElementTable("MutingPermissionSet", Pages + "\n" + """
        text: label description
        own: fullName
        """));

    public static readonly ElementTable PermissionSetGroup = new("PermissionSetGroup", """
        text: label description status
        flag: hasActivationRequired
        texts: permissionSets mutingPermissionSets
        own: fullName
        """);

    public static readonly ElementTable CustomPermission = new("CustomPermission", """
        text: label description
        flag: isLicensed
        own: fullName
        none: connectedApp
        refused: requiredPermission permissions that need others are not supported
        """);

    private static readonly ElementTable profile = Grants(new ElementTable("Profile", Pages + "\n" + """
        text: userLicense description
        flag: custom
        own: fullName
        """));

    public static void ReadProfile(Component component, ProjectModel model)
    {
        var json = profile.Convert(component.Root, model.Report);
        json.Insert(0, "fullName", FakeForce.Engine.Access.ProfileNames.InSetup(component.FullName));
        model.Add("profiles", json, component.Root);
    }

    private static ElementTable Grants(ElementTable table) => table
        .With("objectPermissions", new("ObjectPermissions", """
            text: object
            flag: allowCreate allowRead allowEdit allowDelete viewAllRecords modifyAllRecords viewAllFields
            """))
        .With("fieldPermissions", new("FieldPermissions", """
            text: field
            flag: readable editable hidden
            """))
        .With("userPermissions", Switch("UserPermission", "name", "enabled"))
        .With("customPermissions", Switch("CustomPermission", "name", "enabled"))
        .With("classAccesses", Switch("ApexClassAccess", "apexClass", "enabled"))
        .With("externalCredentialPrincipalAccesses", Switch("ExternalCredentialPrincipalAccess", "externalCredentialPrincipal", "enabled"))
        .With("recordTypeVisibilities", Switch("RecordTypeVisibility", "recordType", "visible default personAccountDefault"));

    private static ElementTable Switch(string type, string name, string flags) => new(type, $"text: {name}\nflag: {flags}");
}
