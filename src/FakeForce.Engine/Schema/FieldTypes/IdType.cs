namespace FakeForce.Engine.Schema;

/// <summary>The record's own id, which no row stores.</summary>
internal sealed class IdType : IdentifierFieldType
{
    public override string Name => "id";
    public override StorageKind Storage => StorageKind.None;
}
