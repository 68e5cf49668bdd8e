using FakeForce.Engine.Events.Channels;

namespace FakeForce.Engine.Events.Managed;

/// <summary>
/// A subscription whose place in its topic is kept by the org, in the words of the metadata type ManagedEventSubscription
/// (Metadata API Developer Guide). Its full name is what clients call its developer name.
/// </summary>
public sealed record ManagedEventSubscription(string FullName) : EventComponent(FullName)
{
    /// <summary>Of its ids (observed with salesforce-pubsub-api-client, which tells ids by it).</summary>
    internal static KeyPrefix IdPrefix { get; } = KeyPrefix.Parse("18x");

    public string? Label { get; init; }

    /// <summary>/event/Low_Ink__e, /data/ChangeEvents …</summary>
    public string TopicName { get; init; } = "";

    /// <summary>Where it begins as long as nothing was committed.</summary>
    public ReplayPreset DefaultReplay { get; init; } = ReplayPreset.Latest;

    /// <summary>Where it begins when what was committed is no longer kept.</summary>
    public ReplayPreset ErrorRecoveryReplay { get; init; } = ReplayPreset.Latest;

    public ManagedState State { get; init; } = ManagedState.Run;

    internal override KeyPrefix Prefix => IdPrefix;

    internal override string[] ToTexts() => [FullName, Label ?? "", TopicName, DefaultReplay.ToString(), ErrorRecoveryReplay.ToString(), State.ToString()];

    internal static ManagedEventSubscription Of(IReadOnlyList<string> texts) => new(texts[0])
    {
        Label = texts[1].Length > 0 ? texts[1] : null,
        TopicName = texts[2],
        DefaultReplay = Enum.Parse<ReplayPreset>(texts[3]),
        ErrorRecoveryReplay = Enum.Parse<ReplayPreset>(texts[4]),
        State = Enum.Parse<ManagedState>(texts[5]),
    };
}

public enum ManagedState { Run, Stop }
