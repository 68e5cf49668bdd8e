namespace FakeForce.Engine.Schema;

internal sealed class CurrencyType : DecimalFieldType
{
    public override string Name => "currency";
}
