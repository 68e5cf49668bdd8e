using FakeForce.Engine.Access;
using FakeForce.Engine.External;

namespace FakeForce.Engine.Schema;

/// <summary>A custom sObject in the words of the Metadata API.</summary>
public sealed record CustomObjectDefinition
{
    /// <summary>API name, with its <c>__c</c>.</summary>
    public required string FullName { get; init; }
    public string? Label { get; init; }
    public string? PluralLabel { get; init; }

    /// <summary>The Name field: Text, or AutoNumber with a display format.</summary>
    public CustomNameField NameField { get; init; } = new();
    public IReadOnlyList<CustomFieldDefinition> Fields { get; init; } = [];

    /// <summary>Makes it an external object, whose name ends in <c>__x</c>: the external data source's API name.</summary>
    public string? ExternalDataSource { get; init; }

    /// <summary>The external table. Made from the name if left out.</summary>
    public string? ExternalName { get; init; }

    /// <summary>Tasks and events may be about its records.</summary>
    public bool EnableActivities { get; init; }

    /// <summary>Makes it a custom setting.</summary>
    public CustomSettingsType? CustomSettingsType { get; init; }

    /// <summary>A custom metadata type, whose name ends in <c>__mdt</c>.</summary>
    internal bool IsMetadataType => FullName.EndsWith(CustomNames.MetadataSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The organisation-wide default.</summary>
    public SharingModel? SharingModel { get; init; }

    internal bool IsExternal => ExternalDataSource is not null || FullName.EndsWith(CustomNames.ExternalSuffix, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Whether a custom setting has a row for the org, a profile or a user, or a list of named rows.</summary>
public enum CustomSettingsType { Hierarchy, List }

/// <summary>The Name field of a custom sObject. Type is Text or AutoNumber.</summary>
public sealed record CustomNameField(string? Label = null, CustomFieldType Type = CustomFieldType.Text, string? DisplayFormat = null, long StartingNumber = 1);

/// <summary>Custom sObjects, and custom fields of sObjects that exist (or are in <see cref="Objects"/>), added at once.</summary>
public sealed record CustomDefinitions
{
    public IReadOnlyList<CustomObjectDefinition> Objects { get; init; } = [];

    public IReadOnlyList<PlatformEventDefinition> PlatformEvents { get; init; } = [];

    public bool IsEmpty => Objects.Count + PlatformEvents.Count + Fields.Count + WithRecordTypes.Count + StandardValueSets.Count == 0 && Names.IsEmpty;

    /// <summary>By the API name of the sObject that gets them.</summary>
    public IReadOnlyList<KeyValuePair<string, CustomFieldDefinition>> Fields { get; init; } = [];

    public SetupNames Names { get; init; } = SetupNames.None;
    public IReadOnlyList<StandardValueSet> StandardValueSets { get; init; } = [];

    /// <summary>sObjects that have record types.</summary>
    public IReadOnlyList<string> WithRecordTypes { get; init; } = [];

    /// <summary>What the external objects among them may name.</summary>
    public IReadOnlyList<ExternalSource> Sources { get; init; } = [];

    internal IEnumerable<KeyValuePair<string, CustomFieldDefinition>> AllFields =>
        Objects.SelectMany(o => o.Fields.Select(f => KeyValuePair.Create(o.FullName, f)))
            .Concat(PlatformEvents.SelectMany(e => e.Fields.Select(f => KeyValuePair.Create(e.FullName, f)))).Concat(Fields);
}
