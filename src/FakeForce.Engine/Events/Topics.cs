using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events;

/// <summary>From the names of channels, which are case-sensitive ("Subscription Channels"), to what they carry.</summary>
internal static class Topics
{
    public const string DataPrefix = "/data/";
    private const string EventPrefix = "/event/";

    public static bool TryFind(ChannelContents channels, string name, [NotNullWhen(true)] out EventTopic? topic)
    {
        topic = name switch
        {
            _ when name.EndsWith(EventChannel.Suffix, StringComparison.Ordinal) => Custom(channels, name),
            _ when name.StartsWith(EventPrefix, StringComparison.Ordinal) => Event(channels.Catalog, name, name[EventPrefix.Length..]),
            DataPrefix + EventChannelMember.Default => new EventTopic(name, () => channels.Of(EventChannelMember.Default)),
            _ when name.StartsWith(DataPrefix, StringComparison.Ordinal) => Changes(channels.Catalog, name, name[DataPrefix.Length..]),
            // Whether a PushTopic or a streaming channel of that name exists is for the face to see in its rows.
            _ when name.StartsWith(EventKind.PushTopicPrefix, StringComparison.Ordinal) || name.StartsWith(EventKind.GenericPrefix, StringComparison.Ordinal) => new EventTopic(name, EventLife.Legacy, name),
            _ => null,
        };
        return topic is not null;
    }

    private static EventTopic? Custom(ChannelContents channels, string name)
    {
        foreach (var channel in channels.Setup.Channels)
        {
            var prefix = channel.ChannelType == ChannelType.Event ? EventPrefix : DataPrefix;
            if (name == prefix + channel.FullName) return new EventTopic(name, () => channels.Of(channel.FullName));
        }
        return null;
    }

    private static EventTopic? Event(Catalog catalog, string name, string entity) => EventNames.PlatformEvent(catalog, entity) is { } type
        ? new EventTopic(name, type.Event!.Volume == EventVolume.HighVolume ? EventLife.HighVolume : EventLife.Legacy, entity, type) : null;

    private static EventTopic? Changes(Catalog catalog, string name, string entity) =>
        EventNames.SourceOf(catalog, entity) is { } type ? new EventTopic(name, EventLife.HighVolume, entity, type) : null;
}
