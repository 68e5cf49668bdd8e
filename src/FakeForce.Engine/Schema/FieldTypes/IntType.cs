namespace FakeForce.Engine.Schema;

internal sealed class IntType : IntegerFieldType
{
    public override string Name => "int";
    public override string SoapType => "xsd:int";
    protected override long Largest => int.MaxValue;
}
