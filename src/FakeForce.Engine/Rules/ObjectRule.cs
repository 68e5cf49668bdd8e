using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules;

/// <summary>One thing that Salesforce does of itself when a record of some object is saved.</summary>
internal abstract class ObjectRule
{
    /// <summary>Derives values, before required fields are checked.</summary>
    public virtual void BeforeSave(SaveContext context) { }

    /// <summary>Refuses what the object does not allow, once all values are sound.</summary>
    public virtual void Validate(SaveContext context) { }

    /// <summary>Writes other records that follow from this one.</summary>
    public virtual void AfterSave(SaveContext context, RecordId id) { }

    /// <summary>The first live row of a small set-up table whose field has this text.</summary>
    protected static Row Find(SaveContext context, string typeName, string fieldName, Value text)
    {
        if (!context.Transaction.Catalog.TryFind(typeName, out var type) || !type.TryField(fieldName, out var field)) return default;
        var found = ExternalIds.Find(context.Transaction, type, field, text);
        return found.Count == 0 ? default : context.Transaction.Find(type, found[0]);
    }

    protected static Value Read(SaveContext context, string typeName, Row row, string fieldName) =>
        row.Exists && context.Transaction.Catalog[typeName].TryField(fieldName, out var field) ? row.Get(field) : Value.Null;
}
