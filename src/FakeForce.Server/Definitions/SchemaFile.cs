using System.Text.Json;
using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;
using FakeForce.Server.Definitions.Access;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>
/// The keys "objects", "platformEvents" (lists) and "fields" (lists by the sObject that gets them) of fakeforce.json, in the words of the
/// Metadata API's CustomObject and CustomField.
/// </summary>
internal static class SchemaFile
{
    private static readonly DefinitionReader<CustomPicklistValue> Values = new("valueSet", "fullName", name => new CustomPicklistValue(name), new(StringComparer.Ordinal)
    {
        ["label"] = (value, json) => value with { Label = Text(json) },
        ["default"] = (value, json) => value with { Default = Flag(json) },
        ["isActive"] = (value, json) => value with { IsActive = Flag(json) },
    });

    private static readonly DefinitionReader<CustomValueSetting> Settings = new("valueSettings", "valueName", name => new CustomValueSetting(name), new(StringComparer.Ordinal)
    {
        ["controllingFieldValue"] = (setting, json) => setting with { ControllingFieldValues = Texts(json) },
    });

    private static readonly DefinitionReader<LookupFilter> Filters = new("lookupFilter", "", _ => new LookupFilter(), new(StringComparer.Ordinal)
    {
        ["active"] = (filter, json) => filter with { Active = Flag(json) },
        ["isOptional"] = (filter, json) => filter with { IsOptional = Flag(json) },
        ["filterItems"] = (filter, json) => filter with { FilterItems = Inner(problems => WorkflowFile.Items.ReadList(json, "filterItems", problems)) },
        ["booleanFilter"] = (filter, json) => filter with { BooleanFilter = Text(json) },
        ["errorMessage"] = (filter, json) => filter with { ErrorMessage = Text(json) },
        // What people write for people.
        ["infoMessage"] = (filter, json) => Text(json) is null ? filter : filter,
        ["description"] = (filter, json) => Text(json) is null ? filter : filter,
    });

    private static readonly DefinitionReader<CustomFieldDefinition> Fields = new("fields", "fullName", name => new CustomFieldDefinition { FullName = name, Type = CustomFieldType.Text }, new(StringComparer.Ordinal)
    {
        ["type"] = (field, json) => field with { Type = Choice<CustomFieldType>(json) },
        ["label"] = (field, json) => field with { Label = Text(json) },
        ["length"] = (field, json) => field with { Length = Number(json) },
        ["precision"] = (field, json) => field with { Precision = Number(json) },
        ["scale"] = (field, json) => field with { Scale = Number(json) },
        ["required"] = (field, json) => field with { Required = Flag(json) },
        ["unique"] = (field, json) => field with { Unique = Flag(json) },
        ["externalId"] = (field, json) => field with { ExternalId = Flag(json) },
        ["caseSensitive"] = (field, json) => field with { CaseSensitive = Flag(json) },
        ["defaultValue"] = (field, json) => field with { DefaultValue = json.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number ? json.GetRawText() : Text(json) },
        ["valueSet"] = (field, json) => field with { ValueSet = ValueSet(json) },
        ["controllingField"] = (field, json) => field with { ControllingField = Text(json) },
        ["valueSettings"] = (field, json) => field with { ValueSettings = Inner(problems => Settings.ReadList(json, "valueSettings", problems)) },
        ["restricted"] = (field, json) => field with { Restricted = Flag(json) },
        ["referenceTo"] = (field, json) => field with { ReferenceTo = Texts(json) },
        ["relationshipName"] = (field, json) => field with { RelationshipName = Text(json) },
        ["deleteConstraint"] = (field, json) => field with { DeleteConstraint = Choice<DeleteConstraint>(json) },
        ["reparentableMasterDetail"] = (field, json) => field with { ReparentableMasterDetail = Flag(json) },
        ["writeRequiresMasterRead"] = (field, json) => field with { WriteRequiresMasterRead = Flag(json) },
        ["displayFormat"] = (field, json) => field with { DisplayFormat = Text(json) },
        ["startingNumber"] = (field, json) => field with { StartingNumber = Number(json) },
        ["displayLocationInDecimal"] = (field, json) => field with { DisplayLocationInDecimal = Flag(json) },
        ["externalDeveloperName"] = (field, json) => field with { ExternalDeveloperName = Text(json) },
        ["isFilteringDisabled"] = (field, json) => field with { IsFilteringDisabled = Flag(json) },
        ["isSortingDisabled"] = (field, json) => field with { IsSortingDisabled = Flag(json) },
        ["isNameField"] = (field, json) => field with { IsNameField = Flag(json) },
        ["referenceTargetField"] = (field, json) => field with { ReferenceTargetField = TargetOf(json) },
        ["summaryForeignKey"] = (field, json) => field with { Summary = SummaryOf(field) with { ForeignKey = Text(json) } },
        ["summarizedField"] = (field, json) => field with { Summary = SummaryOf(field) with { SummarizedField = Text(json) } },
        ["summaryOperation"] = (field, json) => field with { Summary = SummaryOf(field) with { Operation = Choice<SummaryOperation>(json) } },
        ["summaryFilterItems"] = (field, json) => field with { Summary = SummaryOf(field) with { FilterItems = Inner(problems => WorkflowFile.Items.ReadList(json, "summaryFilterItems", problems)) } },
        ["lookupFilter"] = (field, json) => field with { LookupFilter = Filters.ReadObject(json, new LookupFilter()) },
        ["formula"] = (field, json) => field with { Formula = Text(json) },
        ["formulaTreatBlanksAs"] = (field, json) => field with { FormulaTreatBlanksAs = Choice<FormulaBlanks>(json) },
        ["inlineHelpText"] = (field, json) => field with { InlineHelpText = Text(json) },
    });

    private static readonly DefinitionReader<CustomObjectDefinition> Objects = new("objects", "fullName", name => new CustomObjectDefinition { FullName = name }, new(StringComparer.Ordinal)
    {
        ["label"] = (type, json) => type with { Label = Text(json) },
        ["pluralLabel"] = (type, json) => type with { PluralLabel = Text(json) },
        ["externalDataSource"] = (type, json) => type with { ExternalDataSource = Text(json) },
        ["externalName"] = (type, json) => type with { ExternalName = Text(json) },
        ["enableActivities"] = (type, json) => type with { EnableActivities = Flag(json) },
        ["customSettingsType"] = (type, json) => type with { CustomSettingsType = Choice<CustomSettingsType>(json) },
        ["nameField"] = (type, json) => type with { NameField = NameField(json) },
        ["fields"] = (type, json) => type with { Fields = Inner(problems => Fields.ReadList(json, "fields", problems)) },
        ["sharingModel"] = (type, json) => type with { SharingModel = Choice<SharingModel>(json) },
        // Nobody here comes from outside.
        ["externalSharingModel"] = (type, json) => Choice<SharingModel>(json) is var _ ? type : type,
    });

    private static readonly DefinitionReader<PlatformEventDefinition> Events = new("platformEvents", "fullName", name => new PlatformEventDefinition { FullName = name }, new(StringComparer.Ordinal)
    {
        ["label"] = (type, json) => type with { Label = Text(json) },
        ["pluralLabel"] = (type, json) => type with { PluralLabel = Text(json) },
        ["publishBehavior"] = (type, json) => type with { PublishBehavior = Choice<PublishBehavior>(json) },
        ["eventType"] = (type, json) => type with { EventType = Choice<EventVolume>(json) },
        ["fields"] = (type, json) => type with { Fields = Inner(problems => Fields.ReadList(json, "fields", problems)) },
    });

    /// <summary>The definitions; what is not of their form goes to <paramref name="problems"/>.</summary>
    public static CustomDefinitions Read(JsonElement root, List<string> problems)
    {
        var added = new List<KeyValuePair<string, CustomFieldDefinition>>();
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("fields", out var bySObject))
        {
            if (bySObject.ValueKind != JsonValueKind.Object) problems.Add("fields: must be an object of lists by sObject");
            else
                foreach (var list in bySObject.EnumerateObject())
                    added.AddRange(Fields.ReadList(list.Value, $"fields.{list.Name}", problems).Select(field => KeyValuePair.Create(list.Name, field)));
        }
        var objects = Objects.Read(root, problems);
        // A standard sObject stands among them for its sharing model; its fields are added to it.
        var settings = objects.FindAll(type => type.SharingModel is not null && !type.FullName.Contains("__", StringComparison.Ordinal));
        added.AddRange(settings.SelectMany(type => type.Fields.Select(field => KeyValuePair.Create(type.FullName, field))));
        return new CustomDefinitions { Objects = [.. objects.Except(settings)], PlatformEvents = Events.Read(root, problems), Fields = added, Sources = ExternalFile.Read(root, []).Sources, WithRecordTypes = MetadataFile.ObjectsWithRecordTypes(root), StandardValueSets = MetadataFile.StandardValueSets.Read(root, []), Names = MetadataFile.NamesIn(root) };
    }

    // Everything that checks definitions at a start asks for it, and then the org is made of it.
    private static volatile MadeCatalog? latest;

    /// <summary>The org's sObjects: the standard ones of the features, and those of the file. Throws InvalidDefinitionException.</summary>
    public static Catalog CatalogOf(JsonElement root, IReadOnlyList<string> features)
    {
        if (root.ValueKind != JsonValueKind.Object) return new StandardCatalog(new FeatureSet(features));
        if (latest is { } known && known.Root.Equals(root) && known.Features.SequenceEqual(features)) return known.Catalog;
        var made = Made(root, new StandardCatalog(new FeatureSet(features)));
        latest = new MadeCatalog(root, [.. features], made);
        return made;
    }

    private static Catalog Made(JsonElement root, StandardCatalog standard)
    {
        var problems = new List<string>();
        var definitions = Read(root, problems);
        // Code that embeds a server comes here without having passed Check.
        if (problems.Count > 0) throw new InvalidDefinitionException(problems);
        var access = AccessFile.Read(root, []);
        if (!access.IsEnforced) return definitions.IsEmpty ? standard : new OrgCatalog(standard).With(definitions);
        var whole = new OrgCatalog(standard).With(definitions);
        return whole.With(new AccessPolicy(access));
    }

    /// <summary>Adds everything that is wrong with features and definitions, without making an org.</summary>
    public static void Check(JsonElement root, IReadOnlyList<string> features, List<string> problems)
    {
        if (root.ValueKind != JsonValueKind.Object && features.Count == 0) return;
        var before = problems.Count;
        Read(root, problems);
        if (problems.Count > before) return;
        try
        {
            problems.AddRange(InvalidDefinitionException.ProblemsOf(() => CatalogOf(root, features)));
        }
        catch (ArgumentException unknownFeature)
        {
            problems.Add("--feature: " + unknownFeature.Message.Split(" (Parameter")[0]);
        }
    }

    private static SummaryDefinition SummaryOf(CustomFieldDefinition field) => field.Summary ?? new SummaryDefinition();

    // Account.Number__c, as the metadata type has it, or the field alone.
    private static string TargetOf(JsonElement json)
    {
        var name = Text(json);
        return name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
    }

    private static CustomNameField NameField(JsonElement json)
    {
        var name = new CustomNameField();
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("must be an object");
        foreach (var property in json.EnumerateObject())
            name = property.Name switch
            {
                "label" => name with { Label = Text(property.Value) },
                "type" => name with { Type = Choice<CustomFieldType>(property.Value) },
                "displayFormat" => name with { DisplayFormat = Text(property.Value) },
                "startingNumber" => name with { StartingNumber = Number(property.Value) },
                _ => throw new FormatException($"has an unknown key \"{property.Name}\""),
            };
        return name;
    }

    // ["Red", "Blue"] or [{"fullName": "red", "label": "Red", "default": true}].
    private static List<CustomPicklistValue> ValueSet(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
            ? [.. Texts(json).Select(v => new CustomPicklistValue(v))]
            : Inner(problems => Values.ReadList(json, "valueSet", problems));

    private sealed record MadeCatalog(JsonElement Root, IReadOnlyList<string> Features, Catalog Catalog);
}
