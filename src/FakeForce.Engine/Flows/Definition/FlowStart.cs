namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowStart: what has a flow run, and where it begins.</summary>
public sealed record FlowStart
{
    public string? Object { get; init; }
    public FlowTriggerType? TriggerType { get; init; }
    public FlowRecordTrigger RecordTriggerType { get; init; } = FlowRecordTrigger.None;
    public string? Connector { get; init; }
    public IReadOnlyList<FlowFilter> Filters { get; init; } = [];

    /// <summary>and, or, or such as <c>1 AND (2 OR 3)</c>.</summary>
    public string? FilterLogic { get; init; }
    public string? FilterFormula { get; init; }

    /// <summary>True for a flow that an update sets off only if the record did not meet the conditions before.</summary>
    public bool DoesRequireRecordChangedToMeetCriteria { get; init; }
    public IReadOnlyList<FlowScheduledPath> ScheduledPaths { get; init; } = [];
    public FlowSchedule? Schedule { get; init; }
    /// <summary>Of what runs later: TriggeringUser, or <see cref="DefaultWorkflowUser"/>; null stands for the first.</summary>
    public string? FlowRunAsUser { get; init; }

    public const string DefaultWorkflowUser = "DefaultWorkflowUser";

    /// <summary>What of the start is not supported: whatever would trigger the flow fails.</summary>
    public string? Unsupported { get; init; }
}
