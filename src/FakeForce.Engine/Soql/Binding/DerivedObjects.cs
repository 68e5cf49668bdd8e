using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// Objects whose rows Salesforce makes up from others (the schema, activities, sessions, shared files) when they are asked
/// for. FakeForce does not derive them yet, and an empty answer would be a wrong one, so queries of them are refused.
/// </summary>
internal static class DerivedObjects
{
    private static readonly FrozenSet<string> names = new[]
    {
        // the schema and who may see it
        "EntityDefinition", "FieldDefinition", "EntityParticle", "RelationshipInfo", "RelationshipDomain", "PicklistValueInfo", "DataType",
        "SearchLayout", "OwnerChangeOptionInfo", "Publisher", "StandardAction", "UserRecordAccess", "UserEntityAccess", "UserFieldAccess",
        "EntityPermission", "ObjectPermissions", "FieldPermissions", "SetupEntityAccess",
        // activities of a record
        "ActivityHistory", "OpenActivity", "LookedUpFromActivity", "AcceptedEventRelation", "DeclinedEventRelation", "UndecidedEventRelation",
        // files and notes of a record
        "AttachedContentDocument", "AttachedContentNote", "CombinedAttachment", "NoteAndAttachment", "OwnedContentDocument", "ContentFolderItem", "ContentBody",
        // use and log-in
        "RecentlyViewed", "AuthSession", "OauthToken", "ConnectedApplication", "LoginGeo",
        // processes
        "ProcessInstanceHistory", "ListViewChartInstance", "PlatformAction",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(SObjectType type) => names.Contains(type.Name);
}
