namespace FakeForce.Engine.Schema;

/// <summary>
/// Text of several lines: plain (up to 255), long and rich (up to 131,072), told apart by length and
/// <see cref="Field.ExtraTypeInfo"/>. Line ends are kept as they are sent.
/// </summary>
internal sealed class TextAreaType : TextFieldType
{
    public override string Name => "textarea";
}
