namespace FakeForce.Engine.Access;

/// <summary>A queue, which may own records of some objects.</summary>
public sealed record QueueDefinition(string FullName)
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public bool DoesSendEmailToMembers { get; init; }
    public IReadOnlyList<string> Objects { get; init; } = [];
    public MemberList Members { get; init; } = new();
}
