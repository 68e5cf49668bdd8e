namespace FakeForce.Engine.Access;

/// <summary>Metadata API guide, "PermissionSet": UserPermissions.</summary>
public sealed record UserPermission(string Name)
{
    public bool Enabled { get; init; } = true;
}
