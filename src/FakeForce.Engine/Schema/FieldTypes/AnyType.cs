namespace FakeForce.Engine.Schema;

/// <summary>A value of any type, such as the old and new values of history rows; kept as text.</summary>
internal sealed class AnyType : TextFieldType
{
    public override string Name => "anyType";
    public override string SoapType => "xsd:anyType";
}
