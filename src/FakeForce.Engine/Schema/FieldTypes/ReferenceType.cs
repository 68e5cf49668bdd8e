namespace FakeForce.Engine.Schema;

internal sealed class ReferenceType : IdentifierFieldType
{
    public override string Name => "reference";
    public override StorageKind Storage => StorageKind.Reference;
}
