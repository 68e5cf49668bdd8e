namespace FakeForce.Engine.Schema;

/// <summary>Text that is shown masked to users without View Encrypted Data.</summary>
internal sealed class EncryptedStringType : TextFieldType
{
    public override string Name => "encryptedstring";
}
