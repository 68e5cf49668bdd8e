using System.Text.RegularExpressions;
using FakeForce.Engine.Events.Managed;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Channels;

/// <summary>What a component must be like. The rules are of the guides; codes and texts are ours where Salesforce's are not known.</summary>
internal static partial class ComponentRules
{
    /// <summary>Throws what is wrong with it, among the other components of an org.</summary>
    public static void Check(EventComponent component, EventSetup setup, Catalog catalog)
    {
        var others = setup.All.Where(other => other.Prefix == component.Prefix && !ReferenceEquals(other, component) && (component.Number == 0 || other.Number != component.Number)).ToList();
        if (!IsName(component.DeveloperName)) throw Invalid("A developer name has letters, digits and single underscores, begins with a letter and does not end with an underscore");
        if (others.Exists(other => other.DeveloperName.Equals(component.DeveloperName, StringComparison.OrdinalIgnoreCase))) throw new SalesforceException("DUPLICATE_DEVELOPER_NAME", $"The name {component.FullName} is already in use");
        switch (component)
        {
            case EventChannel channel: Check(channel, [.. others.Cast<EventChannel>()]); break;
            case EventChannelMember member: Check(member, [.. others.Cast<EventChannelMember>()], setup, catalog); break;
            case ManagedEventSubscription managed: Check(managed, others.Count, setup, catalog); break;
        }
    }

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Problem(EventComponent component, EventSetup setup, Catalog catalog)
    {
        try
        {
            Check(component, setup, catalog);
            return null;
        }
        catch (SalesforceException wrong)
        {
            return $"{component.FullName}: {wrong.Message}";
        }
    }

    private static void Check(EventChannel channel, List<EventChannel> others)
    {
        if (!channel.FullName.EndsWith(EventChannel.Suffix, StringComparison.Ordinal)) throw Invalid($"The name of a channel ends in {EventChannel.Suffix}");
        if (others.Count(other => other.ChannelType == channel.ChannelType) >= EventChannel.MostOfOneType) throw new SalesforceException("LIMIT_EXCEEDED", $"An org has at most {EventChannel.MostOfOneType} channels of the type {channel.ChannelType.ToString().ToLowerInvariant()}");
    }

    private static void Check(EventChannelMember member, List<EventChannelMember> others, EventSetup setup, Catalog catalog)
    {
        var channel = setup.Channel(member.EventChannel);
        if (channel is null && member.EventChannel != EventChannelMember.Default) throw Invalid($"There is no channel {member.EventChannel}");
        var type = channel?.ChannelType ?? ChannelType.Data;
        var schema = EventNames.SchemaOf(catalog, member.SelectedEntity);
        if (schema is null) throw Invalid($"There is no platform event or change event {member.SelectedEntity}");
        if (schema.IsChangeEvent != (type == ChannelType.Data)) throw Invalid($"{member.SelectedEntity} cannot be on the channel {member.EventChannel}, which is of the type {type.ToString().ToLowerInvariant()}");
        if (others.Exists(other => other.EventChannel == member.EventChannel && other.SelectedEntity == member.SelectedEntity)) throw new SalesforceException("DUPLICATE_VALUE", $"{member.SelectedEntity} is already on the channel {member.EventChannel}");
        if (member.FilterExpression is { } filter) FilterExpression.Of(filter, schema);
        if (member.EnrichedFields.Count > EventChannelMember.MostEnrichedFields) throw new SalesforceException("LIMIT_EXCEEDED", $"A channel member has at most {EventChannelMember.MostEnrichedFields} enriched fields");
        if (member.EnrichedFields.Count > 0 && !schema.IsChangeEvent) throw Invalid("Only change events can be enriched");
        foreach (var name in member.EnrichedFields)
        {
            if (!schema.Type.Fields.Skip(1).Any(field => field.Name == name)) throw FilterErrors.NoSuchField(name, member.SelectedEntity);
            if (schema.Source.TryField(name, out var field) && !(FilterLeaf.IsSupported(field) && field.Type != FieldTypes.MultiPicklist)) throw FilterErrors.Unsupported(name);
        }
        if (member.EnrichedFields.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Count() > 1) is { Key: var twice }) throw Invalid($"{twice} is enriched twice");
    }

    private static void Check(ManagedEventSubscription managed, int others, EventSetup setup, Catalog catalog)
    {
        if (others >= ManagedSubscriptions.Most) throw new SalesforceException("LIMIT_EXCEEDED", $"An org has at most {ManagedSubscriptions.Most} managed subscriptions");
        if (!Topics.TryFind(new ChannelContents(() => (setup, catalog)), managed.TopicName, out _)) throw Invalid($"There is no topic {(managed.TopicName.Length == 0 ? "of no name" : managed.TopicName)}");
    }

    // Tooling API, "PlatformEventChannelMember", DeveloperName.
    private static bool IsName(string name) => Names().IsMatch(name);

    private static SalesforceException Invalid(string text) => new("FIELD_INTEGRITY_EXCEPTION", text);

    [GeneratedRegex("^[A-Za-z](?:[A-Za-z0-9]|_(?!_))*(?<!_)$", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
