using System.Text.Json;
using FakeForce.Engine.External;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.Orgs;

/// <summary>Makes an external object of another org's describe. Ids and look-ups are texts: they are that org's.</summary>
internal static class OrgTables
{
    public static CustomObjectDefinition DefinitionOf(ExternalSource source, JsonElement describe)
    {
        var name = JsonValues.TextOf(describe, "name") ?? throw ExternalErrors.Unreadable("a describe in it has no name");
        if (!JsonValues.Holds(describe, "queryable") || name.EndsWith("__b", StringComparison.OrdinalIgnoreCase)) throw ExternalErrors.Wrong($"{name} of the other org cannot be queried");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new CustomObjectDefinition
        {
            FullName = ExternalNames.Developer(name) + "__x",
            Label = Cut(JsonValues.TextOf(describe, "label") ?? name),
            ExternalDataSource = source.FullName,
            ExternalName = name,
            Fields = [.. JsonValues.ListOf(describe, "fields").Select(field => FieldOf(field, names)).OfType<CustomFieldDefinition>()],
        };
    }

    private static CustomFieldDefinition? FieldOf(JsonElement field, HashSet<string> names)
    {
        var (name, length) = (JsonValues.TextOf(field, "name") ?? throw ExternalErrors.Unreadable("a field in it has no name"), JsonValues.NumberOf(field, "length") ?? 0);
        var type = JsonValues.TextOf(field, "type") switch
        {
            "string" or "picklist" or "multipicklist" or "combobox" or "reference" or "encryptedstring" or "textarea" => length > 255 ? CustomFieldType.LongTextArea : CustomFieldType.Text,
            "boolean" => CustomFieldType.Checkbox,
            "int" or "long" or "double" or "currency" or "percent" => CustomFieldType.Number,
            "date" => CustomFieldType.Date,
            "datetime" => CustomFieldType.DateTime,
            "time" => CustomFieldType.Time,
            "email" => CustomFieldType.Email,
            "phone" => CustomFieldType.Phone,
            "url" => CustomFieldType.Url,
            _ => (CustomFieldType?)null,
        };
        if (type is not { } known) return null;
        return new CustomFieldDefinition
        {
            FullName = ExternalNames.Unique(ExternalNames.Developer(name.EndsWith("__c", StringComparison.Ordinal) ? name[..^3] : name), names) + "__c",
            Type = known,
            Label = Cut(JsonValues.TextOf(field, "label") ?? name),
            ExternalDeveloperName = name,
            Length = known == CustomFieldType.Text ? Math.Clamp(length, 1, 255) : known == CustomFieldType.LongTextArea ? Math.Clamp(length, 256, 131_072) : null,
            Precision = known == CustomFieldType.Number ? 18 : null,
            Scale = known == CustomFieldType.Number ? Math.Clamp(JsonValues.NumberOf(field, "scale") ?? 0, 0, 17) : null,
            IsFilteringDisabled = !JsonValues.Holds(field, "filterable"),
            IsSortingDisabled = !JsonValues.Holds(field, "sortable"),
        };
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40];
}
