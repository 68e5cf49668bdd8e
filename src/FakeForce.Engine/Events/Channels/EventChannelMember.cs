namespace FakeForce.Engine.Events.Channels;

/// <summary>
/// An event that a channel carries, in the words of PlatformEventChannelMember. <paramref name="SelectedEntity"/> is the event's name:
/// Low_Ink__e, AccountChangeEvent, Employee__ChangeEvent.
/// </summary>
public sealed record EventChannelMember(string EventChannel, string SelectedEntity) : EventComponent(NameOf(EventChannel, SelectedEntity))
{
    /// <summary>The standard channel of change events, whose members are what Setup calls the selected entities.</summary>
    public const string Default = "ChangeEvents";

    /// <summary>Enriched fields of one member ("Enrich Change Events with Extra Fields").</summary>
    public const int MostEnrichedFields = 10;

    internal static KeyPrefix IdPrefix { get; } = KeyPrefix.Parse("0v8");

    /// <summary>Which of the events come by the channel; all without one.</summary>
    public string? FilterExpression { get; init; }

    /// <summary>Fields that updates and deletions of this channel have also where they did not change.</summary>
    public IReadOnlyList<string> EnrichedFields { get; init; } = [];

    /// <summary>The member on another channel, and named after that unless it has a name of its own.</summary>
    public EventChannelMember On(string channel) =>
        this with { EventChannel = channel, FullName = FullName == NameOf(EventChannel, SelectedEntity) ? NameOf(channel, SelectedEntity) : FullName };

    internal override KeyPrefix Prefix => IdPrefix;

    internal override string[] ToTexts() => [FullName, EventChannel, SelectedEntity, FilterExpression ?? "", .. EnrichedFields];

    internal static EventChannelMember Of(IReadOnlyList<string> texts) => new(texts[1], texts[2])
    {
        FullName = texts[0],
        FilterExpression = texts[3].Length > 0 ? texts[3] : null,
        EnrichedFields = [.. texts.Skip(4)],
    };

    // SalesEvents_chn_AccountChangeEvent of SalesEvents__chn (Tooling API, "PlatformEventChannelMember", DeveloperName).
    private static string NameOf(string channel, string entity) => $"{channel}_{entity}".Replace("__", "_", StringComparison.Ordinal);
}
