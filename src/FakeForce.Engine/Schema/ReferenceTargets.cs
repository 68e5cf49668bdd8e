using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>Whether a well-formed id is of an sObject that a reference field may point to. That the record exists is the save pipeline's question.</summary>
public static class ReferenceTargets
{
    /// <summary>
    /// Null if the field takes ids of that prefix. An id that is malformed gets MALFORMED_ID from the field's type; one
    /// of the wrong sObject gets FIELD_INTEGRITY_EXCEPTION with the same text (salto.io, "Demystifying 'Invalid Cross
    /// Reference Id' errors"; help.salesforce.com 002890901).
    /// </summary>
    public static SaveError? Check(Catalog catalog, Field field, RecordId id, string written)
    {
        var judged = false;
        foreach (var name in field.ReferenceTo)
        {
            if (!catalog.TryPrefix(name, out var prefix)) continue;
            if (prefix == id.Prefix) return null;
            judged = true;
        }
        // A field whose targets are unknown, or have no prefix of their own (Name), cannot be judged by prefix.
        return judged ? new SaveError("FIELD_INTEGRITY_EXCEPTION", $"{field.Label}: id value of incorrect type: {written}", field.Name) : null;
    }
}
