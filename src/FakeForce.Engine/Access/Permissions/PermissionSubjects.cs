using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <summary>Which permissions govern which sObject (Object Reference, "ObjectPermissions" and the objects' own pages). What stands in no table is open to all.</summary>
internal static class PermissionSubjects
{
    /// <summary>Standard sObjects that take object permissions.</summary>
    private static readonly FrozenSet<string> granted = FrozenSet.Create(StringComparer.Ordinal,
        "Account", "Asset", "AssetRelationship", "Campaign", "Case", "Contact", "ContactPointAddress", "ContactPointEmail", "ContactPointPhone",
        "Contract", "Document", "Entitlement", "Idea", "Individual", "Lead", "Location", "Macro", "Opportunity", "Order", "Pricebook2", "Product2",
        "PushTopic", "QuickText", "Quote", "ServiceContract", "Shift", "Solution", "StreamingChannel", "WorkOrder", "WorkOrderLineItem");

    private static readonly FrozenDictionary<string, string> parents = new Dictionary<string, string>
    {
        ["AccountContactRelation"] = "Account",
        ["AccountContactRole"] = "Account",
        ["AccountTeamMember"] = "Account",
        ["CampaignMember"] = "Campaign",
        ["CampaignMemberStatus"] = "Campaign",
        ["CaseComment"] = "Case",
        ["CaseContactRole"] = "Case",
        ["CaseTeamMember"] = "Case",
        ["ContractContactRole"] = "Contract",
        ["OpportunityCompetitor"] = "Opportunity",
        ["OpportunityContactRole"] = "Opportunity",
        ["OpportunityLineItem"] = "Opportunity",
        ["OpportunityTeamMember"] = "Opportunity",
        ["OrderItem"] = "Order",
        ["PricebookEntry"] = "Pricebook2",
        ["QuoteLineItem"] = "Quote",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> setup = new Dictionary<string, string>
    {
        ["User"] = "ManageUsers",
        ["UserLogin"] = "ManageUsers",
        ["UserRole"] = "ManageRoles",
        ["Group"] = "ManageUsers",
        ["GroupMember"] = "ManageUsers",
        ["QueueSobject"] = "ManageUsers",
        ["Profile"] = "ManageProfilesPermissionsets",
        ["PermissionSet"] = "ManageProfilesPermissionsets",
        ["PermissionSetGroup"] = "ManageProfilesPermissionsets",
        ["PermissionSetGroupComponent"] = "ManageProfilesPermissionsets",
        ["MutingPermissionSet"] = "ManageProfilesPermissionsets",
        ["ObjectPermissions"] = "ManageProfilesPermissionsets",
        ["FieldPermissions"] = "ManageProfilesPermissionsets",
        ["SetupEntityAccess"] = "ManageProfilesPermissionsets",
        ["PermissionSetAssignment"] = "AssignPermissionSets",
        ["PermissionSetLicenseAssign"] = "AssignPermissionSets",
        ["CustomPermission"] = "CustomizeApplication",
        ["Organization"] = "CustomizeApplication",
        ["RecordType"] = "CustomizeApplication",
        ["BusinessHours"] = "CustomizeApplication",
        ["Holiday"] = "CustomizeApplication",
        ["Task"] = "EditTask",
        ["Event"] = "EditEvent",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The standard sObject that it is a part of; null for one of its own.</summary>
    public static string? ParentOf(SObjectType type) => parents.GetValueOrDefault(type.Name);

    public static PermissionSubject Of(SObjectType type, Catalog catalog)
    {
        if (type.AssociateParentEntity is { } parent && catalog.TryFind(parent, out var of) && of.Name != type.Name) return Of(of, catalog) is { Kind: SubjectKind.Granted } subject ? new(SubjectKind.Parent, subject.Name, IsReadEnough: true) : default;
        if (granted.Contains(type.Name) || IsOwn(type)) return new(SubjectKind.Granted, type.Name);
        if (parents.TryGetValue(type.Name, out var governing)) return new(SubjectKind.Parent, governing);
        return setup.TryGetValue(type.Name, out var permission) ? new(SubjectKind.UserPermission, permission) : default;
    }

    /// <summary>True if entries for it are of effect.</summary>
    public static bool IsGranted(SObjectType type) => granted.Contains(type.Name) || IsOwn(type);

    // Custom settings and custom metadata types are read as settings are, whoever asks.
    private static bool IsOwn(SObjectType type) => !type.Is(SObjectFlags.CustomSetting)
        && (type.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase) || type.Name.EndsWith("__e", StringComparison.OrdinalIgnoreCase) || type.Name.EndsWith("__x", StringComparison.OrdinalIgnoreCase));
}
