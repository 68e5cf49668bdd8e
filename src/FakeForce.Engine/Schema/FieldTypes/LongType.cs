namespace FakeForce.Engine.Schema;

internal sealed class LongType : IntegerFieldType
{
    public override string Name => "long";
    public override string SoapType => "xsd:long";
    protected override long Largest => long.MaxValue;
}
