using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events;

/// <summary>From the names of channels, which are case-sensitive ("Subscription Channels"), to what they carry.</summary>
internal static class Topics
{
    public const string DataPrefix = "/data/";
    private const string EventPrefix = "/event/", ChannelSuffix = "__chn";

    public static bool TryFind(OrgOptions options, Catalog catalog, string name, [NotNullWhen(true)] out EventTopic? topic)
    {
        topic = name switch
        {
            _ when name.EndsWith(ChannelSuffix, StringComparison.Ordinal) => Custom(options.Events, name),
            _ when name.StartsWith(EventPrefix, StringComparison.Ordinal) => Event(catalog, name, name[EventPrefix.Length..]),
            DataPrefix + EventChannelMember.Default => new EventTopic(name, EventLife.HighVolume, Members(options.Events, EventChannelMember.Default)),
            _ when name.StartsWith(DataPrefix, StringComparison.Ordinal) => Changes(catalog, name, name[DataPrefix.Length..]),
            // Whether a PushTopic or a streaming channel of that name exists is for the face to see in its rows.
            _ when name.StartsWith(EventKind.PushTopicPrefix, StringComparison.Ordinal) || name.StartsWith(EventKind.GenericPrefix, StringComparison.Ordinal) => new EventTopic(name, EventLife.Legacy, [name]),
            _ => null,
        };
        return topic is not null;
    }

    /// <summary>The sObject whose change events have this name.</summary>
    public static SObjectType? SourceOf(Catalog catalog, string changeEvent)
    {
        const string custom = "__ChangeEvent", standard = "ChangeEvent";
        var source = changeEvent.EndsWith(custom, StringComparison.Ordinal) ? changeEvent[..^custom.Length] + CustomNames.Suffix
            : changeEvent.EndsWith(standard, StringComparison.Ordinal) ? changeEvent[..^standard.Length] : "";
        return catalog.TryFind(source, out var type) && type.Event is null && ChangeEventFields.NameOf(type) == changeEvent ? type : null;
    }

    private static EventTopic? Custom(EventOptions options, string name)
    {
        foreach (var channel in options.Channels)
        {
            var prefix = channel.ChannelType == ChannelType.Event ? EventPrefix : DataPrefix;
            if (name == prefix + channel.FullName) return new EventTopic(name, EventLife.HighVolume, Members(options, channel.FullName));
        }
        return null;
    }

    private static EventTopic? Event(Catalog catalog, string name, string entity) =>
        catalog.TryFind(entity, out var type) && type.Event is { } platformEvent && type.Name == entity
            ? new EventTopic(name, platformEvent.Volume == EventVolume.HighVolume ? EventLife.HighVolume : EventLife.Legacy, [entity], type) : null;

    private static EventTopic? Changes(Catalog catalog, string name, string entity) =>
        SourceOf(catalog, entity) is { } type ? new EventTopic(name, EventLife.HighVolume, [entity], type) : null;

    private static IEnumerable<string> Members(EventOptions options, string channel) =>
        options.Members.Where(member => member.EventChannel == channel).Select(member => member.SelectedEntity);
}
