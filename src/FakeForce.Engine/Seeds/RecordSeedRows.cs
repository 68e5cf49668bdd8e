using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Seeds;

/// <summary>Records of JSON, of one sObject.</summary>
internal sealed class RecordSeedRows(RecordsPart part, SObjectType type, IReadOnlyList<PlacedRecord> records, Catalog catalog, bool keepsAll) : SeedRows(part.Text, type)
{
    private readonly SeedRow row = new(type, keepsAll, isCreateable: false);
    private int next;

    public override IEnumerable<Field> References
    {
        get
        {
            var names = records.SelectMany(record => record.Record.Fields.Select(member => member.Key)).Distinct(StringComparer.OrdinalIgnoreCase);
            var named = names.Select(name => Type.TryField(name, out var own) || Type.TryParent(name, out own) ? own : null);
            return named.Concat(records.Select(record => record.ParentField)).OfType<Field>().Where(target => target.Type.Storage == StorageKind.Reference).Distinct();
        }
    }

    public override SeedRow? Next()
    {
        if (next == records.Count) return null;
        var (record, parentField, parentName) = records[next++];
        row.Clear();
        (row.Offset, row.ReferenceId) = (record.Offset, part.KeepsReferences || parentName is not null || record.Children.Count > 0 ? record.ReferenceId : null);
        foreach (var (name, value) in record.Fields) Take(name, value);
        if (parentField is not null) row.References.Add(new SeedReference(parentField, "@" + parentName));
        return row;
    }

    private void Take(string name, in InputValue value)
    {
        if (!Type.TryField(name, out var field)) TakeParent(name, value);
        else if (value.Kind == InputKind.Record && Type.TryParent(name, out _)) TakeParent(name, value);
        else if (ReferenceEquals(field, Type.Id)) row.Id = value.Text;
        else if (field.Type.Storage == StorageKind.Reference && value is { Kind: InputKind.String, IsBlank: false }) row.References.Add(new SeedReference(field, value.Text!.Trim(), TakesNames: part.ResolvesReferences));
        else row.Add(field, row.ReadOrFail(field, value));
    }

    // Exports have null for a parent and for children that are not there.
    private void TakeParent(string name, in InputValue value)
    {
        if (!Type.TryParent(name, out var reference))
        {
            if (value.Kind == InputKind.Null && Type.ChildRelationships.Any(child => name.Equals(child.RelationshipName, StringComparison.OrdinalIgnoreCase))) return;
            row.Fail("INVALID_FIELD", $"No such column '{name}' on sobject of type {Type.Name}");
        }
        else if (value.Kind == InputKind.Record) TakeParent(reference, value.Nested!);
        else if (value.Kind != InputKind.Null) row.Fail("INVALID_FIELD", $"{name} must be an object that names the parent, such as {{\"Key__c\":\"A-1\"}}", reference.Name);
    }

    private void TakeParent(Field reference, RecordInput parent)
    {
        var name = parent.Type ?? (reference.ReferenceTo.Count == 1 ? reference.ReferenceTo[0] : null);
        if (name is null) row.Fail("INVALID_FIELD", $"The parent {reference.RelationshipName} may be one of {string.Join(", ", reference.ReferenceTo)}: say which with attributes.type", reference.Name);
        else if (!catalog.TryFind(name, out var type)) row.Fail("INVALID_TYPE", $"sObject type '{name}' is not supported", reference.Name);
        else if (parent.Fields is not [{ Value: { Kind: InputKind.String or InputKind.Number } } named]) row.Fail("INVALID_FIELD", $"{reference.RelationshipName} names the parent by exactly one field", reference.Name);
        else if (!type.TryField(named.Key, out var key)) row.Fail("INVALID_FIELD", $"No such column '{named.Key}' on sobject of type {type.Name}", reference.Name);
        else if (ReferenceEquals(key, type.Id)) row.References.Add(new SeedReference(reference, named.Value.Text!, TakesNames: part.ResolvesReferences));
        else if (ExternalIds.MayIdentify(key) || key.Is(FieldFlags.IdLookup)) row.References.Add(new SeedReference(reference, named.Value.Text!, type, key));
        else row.Fail("INVALID_FIELD", $"Field name provided, {key.Name} is not an External ID or indexed field for {type.Name}", reference.Name);
    }
}

/// <summary>A record with the parent that it stands inside of, if it does.</summary>
internal sealed record PlacedRecord(SeedRecord Record, Field? ParentField = null, string? ParentName = null);
