using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>Takes over the values of fields that have the same name and kind in the record that a derived row stands for.</summary>
internal static class RowCopy
{
    public static void Copy(RowDraft draft, SObjectType from, Row row)
    {
        foreach (var field in draft.Type.Fields)
            if (field.Name != "Id" && from.TryField(field.Name, out var source) && source.Type.Storage == field.Type.Storage) draft[field] = row.Get(source);
    }

    public static void Set(RowDraft draft, string name, Records.Value value)
    {
        if (draft.Type.TryField(name, out var field)) draft[field] = value;
    }
}
