namespace FakeForce.Engine.Schema;

internal sealed class DoubleType : DecimalFieldType
{
    public override string Name => "double";
}
