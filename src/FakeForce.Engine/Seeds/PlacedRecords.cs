using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Seeds;

/// <summary>Takes the records of a file out of each other and puts them together by sObject.</summary>
internal sealed class PlacedRecords(RecordsPart part, Catalog catalog, SeedProblems problems)
{
    private readonly OrderedDictionary<SObjectType, List<PlacedRecord>> bySObject = [];
    private int unnamed;

    public static IEnumerable<(SObjectType Type, IReadOnlyList<PlacedRecord> Records)> Of(RecordsPart part, Catalog catalog, SeedProblems problems)
    {
        var placed = new PlacedRecords(part, catalog, problems);
        foreach (var record in part.Records) placed.Add(record, null, null, null);
        return placed.bySObject.Select(pair => (pair.Key, (IReadOnlyList<PlacedRecord>)pair.Value));
    }

    private void Add(SeedRecord record, string? usual, Field? parentField, string? parentName)
    {
        if ((record.SObject ?? usual) is not { } name) problems.Add(part.Text, record.Offset, "the record does not say what it is: {\"attributes\":{\"type\":\"Account\"}, …}");
        else if (SeedTypes.Find(catalog, name, out var problem) is not { } type) problems.Add(part.Text, record.Offset, problem);
        else
        {
            if (!bySObject.TryGetValue(type, out var list)) bySObject[type] = list = [];
            list.Add(new PlacedRecord(record, parentField, parentName));
            foreach (var (relationship, children) in record.Children) AddChildren(record, type, relationship, children);
        }
    }

    private void AddChildren(SeedRecord record, SObjectType type, string relationship, IReadOnlyList<SeedRecord> children)
    {
        if (type.ChildRelationships.FirstOrDefault(child => relationship.Equals(child.RelationshipName, StringComparison.OrdinalIgnoreCase)) is not { } known
            || !catalog.TryFind(known.ChildSObject, out var childType) || !childType.TryField(known.Field, out var field))
        {
            problems.Add(part.Text, record.Offset, $"{type.Name} has no child relationship {relationship}");
            return;
        }
        // No reference id of a file has a line break.
        record.ReferenceId ??= $"{part.Text.Name}\n{++unnamed}";
        foreach (var child in children) Add(child, known.ChildSObject, field, record.ReferenceId);
    }
}
