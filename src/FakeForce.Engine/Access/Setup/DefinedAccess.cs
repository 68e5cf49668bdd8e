using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>Writes what is defined of profiles, permission sets, roles and groups into an org: once, since from then on the rows say it.</summary>
internal static class DefinedAccess
{
    /// <summary>Before the users, who name profiles.</summary>
    public static void Write(Transaction transaction, OrgOptions options)
    {
        if (!options.Access.HasRows && !options.Access.IsEnforced) return;
        var writer = new SetupWriter(transaction);
        new PermissionRows(writer).Write(options.Access);
        new GroupRows(writer).Write(options.Access);
    }

    /// <summary>Behind the users: their roles, assignments and groups.</summary>
    public static void WriteLinks(Transaction transaction, OrgOptions options)
    {
        if (!options.Access.HasRows) return;
        var writer = new SetupWriter(transaction);
        var (permissions, groups) = (new PermissionRows(writer), new GroupRows(writer));
        foreach (var user in options.Identity.Users.Where(user => writer.IsFirst("user", user.Username))) Write(user, writer, permissions, groups);
        groups.WriteMembers(options.Access);
    }

    private static void Write(UserDefinition user, SetupWriter writer, PermissionRows permissions, GroupRows groups)
    {
        var id = writer.Find("User", "Username", user.Username);
        if (id.IsEmpty) return;
        if (user.Role is { } role) writer.Change("User", id, ("UserRoleId", Value.Of(groups.Role(role))));
        foreach (var set in user.PermissionSets) permissions.Assign(id, set, null);
        foreach (var group in user.PermissionSetGroups) permissions.Assign(id, null, group);
        foreach (var name in user.Groups) groups.AddMember(groups.Group("Regular", name) is { IsEmpty: false } group ? group : groups.Group("Queue", name), id);
    }
}
