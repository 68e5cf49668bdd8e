using FakeForce.Engine.External;

namespace FakeForce.Engine.Schema;

/// <summary>Makes an external object with its standard fields. Its custom fields are added behind them.</summary>
internal static class ExternalObjectMaker
{
    public const string ExternalId = "ExternalId", DisplayUrl = "DisplayUrl";

    // Nothing of them is stored, so there is no recycle bin, no replication and no list of those last used.
    private const string ReadFlags = "QRSL", WriteFlags = "CUD";

    public static SObjectType Make(CustomObjectDefinition definition, ExternalSource source, int index, KeyPrefix prefix, FeatureSet features)
    {
        var stem = definition.FullName[..^CustomNames.ExternalSuffix.Length];
        var label = definition.Label ?? CustomNames.LabelOf(stem);
        var isHighVolume = source.Configuration.NoIdMapping;
        return new SObjectType(StandardReader.Fields(["+ external"], features))
        {
            Name = definition.FullName,
            Label = label,
            LabelPlural = definition.PluralLabel ?? label + "s",
            Index = index,
            KeyPrefix = prefix,
            Flags = FlagLetters.OfSObject(source.IsWritable && !isHighVolume ? ReadFlags + WriteFlags : ReadFlags) | SObjectFlags.Custom,
            External = new ExternalTable(source.FullName, definition.ExternalName ?? stem, isHighVolume),
        };
    }

    /// <summary>A custom field as external objects have it: nothing groups or aggregates them, and filters and orders may be off.</summary>
    public static Field OfExternal(Field field, CustomFieldDefinition definition)
    {
        var flags = field.Flags & ~(FieldFlags.Groupable | FieldFlags.Aggregatable);
        if (definition.IsFilteringDisabled) flags &= ~FieldFlags.Filterable;
        if (definition.IsSortingDisabled) flags &= ~FieldFlags.Sortable;
        if (definition.IsNameField) flags |= FieldFlags.NameField;
        return field with { Flags = flags, ExternalColumn = definition.ExternalDeveloperName ?? CustomNames.Stem(definition.FullName) };
    }
}
