using System.Collections.Immutable;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>The tables that say what users are permitted, at one moment: while they stay, so does all that was worked out from them.</summary>
internal sealed class PermissionTables
{
    private static readonly string[] names =
    [
        "Profile", "PermissionSet", "PermissionSetAssignment", "PermissionSetGroup", "PermissionSetGroupComponent", "MutingPermissionSet",
        "ObjectPermissions", "FieldPermissions", "SetupEntityAccess",
    ];

    private readonly (SObjectType? Type, Table Table)[] tables;

    private PermissionTables(OrgState state) => tables = [.. Types(state.Catalog).Select(type => (type, type is null ? Table.Empty : state.TableOf(type)))];

    public static PermissionTables Of(OrgState state) => new(state);

    public bool AreOf(ImmutableDictionary<int, Table> others)
    {
        foreach (var (type, table) in tables)
            if (type is not null && !ReferenceEquals(others.GetValueOrDefault(type.Index, Table.Empty), table)) return false;
        return true;
    }

    public IEnumerable<SetupRow> Rows(string name)
    {
        var (type, table) = tables[Array.IndexOf(names, name)];
        if (type is null) yield break;
        for (var number = 1; number <= table.Count; number++)
            if (table.RowAt(number) is { IsLive: true } row) yield return new SetupRow(type, type.IdOf(number), row);
    }

    private static IEnumerable<SObjectType?> Types(Catalog catalog) => names.Select(name => catalog.TryFind(name, out var type) ? type : null);
}
