using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>A column whose name has been understood.</summary>
internal abstract record Column
{
    /// <summary>The field of the record that is written in the end.</summary>
    public abstract Field Target { get; }

    /// <summary>Adds a value to the record that is being made. Null is what #N/A stands for.</summary>
    public abstract void Set(RecordInput input, string? value);
}

/// <summary>A field of the record itself.</summary>
internal sealed record FieldColumn(Field Field) : Column
{
    public override Field Target => Field;

    public override void Set(RecordInput input, string? value) => input.Set(Field.Name, value);
}

/// <summary>A parent by one of its own fields: <c>Account.Key__c</c>, <c>Lead:Who.Email</c>.</summary>
internal sealed record ParentColumn(Field Reference, string? Type, Field Key) : Column
{
    public override Field Target => Reference;

    public override void Set(RecordInput input, string? value)
    {
        if (value is null) input.Set(Reference.Name, null);
        else if (Key.Type.Name == "id") input.Set(Reference.Name, value);
        else input.Fields.Add(new(Reference.RelationshipName!, new InputValue(InputKind.Record, Nested: new RecordInput { Type = Type }.Set(Key.Name, value))));
    }
}
