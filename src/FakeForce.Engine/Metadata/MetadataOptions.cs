namespace FakeForce.Engine.Metadata;

/// <summary>What an org has by its metadata beside its schema.</summary>
public sealed record MetadataOptions
{
    public IReadOnlyList<CustomMetadataRecord> CustomMetadata { get; init; } = [];
    public IReadOnlyList<CustomLabel> CustomLabels { get; init; } = [];

    /// <summary>Everything that is wrong, in sentences.</summary>
    public IEnumerable<string> Problems(Schema.Catalog catalog) =>
        CustomMetadataRows.Problems(CustomMetadata, catalog)
            .Concat(CustomLabels.GroupBy(label => label.FullName, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"customLabels: {group.Key} is declared more than once"));
}
