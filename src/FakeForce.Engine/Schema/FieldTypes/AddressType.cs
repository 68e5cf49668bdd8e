namespace FakeForce.Engine.Schema;

internal sealed class AddressType : CompoundFieldType
{
    public override string Name => "address";
    public override string SoapType => "urn:address";
}
