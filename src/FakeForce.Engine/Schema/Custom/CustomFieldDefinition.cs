namespace FakeForce.Engine.Schema;

/// <summary>A custom field in the words of the Metadata API. What a type does not use is left out.</summary>
public sealed record CustomFieldDefinition
{
    /// <summary>API name, with its <c>__c</c>.</summary>
    public required string FullName { get; init; }
    public required CustomFieldType Type { get; init; }

    /// <summary>Made from the name if left out.</summary>
    public string? Label { get; init; }
    public int? Length { get; init; }
    public int? Precision { get; init; }
    public int? Scale { get; init; }
    public bool Required { get; init; }
    public bool Unique { get; init; }
    public bool ExternalId { get; init; }
    public bool CaseSensitive { get; init; }
    public string? DefaultValue { get; init; }
    public IReadOnlyList<CustomPicklistValue> ValueSet { get; init; } = [];

    /// <summary>A picklist that takes only the values of its set. The Metadata API's default for new picklists.</summary>
    public bool Restricted { get; init; } = true;
    /// <summary>The picklist or checkbox that this picklist depends on, and under which of its values each value is offered. The APIs do not hold writes to it (Help, "Considerations for Dependent Picklists").</summary>
    public string? ControllingField { get; init; }
    public IReadOnlyList<CustomValueSetting> ValueSettings { get; init; } = [];
    public IReadOnlyList<string> ReferenceTo { get; init; } = [];

    /// <summary>The child relationship's name without <c>__r</c>; without one, sub-queries cannot use it.</summary>
    public string? RelationshipName { get; init; }

    /// <summary>Null lets a look-up be cleared (SetNull).</summary>
    public DeleteConstraint? DeleteConstraint { get; init; }
    public bool ReparentableMasterDetail { get; init; }
    public bool WriteRequiresMasterRead { get; init; }

    /// <summary>Format of an auto-number: <c>A-{0000}</c>.</summary>
    public string? DisplayFormat { get; init; }
    public long StartingNumber { get; init; } = 1;
    public bool DisplayLocationInDecimal { get; init; } = true;
    public string? InlineHelpText { get; init; }

    /// <summary>Of an external object's field: the external table's column. Made from the name if left out.</summary>
    public string? ExternalDeveloperName { get; init; }
    public bool IsFilteringDisabled { get; init; }
    public bool IsSortingDisabled { get; init; }

    /// <summary>Makes a text the name field of its external object.</summary>
    public bool IsNameField { get; init; }

    /// <summary>Of an indirect look-up: the parent's unique external id field.</summary>
    public string? ReferenceTargetField { get; init; }

    /// <summary>Of a roll-up summary: what it sums up.</summary>
    public SummaryDefinition? Summary { get; init; }

    /// <summary>Of a look-up or master-detail field: which records it may point to.</summary>
    public LookupFilter? LookupFilter { get; init; }

    /// <summary>A formula makes the field calculated and read-only; <see cref="Type"/> is what it gives.</summary>
    public string? Formula { get; init; }

    /// <summary>What blank numbers count as in the formula. The set-up page proposes zero.</summary>
    public FormulaBlanks FormulaTreatBlanksAs { get; init; }
}

/// <summary>What happens to a look-up when the record that it points to is deleted.</summary>
public enum DeleteConstraint { SetNull, Restrict, Cascade }

/// <summary>The values of the controlling field under which a value is offered; for a checkbox checked and unchecked.</summary>
public sealed record CustomValueSetting(string ValueName)
{
    public IReadOnlyList<string> ControllingFieldValues { get; init; } = [];
}

/// <summary>TreatBlanksAs of the Metadata API.</summary>
public enum FormulaBlanks { BlankAsZero, BlankAsBlank }

public sealed record CustomPicklistValue(string FullName, string? Label = null, bool Default = false, bool IsActive = true);
