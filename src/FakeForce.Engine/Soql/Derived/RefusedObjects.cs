using System.Collections.Frozen;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>Objects whose rows Salesforce derives from what FakeForce does not have. An empty answer would be a wrong one.</summary>
internal static class RefusedObjects
{
    private static readonly FrozenSet<string> names = new[]
    {
        // page layouts, permissions and packages
        "SearchLayout", "OwnerChangeOptionInfo", "Publisher", "StandardAction", "UserEntityAccess", "UserFieldAccess", "EntityPermission",
        "ObjectPermissions", "FieldPermissions", "SetupEntityAccess",
        // registered apps are no records yet
        "ConnectedApplication", "LoginGeo",
        // invitees, folders of files, processes, charts, the user interface
        "AcceptedEventRelation", "DeclinedEventRelation", "UndecidedEventRelation", "ContentFolderItem",
        "ProcessInstanceHistory", "ListViewChartInstance", "PlatformAction",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string name) => names.Contains(name);
}
