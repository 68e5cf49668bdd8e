namespace FakeForce.Engine.Access;

/// <summary>What a profile, a permission set or a muting permission set says, in the words of the metadata types.</summary>
public sealed record PermissionGrants
{
    public IReadOnlyList<ObjectPermission> ObjectPermissions { get; init; } = [];
    public IReadOnlyList<FieldPermission> FieldPermissions { get; init; } = [];

    /// <summary>By name, as <c>ViewAllData</c>.</summary>
    public IReadOnlyList<UserPermission> UserPermissions { get; init; } = [];

    /// <summary>Developer names of those that are enabled.</summary>
    public IReadOnlyList<string> CustomPermissions { get; init; } = [];

    /// <summary>Principals of external credentials, as <c>Credential-Principal</c>, that are enabled.</summary>
    public IReadOnlyList<string> ExternalCredentialPrincipals { get; init; } = [];

    /// <summary>Apex classes that are enabled; kept for the code that will run them.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    public IReadOnlyList<RecordTypeVisibility> RecordTypes { get; init; } = [];
}
