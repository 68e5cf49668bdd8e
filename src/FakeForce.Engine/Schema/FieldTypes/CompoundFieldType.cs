using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>A compound, made of its parts when it is read. It is never createable or updateable, so a value is refused as such.</summary>
internal abstract class CompoundFieldType : FieldType
{
    public sealed override StorageKind Storage => StorageKind.None;

    public sealed override Coerced Coerce(in InputValue input, Field field) => new SaveError("INVALID_FIELD_FOR_INSERT_UPDATE",
        $"Unable to create/update fields: {field.Name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.", field.Name);
}
