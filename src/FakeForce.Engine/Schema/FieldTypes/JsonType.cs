namespace FakeForce.Engine.Schema;

/// <summary>A JSON document, kept as text.</summary>
internal sealed class JsonType : TextFieldType
{
    public override string Name => "json";
}
