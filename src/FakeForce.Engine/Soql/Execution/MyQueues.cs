using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>
/// The user and the queues that the user belongs to: directly, by way of public groups in them, or by role. Source:
/// Object Reference, "Group" and "GroupMember".
/// </summary>
internal static class MyQueues
{
    public static HashSet<RecordId> Of(Run run)
    {
        var catalog = run.State.Catalog;
        var mine = new HashSet<RecordId> { run.Context.UserId };
        mine.UnionWith(ByRole(run));
        if (catalog.TryFind("GroupMember", out var members)) Spread(mine, [.. LiveRows.Of(members, run).Select(m => (Ref(members, m.Row, "GroupId"), Ref(members, m.Row, "UserOrGroupId")))]);
        mine.RemoveWhere(id => id != run.Context.UserId && TypeOf(run, id) != "Queue");
        return mine;
    }

    // Whoever is in a group is in the groups around it, until nothing is added.
    private static void Spread(HashSet<RecordId> mine, List<(RecordId Group, RecordId Member)> members)
    {
        for (var before = -1; before != mine.Count;)
        {
            before = mine.Count;
            foreach (var (group, member) in members)
                if (mine.Contains(member)) mine.Add(group);
        }
    }

    // Groups that stand for a role hold its users; those "and subordinates" also the users of the roles below it.
    private static IEnumerable<RecordId> ByRole(Run run)
    {
        var roles = RolesUp(run);
        if (!run.State.Catalog.TryFind("Group", out var groups)) yield break;
        foreach (var (id, row) in LiveRows.Of(groups, run))
        {
            var place = roles.IndexOf(Ref(groups, row, "RelatedId"));
            var kind = Text(groups, row, "Type");
            if (kind == "Organization" || kind == "Role" && place == 0 || kind is "RoleAndSubordinates" or "RoleAndSubordinatesInternal" && place >= 0) yield return id;
        }
    }

    private static List<RecordId> RolesUp(Run run)
    {
        var roles = new List<RecordId>();
        var users = run.State.Catalog["User"];
        var role = Ref(users, run.State.Find(users, run.Context.UserId), "UserRoleId");
        while (!role.IsEmpty && !roles.Contains(role) && run.State.Catalog.TryFind("UserRole", out var type))
        {
            roles.Add(role);
            role = Ref(type, run.State.Find(type, role), "ParentRoleId");
        }
        return roles;
    }

    private static string TypeOf(Run run, RecordId group) =>
        run.State.Catalog.TryFind("Group", out var groups) && group.Prefix == groups.KeyPrefix ? Text(groups, run.State.Find(groups, group), "Type") : "";

    private static RecordId Ref(SObjectType type, Row row, string name) => type.TryField(name, out var field) && row.Exists ? row.Reference(field.Ordinal) : default;

    private static string Text(SObjectType type, Row row, string name) => type.TryField(name, out var field) && row.Exists ? row.Get(field).AsText : "";
}
