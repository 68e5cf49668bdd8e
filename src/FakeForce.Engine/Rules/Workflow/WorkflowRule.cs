namespace FakeForce.Engine.Rules.Workflow;

/// <summary>A workflow rule in the words of the metadata type WorkflowRule.</summary>
/// <param name="FullName">The object and the rule's own name: <c>Account.Tell_ERP</c>.</param>
public sealed record WorkflowRule(string FullName)
{
    public bool Active { get; init; } = true;
    public WorkflowTrigger TriggerType { get; init; } = WorkflowTrigger.OnCreateOrTriggeringUpdate;

    /// <summary>All of them, unless <see cref="BooleanFilter"/> says otherwise; without any the rule holds for every record.</summary>
    public IReadOnlyList<CriteriaItem> CriteriaItems { get; init; } = [];

    /// <summary>Such as <c>1 AND (2 OR NOT 3)</c>; the numbers are places in <see cref="CriteriaItems"/>, from 1.</summary>
    public string? BooleanFilter { get; init; }

    /// <summary>Instead of criteria items: true for a record that the rule holds for.</summary>
    public string? Formula { get; init; }

    /// <summary>Actions of the same object, without the object.</summary>
    public IReadOnlyList<WorkflowActionReference> Actions { get; init; } = [];

    internal string ObjectName => FullName.Split('.', 2)[0];
}

/// <summary>When a rule is looked at (Metadata API guide, "Workflow": WorkflowTriggerTypes).</summary>
public enum WorkflowTrigger
{
    /// <summary>When a record is created.</summary>
    OnCreateOnly,

    /// <summary>When it is created, and when an edit makes the criteria true that were not before.</summary>
    OnCreateOrTriggeringUpdate,

    /// <summary>When it is created, and at every edit.</summary>
    OnAllChanges,
}

/// <summary>One comparison in the words of the metadata type FilterItem.</summary>
/// <param name="Field">With or without the object in front: <c>Account.Industry</c> or <c>Industry</c>.</param>
/// <param name="Value">Several values are separated by commas, and any of them will do.</param>
public sealed record CriteriaItem(string Field, FilterOperation Operation = FilterOperation.Equals, string Value = "")
{
    /// <summary>Of look-up filters: the field to compare with, instead of a value.</summary>
    public string? ValueField { get; init; }
}

/// <summary>Metadata API guide, "Workflow": FilterOperation. Its <c>within</c> compares distances and is of no workflow rule.</summary>
public enum FilterOperation
{
    Equals,
    NotEqual,
    LessThan,
    GreaterThan,
    LessOrEqual,
    GreaterOrEqual,
    Contains,
    NotContain,
    StartsWith,
    Includes,
    Excludes,
}
