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

    /// <summary>Record types that are visible, as <c>Account.Partner</c>; kept for the objects that will have them.</summary>
    public IReadOnlyList<string> RecordTypes { get; init; } = [];
}

/// <summary>Metadata API guide, "PermissionSet": ObjectPermissions.</summary>
public sealed record ObjectPermission(string Object)
{
    public bool AllowCreate { get; init; }
    public bool AllowRead { get; init; }
    public bool AllowEdit { get; init; }
    public bool AllowDelete { get; init; }
    public bool ViewAllRecords { get; init; }
    public bool ModifyAllRecords { get; init; }
    public bool ViewAllFields { get; init; }
}

/// <summary>Metadata API guide, "PermissionSet": FieldPermissions. The name has the object in front: <c>Account.Industry</c>.</summary>
public sealed record FieldPermission(string Field)
{
    public bool Readable { get; init; }
    public bool Editable { get; init; }
}

/// <summary>Metadata API guide, "PermissionSet": UserPermissions.</summary>
public sealed record UserPermission(string Name)
{
    public bool Enabled { get; init; } = true;
}
