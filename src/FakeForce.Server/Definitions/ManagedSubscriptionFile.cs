using System.Text.Json;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Managed;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The key "managedEventSubscriptions" of fakeforce.json, in the words of the metadata type ManagedEventSubscription.</summary>
internal static class ManagedSubscriptionFile
{
    private const string Key = "managedEventSubscriptions";

    private static readonly DefinitionReader<ManagedEventSubscription> Subscriptions = new(Key, "fullName", name => new ManagedEventSubscription(name), new(StringComparer.Ordinal)
    {
        ["label"] = (subscription, value) => subscription with { Label = Text(value) },
        ["topicName"] = (subscription, value) => subscription with { TopicName = Text(value) },
        ["defaultReplay"] = (subscription, value) => subscription with { DefaultReplay = Preset(value) },
        ["errorRecoveryReplay"] = (subscription, value) => subscription with { ErrorRecoveryReplay = Preset(value) },
        ["state"] = (subscription, value) => subscription with { State = Choice<ManagedState>(value) },
    });

    public static List<ManagedEventSubscription> Read(JsonElement root, List<string> problems) => Subscriptions.Read(root, problems);

    private static ReplayPreset Preset(JsonElement value) =>
        Choice<ReplayPreset>(value) is var preset and not ReplayPreset.Custom ? preset : throw new FormatException("must be one of latest, earliest");
}
