namespace FakeForce.Engine.Access;

/// <summary>Metadata API guide, "PermissionSet": FieldPermissions. The name has the object in front: <c>Account.Industry</c>.</summary>
public sealed record FieldPermission(string Field)
{
    public bool Readable { get; init; }
    public bool Editable { get; init; }
}
