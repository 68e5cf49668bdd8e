using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <summary>
/// Whom a share may name for a user to have it: the user; those below in the role hierarchy, whose access goes up to their managers; and the groups
/// and queues that they are in (Help, "Control Who Sees What"; Object Reference, "Group").
/// </summary>
internal sealed class Principals
{
    private readonly HashSet<RecordId> users;
    private readonly HashSet<RecordId> groups;

    private Principals(TableReads reads, HashSet<RecordId> users, HashSet<RecordId> groups) => (Reads, this.users, this.groups) = (reads, users, groups);

    public TableReads Reads { get; }

    /// <summary>The user and those below.</summary>
    public IReadOnlyCollection<RecordId> Users => users;
    public IReadOnlyCollection<RecordId> Groups => groups;

    public bool Has(RecordId userOrGroup) => users.Contains(userOrGroup) || groups.Contains(userOrGroup);

    public static Principals Of(TableReads reads, RecordId user)
    {
        var roles = new RoleTree(reads);
        var role = roles.RoleOf(user);
        var below = roles.Below(role);
        var users = new HashSet<RecordId> { user };
        users.UnionWith(roles.UsersOf(below));
        var membership = new Membership(reads);
        IReadOnlyList<RecordId> up = [role, .. roles.Above(role)];
        var own = membership.Around([user, .. membership.OfRoles([role], up)]);
        if (below.Count == 0) return new Principals(reads, users, own);
        // What is shared with a role is shared with those above it, be anybody in it or not.
        own.UnionWith(membership.OfRoles(below, below));
        // A group that includes bosses gives what it has to those above its members too.
        var taken = users.Where(one => one != user).Select(roles.RoleOf).ToHashSet();
        var subordinates = membership.Around([.. users.Where(one => one != user), .. membership.OfRoles(taken, [.. taken, .. taken.SelectMany(roles.Above)])]);
        own.UnionWith(subordinates.Where(membership.IncludesBosses));
        return new Principals(reads, users, own);
    }
}
