using System.Diagnostics.CodeAnalysis;

namespace FakeForce.Engine.Schema;

/// <summary>
/// An sObject as describe knows it. <see cref="Index"/> is the number of its table in the state, and stays the same when
/// fields are added.
/// </summary>
public sealed class SObjectType
{
    private readonly Dictionary<string, Field> byName;
    private readonly Dictionary<string, Field>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly Dictionary<string, Field> byRelationship;
    private IReadOnlyList<ChildRelationship> children = [];

    public SObjectType(IReadOnlyList<Field> fields)
    {
        Fields = fields;
        byName = fields.Where(f => !f.Is(FieldFlags.Hidden)).ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
        bySpan = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        byRelationship = fields.Where(f => f.RelationshipName is not null && !f.Is(FieldFlags.Hidden))
            .DistinctBy(f => f.RelationshipName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(f => f.RelationshipName!, StringComparer.OrdinalIgnoreCase);
        Id = byName["Id"];
        NameField = fields.FirstOrDefault(f => f.Is(FieldFlags.NameField));
        Visible = fields.Any(f => f.Is(FieldFlags.Hidden)) ? [.. fields.Where(f => !f.Is(FieldFlags.Hidden))] : fields;
        HasExternalReferences = fields.Any(f => f.Type == FieldTypes.ExternalReference);
    }

    public required string Name { get; init; }
    public required string Label { get; init; }
    public required string LabelPlural { get; init; }
    public required int Index { get; init; }

    /// <summary>Null for objects without rows of their own that clients can address (history, share and pseudo objects of some kinds).</summary>
    public required KeyPrefix? KeyPrefix { get; init; }
    public SObjectFlags Flags { get; init; }

    /// <summary>In describe's order; a field's <see cref="Field.Ordinal"/> is its index here.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>Those of them that the user may know of, for whom this is the sObject.</summary>
    public IReadOnlyList<Field> Visible { get; }
    public IReadOnlyList<ChildRelationship> ChildRelationships { get => children; init => children = value; }

    /// <summary>The sObject whose history, share, feed or change event this is, or null.</summary>
    public string? AssociateParentEntity { get; init; }
    public string? AssociateEntityType { get; init; }

    /// <summary>What makes this a platform event, or null for all that has rows.</summary>
    public PlatformEvent? Event { get; init; }

    /// <summary>Where the rows of an external object are; null for all others.</summary>
    public ExternalTable? External { get; init; }

    public Field Id { get; }
    public Field? NameField { get; }

    /// <summary>True if it has external or indirect look-ups.</summary>
    internal bool HasExternalReferences { get; }

    /// <summary>The same sObject with more fields behind those that it has.</summary>
    public SObjectType With(IReadOnlyList<Field> fields) => With(fields, Flags);

    /// <summary>The same sObject with other fields in the places of its own.</summary>
    internal SObjectType With(IReadOnlyList<Field> fields, SObjectFlags flags) => new(fields)
    {
        Name = Name,
        Label = Label,
        LabelPlural = LabelPlural,
        Index = Index,
        KeyPrefix = KeyPrefix,
        Flags = flags,
        AssociateParentEntity = AssociateParentEntity,
        AssociateEntityType = AssociateEntityType,
        Event = Event,
        External = External,
        ChildRelationships = ChildRelationships,
    };

    /// <summary>The same sObject with this field instead of the one at its place.</summary>
    internal SObjectType WithField(Field field) => With([.. Fields.Select(there => there.Ordinal == field.Ordinal ? field : there)]);

    /// <summary>The same sObject, sharing its fields, with other child relationships.</summary>
    public SObjectType WithChildren(IReadOnlyList<ChildRelationship> childRelationships)
    {
        var copy = (SObjectType)MemberwiseClone();
        copy.children = childRelationships;
        return copy;
    }

    /// <summary>The id of the row with this number.</summary>
    public RecordId IdOf(long number) => new(KeyPrefix ?? default, number);

    /// <summary>The id that a row shows. Rows that queries derive from other records have it as a value.</summary>
    public RecordId IdOf(long number, State.Row row) => Id.Type.Storage == StorageKind.Reference ? row.Reference(Id.Ordinal) : IdOf(number);

    public bool Is(SObjectFlags flag) => (Flags & flag) != 0;

    /// <summary>By API name, whatever its case.</summary>
    public bool TryField(string name, [NotNullWhen(true)] out Field? field) => byName.TryGetValue(name, out field);
    /// <summary>A field that is known to be there.</summary>
    internal Field this[string name] => byName[name];

    public bool TryField(ReadOnlySpan<char> name, [NotNullWhen(true)] out Field? field) => bySpan.TryGetValue(name, out field);

    /// <summary>The reference field whose path segment this is (Account gives AccountId).</summary>
    public bool TryParent(string relationshipName, [NotNullWhen(true)] out Field? field) => byRelationship.TryGetValue(relationshipName, out field);

    public override string ToString() => Name;
}
