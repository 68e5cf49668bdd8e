namespace FakeForce.Engine.Access;

public sealed record CustomPermissionDefinition(string FullName)
{
    public string? Label { get; init; }
    public string? Description { get; init; }
}
