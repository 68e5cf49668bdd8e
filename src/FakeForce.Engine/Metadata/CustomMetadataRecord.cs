namespace FakeForce.Engine.Metadata;

/// <summary>A record of a custom metadata type, in the words of the metadata type CustomMetadata.</summary>
/// <param name="FullName">Type and record, without the type's suffix: <c>Rate.Standard</c>.</param>
public sealed record CustomMetadataRecord(string FullName)
{
    public string? Label { get; init; }

    /// <summary>By field, as text; null for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Values { get; init; } = [];

    internal string TypeName => FullName.Split('.', 2)[0] is var type && type.EndsWith("__mdt", StringComparison.OrdinalIgnoreCase) ? type : type + "__mdt";

    internal string DeveloperName => FullName[(FullName.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
