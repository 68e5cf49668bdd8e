namespace FakeForce.Engine.Access;

/// <summary>A role, by its developer name.</summary>
public sealed record RoleDefinition(string FullName)
{
    public string? Name { get; init; }
    public string? ParentRole { get; init; }

    /// <summary>What the owner of an account may do with the account's children that others own: None, Read or Edit.</summary>
    public string? CaseAccessLevel { get; init; }
    public string? ContactAccessLevel { get; init; }
    public string? OpportunityAccessLevel { get; init; }
}

/// <summary>A public group. The metadata type has no members: Salesforce keeps them as data.</summary>
public sealed record GroupDefinition(string FullName)
{
    public string? Name { get; init; }
    public bool DoesIncludeBosses { get; init; } = true;
    public bool DoesSendEmailToMembers { get; init; }
    public MemberList Members { get; init; } = new();
}

/// <summary>A queue, which may own records of some objects.</summary>
public sealed record QueueDefinition(string FullName)
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public bool DoesSendEmailToMembers { get; init; }
    public IReadOnlyList<string> Objects { get; init; } = [];
    public MemberList Members { get; init; } = new();
}

/// <summary>Who is in a group or queue, or shared to or from: by names of users, groups, queues and roles.</summary>
public sealed record MemberList
{
    public IReadOnlyList<string> Users { get; init; } = [];
    public IReadOnlyList<string> Groups { get; init; } = [];
    public IReadOnlyList<string> Queues { get; init; } = [];
    public IReadOnlyList<string> Roles { get; init; } = [];
    public IReadOnlyList<string> RolesAndSubordinates { get; init; } = [];
    public bool AllInternalUsers { get; init; }
    internal bool IsEmpty => !AllInternalUsers && Users.Count + Groups.Count + Queues.Count + Roles.Count + RolesAndSubordinates.Count == 0;
}
