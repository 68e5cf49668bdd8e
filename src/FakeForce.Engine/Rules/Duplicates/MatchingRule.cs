namespace FakeForce.Engine.Rules.Duplicates;

/// <summary>How records are found to be the same thing, in the words of the metadata type MatchingRule.</summary>
/// <param name="FullName">The object and the rule's own name.</param>
public sealed record MatchingRule(string FullName)
{
    public string? BooleanFilter { get; init; }
    public bool Active { get; init; } = true;
    public IReadOnlyList<MatchingRuleItem> Items { get; init; } = [];

    /// <summary>For people.</summary>
    public string? Label { get; init; }
    public string? Description { get; init; }

    internal string ObjectName => FullName.Split('.', 2)[0];
    internal string Name => FullName[(FullName.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

/// <summary>One comparison. Fuzzy methods are not among those that FakeForce knows.</summary>
public sealed record MatchingRuleItem(string FieldName)
{
    /// <summary>Blank matches blank; otherwise it matches nothing.</summary>
    public bool MatchesBlanks { get; init; }
}
