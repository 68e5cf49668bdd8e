using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>
/// Permissions that no profile has by itself. A user has one by their definition, or as in Salesforce by a permission set
/// that is assigned to them. The names are those of PermissionSet's fields without "Permissions".
/// </summary>
internal static class Permissions
{
    /// <summary>Off even for administrators, until one of them switches it on (Bulk API 2.0 guide, "Create a Job").</summary>
    public const string BulkApiHardDelete = "BulkApiHardDelete";

    public static readonly IReadOnlyList<string> Known = [BulkApiHardDelete];

    public static bool Has(OrgState state, RecordId user, string permission) =>
        Credential.Of(state, user)?.Permissions.Contains(permission, StringComparer.Ordinal) == true || IsAssigned(state, user, permission)
        // By the profile or a group.
        || state.AccessOf(user)?.Profile.Has(permission) == true;

    private static bool IsAssigned(OrgState state, RecordId user, string permission)
    {
        if (!state.Catalog.TryFind("PermissionSetAssignment", out var assignments) || !state.Catalog.TryFind("PermissionSet", out var sets)) return false;
        if (!sets.TryField("Permissions" + permission, out var granted)) return false;
        var table = state.TableOf(assignments);
        for (var number = 1; number <= table.Count; number++)
            if (SetOf(assignments, table.RowAt(number), user) is { } set && state.Find(sets, set) is { IsLive: true } row && row.Boolean(granted.Ordinal)) return true;
        return false;
    }

    private static RecordId? SetOf(SObjectType type, Row row, RecordId user) =>
        row.IsLive && type.TryField("AssigneeId", out var assignee) && row.Reference(assignee.Ordinal) == user && type.TryField("PermissionSetId", out var set)
            ? row.Reference(set.Ordinal) : null;
}
