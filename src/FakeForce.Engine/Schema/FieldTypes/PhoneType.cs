namespace FakeForce.Engine.Schema;

/// <summary>A telephone number. Only its length is checked; the API takes any text.</summary>
internal sealed class PhoneType : TextFieldType
{
    public override string Name => "phone";
}
