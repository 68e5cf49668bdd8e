namespace FakeForce.Engine.Identity;

/// <summary>A user whom the org is to have from its start, or what is to be different about one that it has anyway.</summary>
public sealed record UserDefinition
{
    public required string Username { get; init; }

    /// <summary>Null leaves the user without one: they can come in by assertion or token only.</summary>
    public string? Password { get; init; }
    public string SecurityToken { get; init; } = "";
    public string Profile { get; init; } = "Standard User";
    public string? FirstName { get; init; }

    /// <summary>The part of the username before the @ when left out.</summary>
    public string? LastName { get; init; }
    public string? Email { get; init; }
    public bool IsActive { get; init; } = true;
    public bool IsFrozen { get; init; }
    public bool PasswordExpired { get; init; }

    /// <summary>The permission "API Enabled"; null takes the profile's.</summary>
    public bool? ApiEnabled { get; init; }

    /// <summary>Developer name of the user's role.</summary>
    public string? Role { get; init; }
    public IReadOnlyList<string> PermissionSets { get; init; } = [];
    public IReadOnlyList<string> PermissionSetGroups { get; init; } = [];

    /// <summary>Public groups and queues that the user is in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Permissions beyond the profile's, such as BulkApiHardDelete.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];
}
