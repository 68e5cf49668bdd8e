using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>A resolved path, one step at a time from the row at hand.</summary>
internal abstract record PathStep;

/// <summary>The field of the row at hand: the end of the path.</summary>
internal sealed record LeafStep(SObjectType Type, Field Field) : PathStep;

/// <summary>The name of the sObject that the row belongs to (<c>Owner.Type</c>).</summary>
internal sealed record TypeNameStep(SObjectType Type) : PathStep;

/// <summary>A field of the Name pseudo-object that this sObject lacks: null.</summary>
internal sealed record NullStep : PathStep;

/// <summary>On to the parent that <paramref name="Reference"/> names, whichever of the targets it is.</summary>
internal sealed record ParentStep(Field Reference, IReadOnlyList<ParentTarget> Targets) : PathStep;

internal sealed record ParentTarget(SObjectType Type, PathStep Next);

/// <summary>A path with what the rules need to know of its end. <paramref name="Field"/> is null for <c>Owner.Type</c>.</summary>
internal sealed record BoundPath(PathStep Root, LeafKind Kind, Field? Field, string Text, int Position)
{
    /// <summary>The date function over the path; its value is then what <see cref="Kind"/> says.</summary>
    public DateFunction? Function { get; init; }

    /// <summary>Compared by the labels of its picklist values: toLabel() in WHERE.</summary>
    public bool AsLabel { get; init; }

    /// <summary>An amount that counts in the org's corporate currency: the argument of an aggregate.</summary>
    public bool InCorporateCurrency { get; init; }

    /// <summary>What the Name pseudo-object calls the field at the end, if the path ends at it: Owner.Name is a case's CaseNumber.</summary>
    public string? PseudoName { get; init; }

    public string LeafName => PseudoName ?? Field?.Name ?? "Type";
    public bool IsDirect => Root is LeafStep;
    public bool IsFilterable => Field is null || Kind == LeafKind.Id || Field.Is(FieldFlags.Filterable);
    public bool IsSortable => Field is null || Kind == LeafKind.Id || Field.Is(FieldFlags.Sortable);
}
