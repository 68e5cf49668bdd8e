using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Rules.Assignment;

/// <summary>Who gets the records of an object, in the words of the metadata type AssignmentRule.</summary>
/// <param name="FullName">The object, Case, Lead or Account, and the rule's own name.</param>
public sealed record AssignmentRule(string FullName)
{
    /// <summary>The rule that is used where a caller does not name one; one of each object at most.</summary>
    public bool Active { get; init; }
    public IReadOnlyList<RuleEntry> Entries { get; init; } = [];

    internal string ObjectName => FullName.Split('.', 2)[0];
    internal string Name => FullName[(FullName.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

/// <summary>The first entry whose criteria hold gives the record away.</summary>
public sealed record RuleEntry
{
    /// <summary>A username or the name of a queue; null leaves the owner.</summary>
    public string? AssignedTo { get; init; }
    public string? AssignedToType { get; init; }
    public string? BooleanFilter { get; init; }
    public string? Formula { get; init; }
    public IReadOnlyList<CriteriaItem> CriteriaItems { get; init; } = [];
}
