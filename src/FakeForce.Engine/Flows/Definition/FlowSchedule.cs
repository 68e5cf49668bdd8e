namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowSchedule: when a scheduled flow begins, and how often it runs.</summary>
public sealed record FlowSchedule
{
    public FlowFrequency Frequency { get; init; }
    public DateOnly StartDate { get; init; }
    public TimeOnly StartTime { get; init; }

    /// <summary>What of it is not supported.</summary>
    public string? Unsupported { get; init; }
}

/// <summary>FlowStartFrequency.</summary>
public enum FlowFrequency
{
    Once,
    Daily,
    Weekly,
}
