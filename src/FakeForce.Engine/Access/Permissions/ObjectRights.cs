namespace FakeForce.Engine.Access;

/// <summary>What somebody may do with an sObject's records, in general.</summary>
[Flags]
internal enum ObjectRights : byte
{
    None = 0,
    Read = 1,
    Create = 2,
    Edit = 4,
    Delete = 8,
    ViewAll = 16,
    ModifyAll = 32,
    ViewAllFields = 64,
    Everything = 127,
}
