using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>
/// External and indirect look-ups: references that hold a text of the external system, not a record id (Metadata API Developer Guide,
/// "CustomField": ExternalLookup, IndirectLookup).
/// </summary>
internal sealed class ExternalReferenceType : TextFieldType
{
    public override string Name => "reference";
}
