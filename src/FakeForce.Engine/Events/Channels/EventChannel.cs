namespace FakeForce.Engine.Events.Channels;

/// <summary>A custom channel, in the words of the metadata type PlatformEventChannel. Its name ends in __chn.</summary>
public sealed record EventChannel(string FullName, ChannelType ChannelType, string? Label = null) : EventComponent(FullName)
{
    public const string Suffix = "__chn";

    /// <summary>Of each type (Platform Events Developer Guide, "Platform Event Allocations", "custom channels").</summary>
    public const int MostOfOneType = 100;

    internal static KeyPrefix IdPrefix { get; } = KeyPrefix.Parse("0YL");

    public override string DeveloperName => FullName.EndsWith(Suffix, StringComparison.Ordinal) ? FullName[..^Suffix.Length] : FullName;

    internal override KeyPrefix Prefix => IdPrefix;

    internal override string[] ToTexts() => [FullName, ChannelType.ToString(), Label ?? ""];

    internal static EventChannel Of(IReadOnlyList<string> texts) => new(texts[0], Enum.Parse<ChannelType>(texts[1]), texts[2].Length > 0 ? texts[2] : null);
}

/// <summary>Channels of platform events begin with /event/, those of change events with /data/.</summary>
public enum ChannelType { Event, Data }
