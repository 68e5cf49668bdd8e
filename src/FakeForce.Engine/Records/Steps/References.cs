using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records.Steps;

internal static class References
{
    /// <summary>A look-up must point at a live row of a type that the field allows.</summary>
    public static void MustExist(SaveContext context)
    {
        foreach (var (field, input) in context.Assignments)
        {
            if (field.Type.Storage != StorageKind.Reference || input.Text is not { } written) continue;
            var value = context.Draft[field];
            if (!value.IsNull && Problem(context, field, value.AsId, written.Trim()) is { } problem) context.Errors.Add(problem);
        }
    }

    private static SaveError? Problem(SaveContext context, Field field, RecordId id, string written)
    {
        var catalog = context.Transaction.Catalog;
        if (ReferenceTargets.Check(catalog, field, id, written) is { } wrongType) return wrongType;
        if (!catalog.TryFind(id.Prefix, out var target)) return new SaveError("FIELD_INTEGRITY_EXCEPTION", $"{field.Label}: id value of incorrect type: {written}", field.Name);
        // 012000000000000AAA, the master record type, is no row but may be named.
        if (id.Number == 0 && target.Name == "RecordType") return null;
        var row = context.Transaction.Find(target, id);
        return row.IsLive ? null
            : row.Exists ? new SaveError("ENTITY_IS_DELETED", "entity is deleted", field.Name)
            : Missing(field, target, written);
    }

    // Where rows have owners, access is asked before existence, so an id of nothing is one without access (observed:
    // github.com/SalesforceFoundation/NPSP#2664, a look-up to a record that was rolled back). Set-up objects have no sharing.
    private static SaveError Missing(Field field, SObjectType target, string written) => SystemFields.Of(target).OwnerId is not null
        ? new SaveError("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", $"insufficient access rights on cross-reference id: {written[..15]}")
        : new SaveError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.Name);
}
