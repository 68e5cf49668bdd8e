namespace FakeForce.Engine.Schema;

/// <summary>One line of text; auto-numbers and composed names are strings too.</summary>
internal sealed class StringType : TextFieldType
{
    public override string Name => "string";
}
