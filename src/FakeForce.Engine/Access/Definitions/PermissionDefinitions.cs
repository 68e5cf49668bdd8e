namespace FakeForce.Engine.Access;

/// <summary>A profile: one that every org has, by its name in Setup or in the Metadata API, or one of the org's own.</summary>
public sealed record ProfileDefinition(string FullName)
{
    public string? UserLicense { get; init; }
    public PermissionGrants Grants { get; init; } = new();
}

/// <summary>A permission set, or a muting one, which takes away within its group.</summary>
public sealed record PermissionSetDefinition(string FullName)
{
    public string? Label { get; init; }
    public string? Description { get; init; }

    /// <summary>Such a set grants nothing before a session activates it, which sessions here cannot.</summary>
    public bool HasActivationRequired { get; init; }
    public PermissionGrants Grants { get; init; } = new();
}

/// <summary>Permission sets that are assigned together, less what the muting ones take away.</summary>
public sealed record PermissionSetGroupDefinition(string FullName)
{
    public string? Label { get; init; }
    public string? Description { get; init; }
    public bool HasActivationRequired { get; init; }
    public IReadOnlyList<string> PermissionSets { get; init; } = [];
    public IReadOnlyList<string> MutingPermissionSets { get; init; } = [];
}

public sealed record CustomPermissionDefinition(string FullName)
{
    public string? Label { get; init; }
    public string? Description { get; init; }
}
