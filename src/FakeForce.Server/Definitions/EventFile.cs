using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Events;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>
/// The keys "platformEventChannels" and "platformEventChannelMembers" of fakeforce.json, in the words of the metadata types, and
/// "changeDataCapture": the change events of the standard channel, as Setup selects them.
/// </summary>
internal static class EventFile
{
    private static readonly DefinitionReader<EventChannel> Channels = new("platformEventChannels", "fullName", name => new EventChannel(name, ChannelType.Data), new(StringComparer.Ordinal)
    {
        ["channelType"] = (channel, value) => channel with { ChannelType = Choice<ChannelType>(value) },
        ["label"] = (channel, value) => channel with { Label = Text(value) },
    });

    private static readonly DefinitionReader<EventChannelMember> Members = new("platformEventChannelMembers", "selectedEntity", entity => new EventChannelMember(EventChannelMember.Default, entity), new(StringComparer.Ordinal)
    {
        ["eventChannel"] = (member, value) => member with { EventChannel = Text(value) },
        ["fullName"] = (member, value) => Text(value).Length > 0 ? member : throw new FormatException("must not be empty"),
    });

    /// <summary>What is not of their form, or names a channel that is not there, goes to <paramref name="problems"/>.</summary>
    public static EventOptions Read(JsonElement root, List<string> problems)
    {
        var (channels, members) = (Channels.Read(root, problems), Members.Read(root, problems));
        members.AddRange(Selected(root, problems).Select(entity => new EventChannelMember(EventChannelMember.Default, entity)));
        problems.AddRange(from channel in channels where !channel.FullName.EndsWith("__chn", StringComparison.Ordinal) select $"{channel.FullName}: the name of a channel ends in __chn");
        problems.AddRange(from member in members
                          where member.EventChannel != EventChannelMember.Default && !channels.Exists(channel => channel.FullName == member.EventChannel)
                          select $"{member.SelectedEntity}: there is no channel {member.EventChannel}");
        var events = new EventOptions { Channels = channels, Members = members, Managed = ManagedSubscriptionFile.Read(root, problems) };
        return DeliveryFile.Apply(root, events, problems);
    }

    /// <summary>Adds the members that name no event of the org, whose schema is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems)
    {
        var events = Read(options.Definitions, []);
        if (events.Members.Count == 0 && events.Managed.Count == 0 && events.DeliveryRules.Count == 0) return;
        var catalog = SchemaFile.CatalogOf(options.Definitions, options.Feature);
        ManagedSubscriptionFile.Check(new OrgOptions { Catalog = catalog, Events = events }, problems);
        DeliveryFile.Check(new OrgOptions { Catalog = catalog, Events = events }, problems);
        problems.AddRange(from member in events.Members
                          where Topics.SourceOf(catalog, member.SelectedEntity) is null && !(catalog.TryFind(member.SelectedEntity, out var type) && type.Event is not null)
                          select $"{member.SelectedEntity}: there is no platform event or change event of that name");
    }

    private static string[] Selected(JsonElement root, List<string> problems)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("changeDataCapture", out var list)) return [];
        try
        {
            return Texts(list);
        }
        catch (FormatException problem)
        {
            problems.Add($"changeDataCapture: {problem.Message}");
            return [];
        }
    }
}
