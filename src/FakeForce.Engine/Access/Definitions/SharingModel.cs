using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Access;

/// <summary>The organisation-wide default of an object (Metadata API guide, "CustomObject": SharingModel).</summary>
public enum SharingModel
{
    Private,
    Read,
    ReadWrite,
    ReadWriteTransfer,
    FullAccess,
    ControlledByParent,
}
