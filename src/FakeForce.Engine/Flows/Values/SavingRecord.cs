using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Values;

/// <summary>The record that is being saved, as a before-save flow sees it: what it sets goes into the draft.</summary>
internal sealed class SavingRecord(SaveContext context) : FlowRecord(context.Type, context.Id ?? default, default)
{
    private Row? present;

    public override Row Row => present ??= new Row(context.Draft.Pack());

    public override Datum Get(Field field) => ReferenceEquals(field, Type.Id) ? Datum.Of(Id) : FieldData.Of(context.Draft[field], field);

    public override void Set(Field field, Datum value)
    {
        present = null;
        var needed = context.IsInsert ? FieldFlags.Createable : FieldFlags.Updateable;
        if (!field.Is(needed)) throw new FlowFault("INVALID_FIELD_FOR_INSERT_UPDATE", $"Unable to create/update fields: {field.Name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.");
        if (FieldData.Coerce(value, field) is var coerced && coerced.Error is { } error) context.Errors.Add(error);
        else context.Draft[field] = coerced.Value;
    }
}
