using FakeForce.Engine.Events.Managed;

namespace FakeForce.Engine.Events.Channels;

/// <summary>
/// A component as its metadata type has it: names and values in their order. <see cref="ToText"/> is how a row's field Metadata
/// holds them.
/// </summary>
public static class ComponentMetadata
{
    private const char Between = '\u001F', Behind = '\u001E';

    /// <summary>Its name comes once for each of them.</summary>
    public const string EnrichedFields = "enrichedFields";

    public static IEnumerable<(string Name, string? Value)> Of(EventComponent component) => component switch
    {
        EventChannel channel => [("channelType", Word(channel.ChannelType)), ("eventType", EventTypeOf(channel)), ("label", LabelOf(channel))],
        EventChannelMember member => [.. member.EnrichedFields.Select(field => (EnrichedFields, (string?)field)), ("eventChannel", member.EventChannel), ("filterExpression", member.FilterExpression), ("selectedEntity", member.SelectedEntity)],
        ManagedEventSubscription managed =>
        [
            ("defaultReplay", Upper(managed.DefaultReplay)), ("errorRecoveryReplay", Upper(managed.ErrorRecoveryReplay)), ("label", LabelOf(managed)),
            ("state", Upper(managed.State)), ("topicName", managed.TopicName),
        ],
        _ => [],
    };

    /// <summary>What a label is where none was given: ours.</summary>
    public static string LabelOf(EventComponent component) => (component as EventChannel)?.Label ?? (component as ManagedEventSubscription)?.Label ?? component.DeveloperName;

    /// <summary>Tooling API, "PlatformEventChannel", EventType.</summary>
    public static string EventTypeOf(EventChannel channel) => channel.ChannelType == ChannelType.Data ? "data" : "custom";

    /// <summary>event, data.</summary>
    public static string Word(ChannelType type) => type == ChannelType.Data ? "data" : "event";

    /// <summary>LATEST, RUN …</summary>
    public static string Upper<T>(T value) where T : struct, Enum => value.ToString().ToUpperInvariant();

    public static string ToText(EventComponent component) => string.Concat(Of(component).Select(part => part.Value is null ? part.Name + Behind : part.Name + Between + part.Value + Behind));

    public static IEnumerable<(string Name, string? Value)> OfText(string text) =>
        text.Split(Behind, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(Between, 2)).Select(part => (part[0], part.ElementAtOrDefault(1)));
}
