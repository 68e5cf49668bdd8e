using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Nodes;
using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Actions;

/// <summary>The actions that flows can call, by their type. Others are refused by name.</summary>
internal static class ActionBuilder
{
    public static FlowNode Build(FlowNames names, ActionCallElement element, NodeLink next, NodeLink? fault) => element.ActionType switch
    {
        "emailSimple" => new ActionNode(element.Name, "send email", new EmailAction(Inputs(names, element, EmailAction.Known)).Send, Outputs(names, element), next, fault),
        "chatterPost" => new ActionNode(element.Name, "post to Chatter", new ChatterAction(Inputs(names, element, ChatterAction.Known)).Post, Outputs(names, element), next, fault),
        "outboundMessage" => new ActionNode(element.Name, "send an outbound message", new MessageAction(names, element.ActionName, Inputs(names, element, MessageAction.Known)).Send, [], next, fault),
        "emailAlert" => new ActionNode(element.Name, "send an email alert", new EmailAlertAction(names, element.ActionName, Inputs(names, element, EmailAlertAction.Known)).Send, [], next, fault),
        "externalService" => Callout(names, element, next, fault),
        _ => throw new FlowProblem($"FakeForce does not run actions of the type {element.ActionType} ({element.ActionName})"),
    };

    private static CalloutNode Callout(FlowNames names, ActionCallElement element, NodeLink next, NodeLink? fault)
    {
        if (names.Flows.Options.ExternalServices.Find(element.ActionName) is not var (action, _, _)) throw new FlowProblem($"there is no external service with the operation {element.ActionName}");
        return new(element.Name, action, [.. element.InputParameters.Select(input => (input.Name, names.Bind(input.Value)))], Outputs(names, element), element.FlowTransactionModel, next, fault);
    }

    // What an action would need that it has not is refused, rather than left out.
    private static Dictionary<string, Reading> Inputs(FlowNames names, ActionCallElement element, IReadOnlyCollection<string> known)
    {
        var inputs = new Dictionary<string, Reading>(StringComparer.Ordinal);
        foreach (var input in element.InputParameters)
            inputs[input.Name] = known.Contains(input.Name) ? names.Bind(input.Value) : throw new FlowProblem($"FakeForce runs {element.ActionType} without the input {input.Name}");
        return inputs;
    }

    private static (string, Place)[] Outputs(FlowNames names, ActionCallElement element)
    {
        var outputs = element.OutputParameters.Select(output => (output.Name, Place.Bind(names, output.AssignToReference))).ToList();
        // Those that are named somewhere; what no name leads to need not be kept.
        if (element.StoreOutputAutomatically)
            foreach (var output in ActionNode.Known(element)) outputs.Add((output, Place.Of(names.Symbols.Find($"{element.Name}.{output}") ?? names.Symbols.Add($"{element.Name}.{output}", DatumKind.Null))));
        return [.. outputs];
    }
}
