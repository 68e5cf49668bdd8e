using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>
/// From the names of the first row to columns. The grammar of parents is <c>[ObjectType:]RelationshipName.IndexedField</c>
/// (Bulk API 2.0 guide, "Relationship Fields in a Header Row"), and whatever has no dot is a field's name. The first name
/// that is wrong ends the job.
/// </summary>
internal sealed class HeaderRow(Catalog catalog, SObjectType type)
{
    public static IReadOnlyList<Column> Read(CsvRows rows, Catalog catalog, SObjectType type)
    {
        if (!rows.Next()) throw JobFailure.NoRecords();
        if (rows.Problem is { } problem) throw JobFailure.Unparsed(problem);
        var names = new List<string>();
        foreach (var cell in rows.Cells) names.Add(rows.Text(cell));
        if (names.Sum(n => n.Length + 1) - 1 > CsvLimits.HeaderCharacters) throw JobFailure.Unparsed(CsvException.HeaderTooLong().Message);
        return new HeaderRow(catalog, type).Columns(names);
    }

    private List<Column> Columns(List<string> names)
    {
        var columns = new List<Column>(names.Count);
        var taken = new HashSet<Field>();
        foreach (var name in names)
        {
            var column = Of(name);
            columns.Add(column);
            var field = column is ParentColumn parent ? parent.Reference : ((FieldColumn)column).Field;
            if (!taken.Add(field)) throw new JobFailure("InvalidBatch", $"Duplicate field name found : {name}"); // ours
        }
        return columns;
    }

    /// <summary>One name; throws what ends the job.</summary>
    public Column Of(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0) return Parent(name, dot);
        return IsField(type, name) ? new FieldColumn(type.TryField(name, out var field) ? field : type.Id) : throw JobFailure.FieldNotFound(name);
    }

    public static bool IsField(SObjectType type, string name) => type.TryField(name, out var field) && (field.Type.Storage != StorageKind.None || ReferenceEquals(field, type.Id));

    // The texts were observed with a header tried in five ways (kept public by its author; see HeaderRowTests).
    private ParentColumn Parent(string name, int dot)
    {
        var colon = name[..dot].IndexOf(':', StringComparison.Ordinal);
        var relationship = name[(colon + 1)..dot];
        var keyName = name[(dot + 1)..];
        if (!type.TryParent(relationship, out var reference)) throw new JobFailure("InvalidBatch", $"Unable to find relationship: {relationship}");
        var typeName = colon < 0 ? null : name[..colon];
        if (typeName is not null && reference.ReferenceTo.Count < 2)
            throw new JobFailure("InvalidBatch", $"type is not needed for non polymorphic foreign key references: {relationship}");
        // An id says itself what it is of: the guide's own example has Owner.Id on Task without a type.
        var isId = keyName.Equals("Id", StringComparison.OrdinalIgnoreCase);
        if (typeName is null && reference.ReferenceTo.Count > 1 && !isId)
            throw new JobFailure("InvalidBatch", $"type is needed for polymorphic foreign key references: {relationship}"); // ours
        return new ParentColumn(reference, typeName ?? reference.ReferenceTo[0], KeyOf(name, keyName, ParentType(name, reference, typeName)));
    }

    private SObjectType ParentType(string name, Field reference, string? typeName)
    {
        var wanted = typeName ?? reference.ReferenceTo[0];
        if (!reference.ReferenceTo.Contains(wanted, StringComparer.OrdinalIgnoreCase) || !catalog.TryFind(wanted, out var parent)) throw JobFailure.FieldNotFound(name);
        return parent;
    }

    private static Field KeyOf(string name, string keyName, SObjectType parent)
    {
        if (!parent.TryField(keyName, out var key)) throw JobFailure.FieldNotFound(name);
        if (ReferenceEquals(key, parent.Id) || ExternalIds.MayIdentify(key) || key.Is(FieldFlags.IdLookup)) return key;
        throw new JobFailure("InvalidBatch", $"Field name provided, {key.Name} is not an External ID or indexed field for {parent.Name}");
    }
}
