namespace FakeForce.Engine.Access;

/// <summary>A public group. The metadata type has no members: Salesforce keeps them as data.</summary>
public sealed record GroupDefinition(string FullName)
{
    public string? Name { get; init; }
    public bool DoesIncludeBosses { get; init; } = true;
    public bool DoesSendEmailToMembers { get; init; }
    public MemberList Members { get; init; } = new();
}
