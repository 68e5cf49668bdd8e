namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>A Queueable's states, and of a schedule those between its runs.</summary>
public enum CalloutJobState
{
    Queued,
    Processing,
    Completed,
    Failed,
    Aborted,
}
