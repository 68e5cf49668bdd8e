namespace FakeForce.Engine.Access;

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
