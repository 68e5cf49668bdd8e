using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Metadata;

/// <summary>What an org has by its metadata beside its schema.</summary>
public sealed record MetadataOptions
{
    public IReadOnlyList<CustomMetadataRecord> CustomMetadata { get; init; } = [];
    public IReadOnlyList<CustomLabel> CustomLabels { get; init; } = [];
    public IReadOnlyList<RecordTypeDefinition> RecordTypes { get; init; } = [];
    public IReadOnlyList<ApexDefinition> ApexClasses { get; init; } = [];
    public IReadOnlyList<ApexDefinition> ApexTriggers { get; init; } = [];

    /// <summary>Their values are the schema's; what they mean is rows.</summary>
    public IReadOnlyList<StandardValueSet> StandardValueSets { get; init; } = [];

    public bool IsEmpty => CustomMetadata.Count + CustomLabels.Count + RecordTypes.Count + ApexClasses.Count + ApexTriggers.Count == 0;

    /// <summary>Everything that is wrong, in sentences.</summary>
    public IEnumerable<string> Problems(Schema.Catalog catalog) =>
        CustomMetadataRows.Problems(CustomMetadata, catalog)
            .Concat(DeclaredNames.Twice("customLabels", CustomLabels.Select(label => label.FullName))).Concat(DeclaredNames.Twice("recordTypes", RecordTypes.Select(type => type.FullName)))
            .Concat(DeclaredNames.Twice("apexClasses", ApexClasses.Select(one => one.FullName))).Concat(DeclaredNames.Twice("apexTriggers", ApexTriggers.Select(one => one.FullName)))
            .Concat(RecordTypes.SelectMany(type => Problems(type, catalog)))
            .Concat(ApexTriggers.Where(one => TriggerHead.Of(one.Body) is null).Select(one => $"apexTriggers: {one.FullName}: its body does not begin with trigger … on … (…)"));

    private static IEnumerable<string> Problems(RecordTypeDefinition one, Schema.Catalog catalog)
    {
        if (!catalog.TryFind(one.ObjectName, out var type)) yield return $"recordTypes: {one.FullName}: there is no object {one.ObjectName}";
        else
            foreach (var picklist in one.PicklistValues)
                if (!type.TryField(picklist.Picklist, out _)) yield return $"recordTypes: {one.FullName}: {type.Name} has no field {picklist.Picklist}";
    }
}
