namespace FakeForce.Engine.Schema;

/// <summary>A picklist that also takes what it does not list (Task.Subject).</summary>
internal sealed class ComboboxType : TextFieldType
{
    public override string Name => "combobox";
}
