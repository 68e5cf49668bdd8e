using System.Text.Json;
using FakeForce.Engine.Metadata;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The keys "customMetadata" and "customLabels" of fakeforce.json, in the words of the metadata types.</summary>
internal static class MetadataFile
{
    private static readonly DefinitionReader<KeyValuePair<string, string?>> values = new("values", "field", field => new(field, null), new(StringComparer.Ordinal)
    {
        ["value"] = (one, json) => new(one.Key, json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText()),
    });

    private static readonly DefinitionReader<CustomMetadataRecord> records = new("customMetadata", "fullName", name => new CustomMetadataRecord(name), new(StringComparer.Ordinal)
    {
        ["label"] = (record, json) => record with { Label = Text(json) },
        ["protected"] = (record, json) => Flag(json) ? record : record,
        ["values"] = (record, json) => record with { Values = Inner(problems => values.ReadList(json, "values", problems)) },
    });

    private static readonly DefinitionReader<CustomLabel> labels = new("customLabels", "fullName", name => new CustomLabel(name), new(StringComparer.Ordinal)
    {
        ["value"] = (label, json) => label with { Value = Text(json) },
    });

    /// <summary>What is not of their form goes to <paramref name="problems"/>.</summary>
    public static MetadataOptions Read(JsonElement root, List<string> problems) => new() { CustomMetadata = records.Read(root, problems), CustomLabels = labels.Read(root, problems) };

    /// <summary>Adds what does not go together, or not with the org's schema, which is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems)
    {
        var metadata = Read(options.Definitions, []);
        if (metadata.CustomMetadata.Count + metadata.CustomLabels.Count > 0) problems.AddRange(metadata.Problems(SchemaFile.CatalogOf(options.Definitions, options.Feature)));
    }
}
