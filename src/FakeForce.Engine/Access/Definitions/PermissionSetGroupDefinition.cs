namespace FakeForce.Engine.Access;

/// <summary>Permission sets that are assigned together, less what the muting ones take away.</summary>
public sealed record PermissionSetGroupDefinition(string FullName)
{
    public string? Label { get; init; }
    public string? Description { get; init; }
    public bool HasActivationRequired { get; init; }
    public IReadOnlyList<string> PermissionSets { get; init; } = [];
    public IReadOnlyList<string> MutingPermissionSets { get; init; } = [];
}
