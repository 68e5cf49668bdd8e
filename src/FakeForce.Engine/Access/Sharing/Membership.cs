using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

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
