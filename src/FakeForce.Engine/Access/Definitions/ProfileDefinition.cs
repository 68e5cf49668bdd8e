namespace FakeForce.Engine.Access;

/// <summary>A profile: one that every org has, by its name in Setup or in the Metadata API, or one of the org's own.</summary>
public sealed record ProfileDefinition(string FullName)
{
    public string? UserLicense { get; init; }
    public PermissionGrants Grants { get; init; } = new();
}
