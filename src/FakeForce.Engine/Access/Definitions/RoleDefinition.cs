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
