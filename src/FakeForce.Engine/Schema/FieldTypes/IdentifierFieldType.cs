using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>Record ids of 15 or 18 characters. Whether the id is of an sObject that the field may point to needs the catalogue: <see cref="ReferenceTargets"/>.</summary>
internal abstract class IdentifierFieldType : FieldType
{
    public override string SoapType => "tns:ID";

    public sealed override Coerced Coerce(in InputValue input, Field field)
    {
        if (input.IsBlank) return Value.Null;
        if (input.Kind is InputKind.Record or InputKind.True or InputKind.False) throw Unreadable.Json(Name, input);
        var text = input.Text!.Trim();
        return RecordId.TryParse(text, out var id)
            ? Value.Of(id)
            : new SaveError("MALFORMED_ID", $"{field.Label}: id value of incorrect type: {text}", field.Name);
    }
}
