namespace FakeForce.Engine.Schema;

/// <summary>
/// A field of an sObject. Facts only; behaviour by type is in <see cref="Type"/>. <see cref="Ordinal"/> is the field's
/// place in the rows of its sObject and never changes once rows exist: new fields are appended.
/// </summary>
public sealed record Field
{
    public required string Name { get; init; }
    public required string Label { get; init; }
    public required FieldType Type { get; init; }
    public required int Ordinal { get; init; }
    public FieldFlags Flags { get; init; }

    /// <summary>Longest value in UTF-16 units; 0 where the type has no length.</summary>
    public int Length { get; init; }

    /// <summary>Digits of an int.</summary>
    public int Digits { get; init; }

    /// <summary>Digits in all of a number with decimals, and those behind the point.</summary>
    public int Precision { get; init; }
    public int Scale { get; init; }

    /// <summary>The parent as a path segment (Account, Owner, Merchandise__r); null for fields that point nowhere.</summary>
    public string? RelationshipName { get; init; }
    public IReadOnlyList<string> ReferenceTo { get; init; } = [];

    /// <summary>0 or 1 for master-detail fields, null for look-ups.</summary>
    public int? RelationshipOrder { get; init; }

    /// <summary>The compound (Name, BillingAddress, Location__c) whose part this field is.</summary>
    public string? CompoundFieldName { get; init; }
    public string? ControllerName { get; init; }
    public IReadOnlyList<PicklistValue> PicklistValues { get; init; } = [];

    /// <summary>plaintextarea, richtextarea, personname, switchablepersonname, imageurl, externallookup …, or null.</summary>
    public string? ExtraTypeInfo { get; init; }
    public string? InlineHelpText { get; init; }

    /// <summary>A constant that a create without this field takes, as text; null for none.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>What a create without this field takes: <see cref="DefaultValue"/>, or the picklist's default entry; null for none.</summary>
    public string? ValueOnCreate => DefaultValue ?? PicklistValues.FirstOrDefault(value => value.Default)?.Value;
    public string? DefaultValueFormula { get; init; }
    public string? CalculatedFormula { get; init; }

    /// <summary>Of a look-up: what it may point to; null for anything of its sObject.</summary>
    public LookupFilter? LookupFilter { get; init; }

    /// <summary>Of a roll-up summary: what it sums up. Such a field is calculated and yet stored.</summary>
    public SummaryDefinition? Summary { get; init; }

    /// <summary>Of a formula field: blank numbers count as 0 in its formula.</summary>
    public bool TreatsBlanksAsZero { get; init; }

    /// <summary>Format of an auto-number, such as <c>A-{0000}</c>.</summary>
    public string? DisplayFormat { get; init; }

    /// <summary>The first number that an auto-number gives.</summary>
    public long StartingNumber { get; init; } = 1;
    public string? Mask { get; init; }
    public string? MaskType { get; init; }

    /// <summary>Of a field of an external object: the column as the external table calls it.</summary>
    public string? ExternalColumn { get; init; }

    /// <summary>Of an indirect look-up: the unique external id field of the parent that its values are matched with.</summary>
    public string? IndirectTarget { get; init; }

    /// <summary>Written by the org alone (audit fields, IsDeleted …).</summary>
    public bool IsSystem { get; init; }

    public bool Is(FieldFlags flag) => (Flags & flag) != 0;

    /// <summary>A create without a value fails: not nillable, not defaulted, and the caller may set it.</summary>
    public bool IsRequiredOnCreate =>
        (Flags & (FieldFlags.Createable | FieldFlags.Nillable | FieldFlags.DefaultedOnCreate | FieldFlags.AutoNumber | FieldFlags.Calculated)) == FieldFlags.Createable
        && Type.Storage is not (StorageKind.None or StorageKind.Boolean);

    public bool Equals(Field? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    public override string ToString() => Name;
}
