using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

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
