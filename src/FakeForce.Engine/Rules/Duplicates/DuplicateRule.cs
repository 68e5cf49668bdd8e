using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Rules.Duplicates;

/// <summary>What happens to a record that is there already, in the words of the metadata type DuplicateRule.</summary>
/// <param name="FullName">The object and the rule's own name.</param>
public sealed record DuplicateRule(string FullName)
{
    public bool IsActive { get; init; } = true;
    public DuplicateAction ActionOnInsert { get; init; }
    public DuplicateAction ActionOnUpdate { get; init; }

    /// <summary>An allowed duplicate is held up until the caller says that it shall be saved.</summary>
    public bool AlertsOnInsert { get; init; }
    public bool AlertsOnUpdate { get; init; }

    /// <summary>Saved duplicates are put together in a DuplicateRecordSet.</summary>
    public bool ReportsOnInsert { get; init; }
    public bool ReportsOnUpdate { get; init; }
    public string AlertText { get; init; } = "";
    public int SortOrder { get; init; } = 1;

    /// <summary>Looks at records that the user may not see, too.</summary>
    public bool BypassesSharing { get; init; }
    public string? BooleanFilter { get; init; }
    public IReadOnlyList<CriteriaItem> FilterItems { get; init; } = [];
    public IReadOnlyList<DuplicateMatch> Matches { get; init; } = [];

    /// <summary>For people.</summary>
    public string? Label { get; init; }

    internal string ObjectName => FullName.Split('.', 2)[0];
    internal string Name => FullName[(FullName.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

public enum DuplicateAction { Allow, Block }

/// <summary>A matching rule that a duplicate rule asks. <paramref name="Fields"/> maps fields of the record to those of another object's; empty where it is the same object.</summary>
public sealed record DuplicateMatch(string SObject, string MatchingRule)
{
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];
}
