namespace FakeForce.Engine.Schema;

/// <summary>A web address. Only its length is checked; the API takes any text.</summary>
internal sealed class UrlType : TextFieldType
{
    public override string Name => "url";
}
