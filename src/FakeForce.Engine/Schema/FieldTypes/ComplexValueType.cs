namespace FakeForce.Engine.Schema;

/// <summary>Metadata inside a Tooling record.</summary>
internal sealed class ComplexValueType : TextFieldType
{
    public override string Name => "complexvalue";
}
