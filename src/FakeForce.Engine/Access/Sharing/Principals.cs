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

/// <summary>The role hierarchy.</summary>
internal sealed class RoleTree
{
    private readonly Dictionary<RecordId, RecordId> parents = [];
    private readonly Dictionary<RecordId, RecordId> roles = [];

    public RoleTree(TableReads reads)
    {
        foreach (var role in reads.Rows("UserRole")) parents[role.Id] = role.Ref("ParentRoleId");
        foreach (var user in reads.Rows("User"))
            if (user.Ref("UserRoleId") is { IsEmpty: false } role) roles[user.Id] = role;
    }

    public RecordId RoleOf(RecordId user) => roles.GetValueOrDefault(user);

    public IEnumerable<RecordId> UsersOf(IReadOnlyCollection<RecordId> among) => roles.Where(entry => among.Contains(entry.Value)).Select(entry => entry.Key);

    // A circle, which the API can make, ends where it began.
    public List<RecordId> Above(RecordId role)
    {
        var above = new List<RecordId>();
        for (var next = parents.GetValueOrDefault(role); !next.IsEmpty && next != role && !above.Contains(next); next = parents.GetValueOrDefault(next)) above.Add(next);
        return above;
    }

    public HashSet<RecordId> Below(RecordId role) => role.IsEmpty ? [] : [.. parents.Keys.Where(one => one != role && Above(one).Contains(role))];
}

/// <summary>Who is in which group.</summary>
internal sealed class Membership
{
    private readonly ILookup<RecordId, RecordId> around;
    private readonly Dictionary<RecordId, SetupRow> groups;

    public Membership(TableReads reads)
    {
        around = reads.Rows("GroupMember").ToLookup(row => row.Ref("UserOrGroupId"), row => row.Ref("GroupId"));
        groups = reads.Rows("Group").ToDictionary(row => row.Id);
    }

    /// <summary>Queues do so always.</summary>
    public bool IncludesBosses(RecordId group) => groups.TryGetValue(group, out var row) && (row.Flag("DoesIncludeBosses") || row.Text("Type") == "Queue");

    /// <summary>The groups that stand for these roles, for those "and subordinates", and for everybody.</summary>
    public IEnumerable<RecordId> OfRoles(IReadOnlyCollection<RecordId> roles, IReadOnlyCollection<RecordId> withSubordinates) => groups.Values
        .Where(group => group.Text("Type") switch
        {
            "Organization" => true,
            "Role" => roles.Contains(group.Ref("RelatedId")),
            "RoleAndSubordinates" or "RoleAndSubordinatesInternal" => roles.Contains(group.Ref("RelatedId")) || withSubordinates.Contains(group.Ref("RelatedId")),
            _ => false,
        }).Select(group => group.Id);

    /// <summary>The groups among these, and those that hold one of them, or hold one that does.</summary>
    public HashSet<RecordId> Around(IEnumerable<RecordId> members)
    {
        var found = new HashSet<RecordId>();
        var open = new Stack<RecordId>(members);
        var seen = new HashSet<RecordId>();
        while (open.TryPop(out var member))
        {
            if (!seen.Add(member)) continue;
            if (groups.ContainsKey(member)) found.Add(member);
            foreach (var group in around[member]) open.Push(group);
        }
        return found;
    }
}
