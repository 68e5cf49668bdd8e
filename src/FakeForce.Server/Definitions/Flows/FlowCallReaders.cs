using FakeForce.Engine.Flows.Definition;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Flows;

/// <summary>Elements of flows that call others, and those that are only named.</summary>
internal static class FlowCallReaders
{
    public static readonly DefinitionReader<SubflowElement> Subflows = FlowElementReaders.Of("subflows", name => new SubflowElement(name), new()
    {
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["flowName"] = (one, json) => one with { FlowName = Text(json) },
        ["inputAssignments"] = (one, json) => one with { InputAssignments = Inner(problems => FlowValues.Inputs.ReadList(json, "inputAssignments", problems)) },
        ["outputAssignments"] = (one, json) => one with { OutputAssignments = Inner(problems => FlowValues.Outputs.ReadList(json, "outputAssignments", problems)) },
        ["storeOutputAutomatically"] = (one, json) => one with { StoreOutputAutomatically = Flag(json) },
    });

    public static readonly DefinitionReader<ActionCallElement> Actions = FlowElementReaders.Of("actionCalls", name => new ActionCallElement(name), new()
    {
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["faultConnector"] = (one, json) => one with { FaultConnector = FlowValues.Connector(json) },
        ["actionName"] = (one, json) => one with { ActionName = Text(json) },
        ["actionType"] = (one, json) => one with { ActionType = Text(json) },
        ["inputParameters"] = (one, json) => one with { InputParameters = Inner(problems => FlowValues.Inputs.ReadList(json, "inputParameters", problems)) },
        ["outputParameters"] = (one, json) => one with { OutputParameters = Inner(problems => FlowValues.Outputs.ReadList(json, "outputParameters", problems)) },
        ["storeOutputAutomatically"] = (one, json) => one with { StoreOutputAutomatically = Flag(json) },
        ["flowTransactionModel"] = (one, json) => one with { FlowTransactionModel = Text(json) },
        ["nameSegment"] = (one, json) => one,
        ["versionSegment"] = (one, json) => one,
        ["versionString"] = (one, json) => one,
    });

    /// <summary>Elements of kinds that do not run, such as screens and waits, by name and kind. The key is ours: a project's reader writes it.</summary>
    public static readonly DefinitionReader<RefusedElement> Refused = FlowElementReaders.Of("refused", name => new RefusedElement(name, ""), new()
    {
        ["kind"] = (one, json) => one with { Kind = Text(json) },
    });
}
