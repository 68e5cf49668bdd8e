using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Events.Managed;
using FakeForce.Engine.Schema;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Tooling;

/// <summary>
/// {"FullName": …, "Metadata": {…}} as a component. A change comes as the full definition too ("Partial definitions … aren't
/// supported"), but for the full name, which may stay away.
/// </summary>
internal static class ComponentBody
{
    public static EventComponent Read(SObjectType type, JsonTree body, EventComponent? present = null)
    {
        if (body.Kind != JsonKind.Object) throw body.Mismatch("SObject");
        foreach (var member in body.Members)
            if (member.Name is not ("FullName" or "Metadata" or "attributes")) throw new SalesforceException("INVALID_FIELD", $"No such column '{member.Name}' on sobject of type {type.Name}");
        var name = body["FullName"]?.Text ?? present?.FullName;
        if (name is not { Length: > 0 }) throw Missing("FullName");
        var metadata = body["Metadata"] ?? throw Missing("Metadata");
        if (metadata.Kind != JsonKind.Object) throw metadata.Mismatch(type.Name);
        return type.Name switch
        {
            "PlatformEventChannel" => Channel(name, metadata),
            "PlatformEventChannelMember" => Member(name, metadata),
            _ => Managed(name, metadata),
        };
    }

    private static EventChannel Channel(string name, JsonTree metadata)
    {
        Known(metadata, "channelType", "eventType", "label");
        var type = Required(metadata, "channelType", value => Choice<ChannelType>(value));
        if (metadata["eventType"] is { } eventType && eventType.Text != (type == ChannelType.Data ? "data" : "custom")) throw Wrong(eventType, "eventType");
        return new EventChannel(name, type, Required(metadata, "label", Text));
    }

    private static EventChannelMember Member(string name, JsonTree metadata)
    {
        Known(metadata, "enrichedFields", "eventChannel", "filterExpression", "selectedEntity");
        return new EventChannelMember(Required(metadata, "eventChannel", Text), Required(metadata, "selectedEntity", Text))
        {
            FullName = name,
            FilterExpression = metadata["filterExpression"] is { } filter ? Text(filter) is { Length: > 0 } text ? text : null : null,
            EnrichedFields = [.. metadata.ItemsOf("enrichedFields").Select(NameOf)],
        };
    }

    private static ManagedEventSubscription Managed(string name, JsonTree metadata)
    {
        Known(metadata, "defaultReplay", "errorRecoveryReplay", "label", "state", "topicName", "version");
        return new ManagedEventSubscription(name)
        {
            Label = Required(metadata, "label", Text),
            TopicName = Required(metadata, "topicName", Text),
            DefaultReplay = metadata["defaultReplay"] is { } first ? Preset(first) : ReplayPreset.Latest,
            ErrorRecoveryReplay = metadata["errorRecoveryReplay"] is { } recovery ? Preset(recovery) : ReplayPreset.Latest,
            State = metadata["state"] is { } state ? Choice<ManagedState>(state) : ManagedState.Run,
        };
    }

    private static string NameOf(JsonTree item)
    {
        if (item.Kind != JsonKind.Object) throw item.Mismatch("EnrichedField");
        Known(item, "name");
        return Required(item, "name", Text);
    }

    private static void Known(JsonTree tree, params ReadOnlySpan<string> names)
    {
        foreach (var member in tree.Members)
            if (!names.Contains(member.Name)) throw member.Unrecognized();
    }

    private static T Required<T>(JsonTree tree, string name, Func<JsonTree, T> read) => tree[name] is { } value ? read(value) : throw Missing(name);

    private static string Text(JsonTree value) => value.Kind == JsonKind.String ? value.Text! : throw value.Mismatch("string");

    private static ReplayPreset Preset(JsonTree value) => Choice<ReplayPreset>(value) is var preset and not ReplayPreset.Custom ? preset : throw Wrong(value, "replay preset");

    private static T Choice<T>(JsonTree value) where T : struct, Enum =>
        Enum.TryParse<T>(Text(value), ignoreCase: true, out var choice) && Enum.IsDefined(choice) && !char.IsAsciiDigit(value.Text![0]) ? choice : throw Wrong(value, typeof(T).Name);

    // Texts of these are ours.
    private static SalesforceException Wrong(JsonTree value, string what) => value.Error($"'{value.Written}' is not a valid value for {what}");

    private static SalesforceException Missing(string name) => new("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{name}]");
}
