namespace FakeForce.Engine.Schema;

/// <summary>Makes a custom sObject with its standard fields. Its custom fields are added behind them.</summary>
internal static class CustomObjectMaker
{
    private const string Flags = "CUDuQRSLPTpe";

    public static SObjectType Make(CustomObjectDefinition definition, int index, KeyPrefix prefix, FeatureSet features)
    {
        var label = definition.Label ?? CustomNames.LabelOf(definition.IsMetadataType ? definition.FullName[..^CustomNames.MetadataSuffix.Length] : definition.FullName);
        return new SObjectType(Fields(definition, features))
        {
            Name = definition.FullName,
            Label = label,
            LabelPlural = definition.PluralLabel ?? label + "s",
            Index = index,
            KeyPrefix = prefix,
            Flags = FlagsOf(definition) | SObjectFlags.Custom,
        };
    }

    // Metadata records are written by deployments alone (Object Reference, "Custom Metadata Type__mdt"); settings are not shared, searched or laid out.
    private static SObjectFlags FlagsOf(CustomObjectDefinition definition) =>
        definition.IsMetadataType ? SObjectFlags.Queryable | SObjectFlags.Retrieveable
        : definition.CustomSettingsType is not null ? FlagLetters.OfSObject("CUDuQR") | SObjectFlags.CustomSetting
        : FlagLetters.OfSObject(Flags);

    // A detail has no owner of its own: its master's owner owns it (Help, "Master-Detail Relationships").
    private static List<Field> Fields(CustomObjectDefinition definition, FeatureSet features)
    {
        if (definition.IsMetadataType || definition.CustomSettingsType is not null) return [.. StandardReader.Fields(definition.IsMetadataType ? ["+ metadata"] : ["+ setting", "+ audit"], features).Select((field, ordinal) => field with { Ordinal = ordinal })];
        var isDetail = definition.Fields.Any(field => field.Type == CustomFieldType.MasterDetail);
        var fields = StandardReader.Fields(["+ custom", "+ audit"], features);
        if (isDetail) fields.RemoveAll(field => field.Name == "OwnerId");
        return [.. fields.Select((field, ordinal) => (field.Is(FieldFlags.NameField) ? Name(field, definition.NameField) : field) with { Ordinal = ordinal })];
    }

    private static Field Name(Field text, CustomNameField definition)
    {
        var labelled = text with { Label = definition.Label ?? text.Label };
        return definition.Type == CustomFieldType.Text ? labelled : labelled with
        {
            Flags = text.Flags & ~(FieldFlags.Createable | FieldFlags.Updateable | FieldFlags.Nillable | FieldFlags.Groupable) | FieldFlags.AutoNumber,
            DisplayFormat = definition.DisplayFormat,
            StartingNumber = definition.StartingNumber,
        };
    }
}
