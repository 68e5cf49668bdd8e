namespace FakeForce.Engine.Access;

/// <summary>A permission set, or a muting one, which takes away within its group.</summary>
public sealed record PermissionSetDefinition(string FullName)
{
    public string? Label { get; init; }
    public string? Description { get; init; }

    /// <summary>Such a set grants nothing before a session activates it, which sessions here cannot.</summary>
    public bool HasActivationRequired { get; init; }
    public PermissionGrants Grants { get; init; } = new();
}
