namespace FakeForce.Engine.Access;

/// <summary>Whom the names of a sharing rule mean.</summary>
internal sealed class RuleMembers
{
    private readonly TableReads reads;
    private readonly Dictionary<(string Type, string Name), RecordId> groups = [];
    private readonly Dictionary<string, RecordId> usernames = new(StringComparer.OrdinalIgnoreCase);
    private readonly RoleTree roles;
    private readonly ILookup<RecordId, RecordId> members;
    private readonly Dictionary<RecordId, SetupRow> groupRows;

    public RuleMembers(TableReads reads)
    {
        this.reads = reads;
        groupRows = reads.Rows("Group").ToDictionary(row => row.Id);
        foreach (var row in groupRows.Values) groups[(row.Text("Type"), row.Text("DeveloperName"))] = row.Id;
        foreach (var row in reads.Rows("User")) usernames[row.Text("Username")] = row.Id;
        roles = new RoleTree(reads);
        members = reads.Rows("GroupMember").ToLookup(row => row.Ref("GroupId"), row => row.Ref("UserOrGroupId"));
    }

    /// <summary>The users and groups that the list names.</summary>
    public IEnumerable<RecordId> Named(MemberList list) =>
        [.. list.Users.Select(name => usernames.GetValueOrDefault(name)), .. Groups("Regular", list.Groups), .. Groups("Queue", list.Queues), .. Groups("Role", list.Roles),
            .. Groups("RoleAndSubordinates", list.RolesAndSubordinates), .. list.AllInternalUsers ? groupRows.Values.Where(row => row.Text("Type") == "Organization").Select(row => row.Id) : []];

    /// <summary>The owners whose records a rule shares: everybody in what it names, and queues themselves.</summary>
    public HashSet<RecordId> Owners(MemberList list)
    {
        var owners = new HashSet<RecordId>();
        var open = new Stack<RecordId>(Named(list).Where(id => !id.IsEmpty));
        while (open.TryPop(out var next))
        {
            if (!owners.Add(next) || !groupRows.TryGetValue(next, out var group)) continue;
            foreach (var member in MembersOf(group)) open.Push(member);
        }
        return owners;
    }

    private IEnumerable<RecordId> MembersOf(SetupRow group) => group.Text("Type") switch
    {
        "Organization" => reads.Rows("User").Select(row => row.Id),
        "Role" => roles.UsersOf([group.Ref("RelatedId")]),
        "RoleAndSubordinates" or "RoleAndSubordinatesInternal" => roles.UsersOf([group.Ref("RelatedId"), .. roles.Below(group.Ref("RelatedId"))]),
        // A rule that names a queue means the records of the queue.
        "Queue" => [],
        _ => members[group.Id],
    };

    private IEnumerable<RecordId> Groups(string type, IReadOnlyList<string> names) => names.Select(name => groups.GetValueOrDefault((type, name)));
}
