namespace FakeForce.Server.Project.Types;

/// <summary>Metadata API Developer Guide: PlatformEventChannel, PlatformEventChannelMember, ManagedEventSubscription.</summary>
internal static class EventTypes
{
    public static readonly ElementTable Channel = new("PlatformEventChannel", """
        text: channelType label
        own: fullName
        refused: eventType FakeForce has channels of custom events and of change events only
        """);

    public static readonly ElementTable Member = new ElementTable("PlatformEventChannelMember", """
        text: eventChannel filterExpression selectedEntity
        own: fullName
        """).With("enrichedFields", new ElementTable("EnrichedField", "text: name"));

    public static readonly ElementTable Managed = new("ManagedEventSubscription", """
        text: defaultReplay errorRecoveryReplay label state topicName
        own: fullName
        none: version
        """);
}
