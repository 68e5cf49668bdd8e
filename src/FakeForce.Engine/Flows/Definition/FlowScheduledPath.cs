namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowScheduledPath: what an after-save flow does behind the commit, at once or at a time that follows from the record.</summary>
public sealed record FlowScheduledPath
{
    public string? Name { get; init; }
    public string? Connector { get; init; }

    /// <summary>AsyncAfterCommit; null for a path with a time.</summary>
    public string? PathType { get; init; }

    /// <summary>Null stands for <see cref="FlowTimeSource.RecordTriggerEvent"/>.</summary>
    public FlowTimeSource? TimeSource { get; init; }
    public string? RecordField { get; init; }
    public int OffsetNumber { get; init; }
    public FlowOffsetUnit OffsetUnit { get; init; } = FlowOffsetUnit.Minutes;

    /// <summary>1 to 200: interviews that share a transaction; null for 200.</summary>
    public int? MaxBatchSize { get; init; }

    public bool IsAsynchronous => PathType == "AsyncAfterCommit";
}

/// <summary>FlowScheduledPathTimeSource.</summary>
public enum FlowTimeSource
{
    RecordTriggerEvent,
    RecordField,
}

/// <summary>FlowScheduledPathOffsetUnit.</summary>
public enum FlowOffsetUnit
{
    Minutes,
    Hours,
    Days,
    Months,
}
