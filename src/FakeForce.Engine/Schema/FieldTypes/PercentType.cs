namespace FakeForce.Engine.Schema;

internal sealed class PercentType : DecimalFieldType
{
    public override string Name => "percent";
}
