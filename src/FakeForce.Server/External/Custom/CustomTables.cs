using System.Text.Json;
using FakeForce.Engine.External;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.Custom;

/// <summary>What sync() gives: a list of DataSource.Table, whose columns are of DataSource.DataType.</summary>
internal static class CustomTables
{
    private const int MostTables = 200;

    public static IReadOnlyList<CustomObjectDefinition> Read(ExternalSource source, JsonElement tables)
    {
        if (tables.ValueKind != JsonValueKind.Array || tables.GetArrayLength() > MostTables) throw ExternalErrors.Unreadable($"it is no list of at most {MostTables} tables");
        return [.. tables.EnumerateArray().Select(table => DefinitionOf(source, table))];
    }

    private static CustomObjectDefinition DefinitionOf(ExternalSource source, JsonElement table)
    {
        var (name, names) = (NameOf(table), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        var nameColumn = JsonValues.TextOf(table, "nameColumn");
        return new CustomObjectDefinition
        {
            FullName = ExternalNames.Developer(name) + "__x",
            Label = JsonValues.TextOf(table, "labelSingular"),
            PluralLabel = JsonValues.TextOf(table, "labelPlural"),
            ExternalDataSource = source.FullName,
            ExternalName = name,
            // ExternalId and DisplayUrl are standard fields.
            Fields = [.. JsonValues.ListOf(table, "columns").Where(column => NameOf(column) is not ("ExternalId" or "DisplayUrl")).Select(column => FieldOf(column, names, nameColumn))],
        };
    }

    private static CustomFieldDefinition FieldOf(JsonElement column, HashSet<string> names, string? nameColumn)
    {
        var (name, type) = (NameOf(column), TypeOf(JsonValues.TextOf(column, "type")));
        var length = JsonValues.NumberOf(column, "length");
        return new CustomFieldDefinition
        {
            FullName = ExternalNames.Unique(ExternalNames.Developer(name), names) + "__c",
            Type = type,
            Label = JsonValues.TextOf(column, "label"),
            ExternalDeveloperName = name,
            Length = type == CustomFieldType.Text ? Math.Clamp(length ?? 255, 1, 255) : type == CustomFieldType.LongTextArea ? Math.Clamp(length ?? 32_768, 256, 131_072) : null,
            Precision = type == CustomFieldType.Number ? 18 : null,
            Scale = type == CustomFieldType.Number ? Math.Clamp(JsonValues.NumberOf(column, "decimalPlaces") ?? 0, 0, 17) : null,
            IsNameField = type == CustomFieldType.Text && name == nameColumn,
            IsFilteringDisabled = IsOff(column, "filterable"),
            IsSortingDisabled = IsOff(column, "sortable"),
        };
    }

    private static CustomFieldType TypeOf(string? type) => type switch
    {
        "BOOLEAN_TYPE" => CustomFieldType.Checkbox,
        "NUMBER_TYPE" => CustomFieldType.Number,
        "DATETIME_TYPE" => CustomFieldType.DateTime,
        "STRING_LONG_TYPE" => CustomFieldType.LongTextArea,
        "STRING_SHORT_TYPE" => CustomFieldType.Text,
        "URL_TYPE" => CustomFieldType.Url,
        // What a look-up points to is set up in the org, so a sync finds its text.
        "LOOKUP_TYPE" or "EXTERNAL_LOOKUP_TYPE" or "INDIRECT_LOOKUP_TYPE" => CustomFieldType.Text,
        _ => throw ExternalErrors.Unreadable($"it has a column of the type {type}, which FakeForce does not know"),
    };

    private static string NameOf(JsonElement owner) => JsonValues.TextOf(owner, "name") is { Length: > 0 and <= 128 } name ? name : throw ExternalErrors.Unreadable("it has a table or column without a name");

    private static bool IsOff(JsonElement column, string flag) => column.TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.False;
}
