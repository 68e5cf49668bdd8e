using System.Globalization;
using FakeForce.Engine.Formula;

namespace FakeForce.Engine.Schema;

/// <summary>Makes the field of a checked definition, and the parts of a compound.</summary>
internal static class CustomFieldMaker
{
    private const FieldFlags PartFlags = FieldFlags.Createable | FieldFlags.Updateable | FieldFlags.Nillable | FieldFlags.Filterable
        | FieldFlags.Sortable | FieldFlags.Aggregatable | FieldFlags.Permissionable | FieldFlags.Custom;

    /// <summary>The parts of a custom address (Salesforce Help, "Custom Address Fields"): suffix, type, length.</summary>
    private static readonly (string Part, FieldType Type, int Length)[] AddressParts =
    [
        ("Street", FieldTypes.TextArea, 255), ("City", FieldTypes.String, 40), ("PostalCode", FieldTypes.String, 20),
        ("StateCode", FieldTypes.Picklist, 10), ("CountryCode", FieldTypes.Picklist, 10), ("Latitude", FieldTypes.Double, 0),
        ("Longitude", FieldTypes.Double, 0), ("GeocodeAccuracy", FieldTypes.Picklist, 40),
    ];

    /// <summary>The field and, for compounds, its parts, numbered from the end of <paramref name="existing"/>.</summary>
    public static List<Field> Make(CustomFieldDefinition definition, IReadOnlyList<Field> existing)
    {
        var fields = new List<Field> { Main(definition, existing) };
        if (definition.Type == CustomFieldType.Location)
            foreach (var part in (string[])["Latitude", "Longitude"]) fields.Add(Part(definition, part, FieldTypes.Double, 0, existing.Count + fields.Count));
        else if (definition.Type == CustomFieldType.Address)
            foreach (var (part, type, length) in AddressParts) fields.Add(Part(definition, part, type, length, existing.Count + fields.Count));
        return fields;
    }

    private static Field Main(CustomFieldDefinition definition, IReadOnlyList<Field> existing)
    {
        var rule = CustomFieldRule.Of(definition.Type);
        var points = rule.Type == FieldTypes.Reference || rule.Type == FieldTypes.ExternalReference;
        return new Field
        {
            Name = definition.FullName,
            Label = definition.Label ?? CustomNames.LabelOf(definition.FullName),
            Type = rule.Type,
            Ordinal = existing.Count,
            Flags = Flags(definition, rule),
            Length = definition.Formula is not null && rule.Type == FieldTypes.String ? 1300 : rule.FixedLength > 0 ? rule.FixedLength : definition.Length ?? (rule.Type == FieldTypes.ExternalReference ? rule.MaxLength : 0),
            Precision = rule.IsNumber ? definition.Precision ?? 18 : 0,
            Scale = rule.IsNumber ? definition.Scale ?? 0 : 0,
            ReferenceTo = definition.ReferenceTo,
            RelationshipName = points ? CustomNames.Relationship(definition.FullName) : null,
            RelationshipOrder = definition.Type == CustomFieldType.MasterDetail ? existing.Count(field => field.RelationshipOrder is not null) : null,
            PicklistValues = [.. definition.ValueSet.Select(value => new PicklistValue(value.FullName, value.Label ?? value.FullName, value.IsActive, value.Default))],
            ExtraTypeInfo = definition.Type switch
            {
                CustomFieldType.Html => "richtextarea",
                CustomFieldType.ExternalLookup => "externallookup",
                CustomFieldType.IndirectLookup => "indirectlookup",
                CustomFieldType.LongTextArea or CustomFieldType.TextArea => "plaintextarea",
                _ => null,
            },
            InlineHelpText = definition.InlineHelpText,
            DefaultValue = Constant(definition),
            DefaultValueFormula = definition.Type == CustomFieldType.Checkbox ? null : definition.DefaultValue,
            LookupFilter = definition.LookupFilter,
            CalculatedFormula = definition.Formula,
            TreatsBlanksAsZero = definition.Formula is not null && definition.FormulaTreatBlanksAs == FormulaBlanks.BlankAsZero,
            DisplayFormat = definition.DisplayFormat,
            StartingNumber = definition.StartingNumber,
            ExternalColumn = definition.ExternalDeveloperName,
            IndirectTarget = definition.ReferenceTargetField,
        };
    }

    private static FieldFlags Flags(CustomFieldDefinition definition, CustomFieldRule rule)
    {
        var flags = rule.Flags | FieldFlags.Custom;
        if (definition.Formula is not null) flags = flags & ~(FieldFlags.Createable | FieldFlags.Updateable | FieldFlags.Groupable | FieldFlags.DefaultedOnCreate) | FieldFlags.Calculated;
        if (definition.Formula is { } formula && FormulaSurvey.GivesHtml(formula)) flags |= FieldFlags.HtmlFormatted;
        if (definition.Required) flags &= ~(FieldFlags.Nillable | FieldFlags.Permissionable);
        if (definition.Unique) flags |= FieldFlags.Unique;
        if (definition.ExternalId) flags |= FieldFlags.ExternalId | FieldFlags.IdLookup;
        if (definition.CaseSensitive) flags |= FieldFlags.CaseSensitive;
        if (definition.DefaultValue is not null || definition.ValueSet.Any(value => value.Default)) flags |= FieldFlags.DefaultedOnCreate;
        if (rule.Type == FieldTypes.Picklist || rule.Type == FieldTypes.MultiPicklist) flags |= definition.Restricted ? FieldFlags.RestrictedPicklist : 0;
        if (definition.ReparentableMasterDetail) flags |= FieldFlags.Updateable;
        if (definition.WriteRequiresMasterRead) flags |= FieldFlags.WriteRequiresMasterRead;
        if (definition.Type == CustomFieldType.Location && definition.DisplayLocationInDecimal) flags |= FieldFlags.DisplayLocationInDecimal;
        return flags | OnParentDelete(definition);
    }

    // A required look-up cannot be cleared, so the delete is restricted unless it cascades (Help, "Lookup Relationships").
    private static FieldFlags OnParentDelete(CustomFieldDefinition definition) => definition switch
    {
        { DeleteConstraint: DeleteConstraint.Cascade } => FieldFlags.CascadeDelete,
        { DeleteConstraint: DeleteConstraint.Restrict } or { Type: CustomFieldType.Lookup, Required: true } => FieldFlags.RestrictedDelete,
        _ => FieldFlags.None,
    };

    private static Field Part(CustomFieldDefinition whole, string part, FieldType type, int length, int ordinal) => new()
    {
        Name = $"{CustomNames.Stem(whole.FullName)}__{part}__s",
        Label = $"{whole.Label ?? CustomNames.LabelOf(whole.FullName)} ({part})",
        Type = type,
        Ordinal = ordinal,
        Flags = type is DecimalFieldType ? PartFlags : PartFlags | FieldFlags.Groupable,
        Length = length,
        Precision = type is DecimalFieldType ? 18 : 0,
        Scale = type is DecimalFieldType ? whole.Scale ?? 15 : 0,
        CompoundFieldName = whole.FullName,
    };

    /// <summary>Defaults are formulas; a number, true, false or a quoted text is also a constant. Percentages are written as decimals there (0.10), so they are worked out.</summary>
    private static string? Constant(CustomFieldDefinition definition)
    {
        var text = definition.DefaultValue?.Trim();
        if (definition.Type == CustomFieldType.Checkbox) return text ?? "false";
        if (definition.Type == CustomFieldType.Percent) return null;
        if (text is null || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return text;
        var quoted = text.Length >= 2 && text[0] is ('"' or '\'') && text[^1] == text[0];
        return quoted && !text[1..^1].Contains(text[0], StringComparison.Ordinal) ? text[1..^1] : null;
    }
}
