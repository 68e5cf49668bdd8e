namespace FakeForce.Engine.Schema;

/// <summary>A platform event in the words of the Metadata API, where it is a CustomObject whose name ends in __e.</summary>
public sealed record PlatformEventDefinition
{
    /// <summary>API name, with its <c>__e</c>.</summary>
    public required string FullName { get; init; }
    public string? Label { get; init; }
    public string? PluralLabel { get; init; }

    /// <summary>Salesforce's default for new events (Platform Events Developer Guide, "Platform Event Fields").</summary>
    public PublishBehavior PublishBehavior { get; init; } = PublishBehavior.PublishImmediately;
    public EventVolume EventType { get; init; } = EventVolume.HighVolume;
    public IReadOnlyList<CustomFieldDefinition> Fields { get; init; } = [];
}
