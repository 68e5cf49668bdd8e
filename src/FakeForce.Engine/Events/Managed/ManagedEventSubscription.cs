namespace FakeForce.Engine.Events.Managed;

/// <summary>
/// A subscription whose place in its topic is kept by the org, in the words of the metadata type ManagedEventSubscription
/// (Metadata API Developer Guide). Its full name is what clients call its developer name.
/// </summary>
public sealed record ManagedEventSubscription(string FullName)
{
    public string? Label { get; init; }

    /// <summary>/event/Low_Ink__e, /data/ChangeEvents …</summary>
    public string TopicName { get; init; } = "";

    /// <summary>Where it begins as long as nothing was committed.</summary>
    public ReplayPreset DefaultReplay { get; init; } = ReplayPreset.Latest;

    /// <summary>Where it begins when what was committed is no longer kept.</summary>
    public ReplayPreset ErrorRecoveryReplay { get; init; } = ReplayPreset.Latest;

    public ManagedState State { get; init; } = ManagedState.Run;
}

public enum ManagedState { Run, Stop }
