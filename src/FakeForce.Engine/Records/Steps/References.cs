using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records.Steps;

internal static class References
{
    /// <summary>A look-up must point at a live row of a type that the field allows.</summary>
    public static void MustExist(SaveContext context)
    {
        foreach (var (field, _) in context.Assignments)
        {
            if (field.Type.Storage != StorageKind.Reference) continue;
            var value = context.Draft[field];
            if (!value.IsNull && Problem(context, field, value.AsId) is { } problem) context.Errors.Add(problem);
        }
    }

    private static SaveError? Problem(SaveContext context, Field field, RecordId id)
    {
        if (!context.Transaction.Catalog.TryFind(id.Prefix, out var target) || !Allows(field, target))
            return new SaveError("FIELD_INTEGRITY_EXCEPTION", $"{field.Label}: id value of incorrect type: {id}", field.Name);
        // 012000000000000AAA, the master record type, is no row but may be named.
        if (id.Number == 0 && target.Name == "RecordType") return null;
        var row = context.Transaction.Find(target, id);
        if (row.IsLive) return null;
        return row.Exists
            ? new SaveError("ENTITY_IS_DELETED", "entity is deleted")
            : new SaveError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.Name);
    }

    // The reference data of some polymorphic fields names no targets; those take any type rather than none.
    private static bool Allows(Field field, SObjectType target)
    {
        if (field.ReferenceTo.Count == 0) return true;
        foreach (var name in field.ReferenceTo)
            if (name.Equals(target.Name, StringComparison.Ordinal)) return true;
        return false;
    }
}
