namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowDecision: the first outcome whose conditions hold is taken.</summary>
public sealed record DecisionElement(string Name) : FlowElement(Name)
{
    public IReadOnlyList<FlowRule> Rules { get; init; } = [];
    public string? DefaultConnector { get; init; }
    public override IEnumerable<string?> Targets => [DefaultConnector, .. Rules.Select(rule => rule.Connector)];
}

/// <summary>FlowRule: an outcome.</summary>
public sealed record FlowRule(string Name)
{
    public string? ConditionLogic { get; init; }
    public IReadOnlyList<FlowCondition> Conditions { get; init; } = [];
    public string? Connector { get; init; }

    /// <summary>True for an outcome that an update takes only if the conditions did not hold before.</summary>
    public bool DoesRequireRecordChangedToMeetCriteria { get; init; }
}
