namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowCollectionProcessor: sorts a collection in place, or makes another by a filter.</summary>
public sealed record CollectionElement(string Name) : FlowElement(Name)
{
    /// <summary>SortCollectionProcessor or FilterCollectionProcessor.</summary>
    public string Kind { get; init; } = "";
    public string CollectionReference { get; init; } = "";
    public string? AssignNextValueToReference { get; init; }
    public string? ConditionLogic { get; init; }
    public IReadOnlyList<FlowCondition> Conditions { get; init; } = [];
    public string? Formula { get; init; }
    public int? Limit { get; init; }
    public IReadOnlyList<FlowSortOption> SortOptions { get; init; } = [];
}

/// <summary>FlowCollectionSortOption.</summary>
public sealed record FlowSortOption
{
    public string? SortField { get; init; }
    public bool IsDescending { get; init; }
    public bool DoesPutEmptyStringAndNullFirst { get; init; }
}
