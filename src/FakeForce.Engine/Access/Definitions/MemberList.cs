namespace FakeForce.Engine.Access;

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
