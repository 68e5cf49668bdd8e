using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Channels;
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
        ["eventChannel"] = (member, value) => member.On(Text(value)),
        ["fullName"] = (member, value) => Text(value).Length > 0 ? member with { FullName = Text(value) } : throw new FormatException("must not be empty"),
        ["filterExpression"] = (member, value) => member with { FilterExpression = Text(value) is { Length: > 0 } filter ? filter : null },
        ["enrichedFields"] = (member, value) => member with { EnrichedFields = NamesOf(value) },
    });

    /// <summary>What is not of their form goes to <paramref name="problems"/>.</summary>
    public static EventOptions Read(JsonElement root, List<string> problems)
    {
        var (channels, members) = (Channels.Read(root, problems), Members.Read(root, problems));
        members.AddRange(Selected(root, problems).Select(entity => new EventChannelMember(EventChannelMember.Default, entity)));
        var events = new EventOptions { Channels = channels, Members = members, Managed = ManagedSubscriptionFile.Read(root, problems) };
        return DeliveryFile.Apply(root, events, problems);
    }

    /// <summary>Adds what does not go together, or not with the org's schema, which is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems)
    {
        var events = Read(options.Definitions, []);
        if (events.Channels.Count == 0 && events.Members.Count == 0 && events.Managed.Count == 0 && events.DeliveryRules.Count == 0) return;
        var org = new OrgOptions { Catalog = SchemaFile.CatalogOf(options.Definitions, options.Feature), Events = events };
        problems.AddRange(EventSetup.Problems(org));
        DeliveryFile.Check(org, problems);
    }

    // [{"name": "Industry"}] as in the metadata type, or the names alone.
    private static string[] NamesOf(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out var name) ? Text(name) : Text(item))]
        : throw new FormatException("must be a list");

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
