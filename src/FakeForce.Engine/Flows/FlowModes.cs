using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Flows;

/// <summary>What a flow may do (Metadata API Developer Guide, "Flow": FlowRunInMode).</summary>
public static class FlowModes
{
    public const string Default = "DefaultMode", WithSharing = "SystemModeWithSharing", WithoutSharing = "SystemModeWithoutSharing";

    public static IReadOnlyList<string> All { get; } = [Default, WithSharing, WithoutSharing];

    /// <summary>Who runs a flow that a caller has launched: by default whoever launched it, as they did.</summary>
    internal static Caller Of(FlowDefinition flow, Caller caller) => flow.RunInMode switch
    {
        WithSharing => caller with { IsSystem = true, KeepsSharing = true },
        WithoutSharing => caller.AsSystem(),
        _ => caller,
    };
}
