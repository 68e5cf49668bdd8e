using System.Text.Json;
using FakeForce.Engine.Metadata;
using FakeForce.Engine.Schema;
using FakeForce.Server.Definitions.Access;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The keys "customMetadata", "customLabels", "recordTypes", "standardValueSets", "apexClasses" and "apexTriggers" of fakeforce.json, in the words of the metadata types.</summary>
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

    private static readonly DefinitionReader<(string Name, bool IsDefault)> choices = new("values", "fullName", name => (Uri.UnescapeDataString(name), false), new(StringComparer.Ordinal)
    {
        ["default"] = (one, json) => (one.Name, Flag(json)),
    });

    private static readonly DefinitionReader<RecordTypePicklist> picklists = new("picklistValues", "picklist", name => new RecordTypePicklist(name), new(StringComparer.Ordinal)
    {
        ["values"] = (one, json) => Inner(problems => choices.ReadList(json, "values", problems)) is var all ? one with { Values = [.. all.Select(choice => choice.Name)], Default = all.FirstOrDefault(choice => choice.IsDefault).Name } : one,
    });

    private static readonly DefinitionReader<RecordTypeDefinition> recordTypes = new("recordTypes", "fullName", name => new RecordTypeDefinition(name), new(StringComparer.Ordinal)
    {
        ["label"] = (type, json) => type with { Label = Text(json) },
        ["description"] = (type, json) => type with { Description = Text(json) },
        ["active"] = (type, json) => type with { Active = Flag(json) },
        ["businessProcess"] = (type, json) => type with { BusinessProcess = Text(json) },
        ["picklistValues"] = (type, json) => type with { PicklistValues = Inner(problems => picklists.ReadList(json, "picklistValues", problems)) },
    });

    private static readonly DefinitionReader<StandardValue> standardValues = new("standardValue", "fullName", name => new StandardValue(name), new(StringComparer.Ordinal)
    {
        ["label"] = (value, json) => value with { Label = Text(json) },
        ["default"] = (value, json) => value with { Default = Flag(json) },
        ["isActive"] = (value, json) => value with { IsActive = Flag(json) },
        ["closed"] = (value, json) => value with { Closed = Flag(json) },
        ["won"] = (value, json) => value with { Won = Flag(json) },
        ["probability"] = (value, json) => value with { Probability = Number(json) },
        ["forecastCategory"] = (value, json) => value with { ForecastCategory = Text(json) },
        ["converted"] = (value, json) => value with { Converted = Flag(json) },
        ["highPriority"] = (value, json) => value with { HighPriority = Flag(json) },
    });

    /// <summary>Which the schema needs too.</summary>
    public static readonly DefinitionReader<StandardValueSet> StandardValueSets = new("standardValueSets", "fullName", name => new StandardValueSet(name), new(StringComparer.Ordinal)
    {
        ["standardValue"] = (set, json) => set with { Values = Inner(problems => standardValues.ReadList(json, "standardValue", problems)) },
    });

    private static readonly DefinitionReader<ApexDefinition> classes = Apex("apexClasses"), triggers = Apex("apexTriggers");

    /// <summary>What is not of their form goes to <paramref name="problems"/>.</summary>
    public static MetadataOptions Read(JsonElement root, List<string> problems) => new()
    {
        CustomMetadata = records.Read(root, problems), CustomLabels = labels.Read(root, problems),
        StandardValueSets = StandardValueSets.Read(root, problems), RecordTypes = recordTypes.Read(root, problems), ApexClasses = classes.Read(root, problems), ApexTriggers = triggers.Read(root, problems),
    };

    public static IReadOnlyList<string> ObjectsWithRecordTypes(JsonElement root) => [.. recordTypes.Read(root, []).Select(type => type.FullName.Split('.')[0]).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>What formulas may name of it. Names that are there twice are a problem that is found elsewhere.</summary>
    public static SetupNames NamesIn(JsonElement root) => new()
    {
        Labels = labels.Read(root, []).DistinctBy(label => label.FullName, StringComparer.OrdinalIgnoreCase).ToDictionary(label => label.FullName, label => label.Value, StringComparer.OrdinalIgnoreCase),
        MyDomain = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("myDomain", out var domain) && domain.ValueKind == JsonValueKind.String ? domain.GetString()! : SetupNames.DefaultDomain,
        CustomPermissions = AccessFile.Read(root, []).CustomPermissions.Select(one => one.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase),
    };

    private static DefinitionReader<ApexDefinition> Apex(string key) => new(key, "fullName", name => new ApexDefinition(name), new(StringComparer.Ordinal)
    {
        ["apiVersion"] = (one, json) => one with { ApiVersion = json.ValueKind == JsonValueKind.Number ? json.GetDouble() : throw new FormatException("must be a number such as 66.0") },
        ["status"] = (one, json) => one with { Status = Text(json) },
        ["body"] = (one, json) => one with { Body = Text(json) },
    });

    /// <summary>Adds what does not go together, or not with the org's schema, which is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems)
    {
        var metadata = Read(options.Definitions, []);
        if (!metadata.IsEmpty) problems.AddRange(metadata.Problems(SchemaFile.CatalogOf(options.Definitions, options.Feature)));
    }
}
