using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>Objects whose rows Salesforce derives from what FakeForce does not have. An empty answer would be a wrong one.</summary>
internal static class RefusedObjects
{
    private static readonly FrozenSet<string> names = new[]
    {
        // page layouts, permissions and packages
        "SearchLayout", "OwnerChangeOptionInfo", "Publisher", "StandardAction", "UserFieldAccess", "EntityPermission",
        // places of log-ins, invitees, folders of files, processes, charts, the user interface
        "LoginGeo", "AcceptedEventRelation", "DeclinedEventRelation", "UndecidedEventRelation", "ContentFolderItem",
        "ProcessInstanceHistory", "ListViewChartInstance", "PlatformAction",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those that have rows only where permissions count for something.</summary>
    private static readonly FrozenSet<string> permissions = new[] { "ObjectPermissions", "FieldPermissions", "SetupEntityAccess" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string name, Catalog catalog) => names.Contains(name) || catalog.Access is null && permissions.Contains(name);
}
