using FakeForce.Engine.Metadata;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.RecordTypes;

/// <summary>A record type, bound to the schema: what it offers of picklists, and which values records start with.</summary>
internal sealed class BoundRecordType
{
    private readonly Dictionary<int, string[]> offered = [];

    public BoundRecordType(RecordTypeDefinition definition, SObjectType type)
    {
        DeveloperName = definition.DeveloperName;
        foreach (var picklist in definition.PicklistValues) offered[type[picklist.Picklist].Ordinal] = [.. picklist.Values];
        Defaults = [.. definition.PicklistValues.Select(picklist => (type[picklist.Picklist], picklist.Default is { } value ? Value.Of(value) : Value.Null))];
    }

    public string DeveloperName { get; }

    /// <summary>Of each picklist that it lists; null for those that start empty. They stand for the fields' own defaults, which are the master's.</summary>
    public (Field Field, Value Value)[] Defaults { get; }

    /// <summary>False for a value of a restricted picklist that is not among the type's; a picklist that the type does not list has all.</summary>
    public bool Offers(Field field, string value) => !offered.TryGetValue(field.Ordinal, out var values) || values.Contains(value, StringComparer.OrdinalIgnoreCase);
}
