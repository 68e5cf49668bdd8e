using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>Runs another flow in the same transaction and takes its outputs.</summary>
internal sealed class SubflowNode(string name, string flowName, (string Name, Reading Value)[] inputs, (string Name, Place Place)[] outputs, (string Name, int Slot)[] stored, NodeLink next) : FlowNode(name)
{
    public override FlowNode? Run(Interview interview)
    {
        var session = interview.Session;
        if (session.Flows.Program(flowName) is not { } program) throw new FlowFault("INVALID_INPUT", $"there is no active flow {flowName}");
        if (program.RecordType is not null || program.Definition.Start.TriggerType is not null) throw new FlowFault("INVALID_INPUT", $"{flowName} is no flow that others can run");
        if (session.Calls >= FlowLimits.MaxCalls) throw new FlowFault("LIMIT_EXCEEDED", $"subflows call one another more than {FlowLimits.MaxCalls} deep");
        var inner = new Interview(program, session, null, null, isNew: false).Begin();
        foreach (var (input, value) in inputs) ParameterOf(program.Inputs, input).Place.Put(inner, value.Read(interview));
        session.Calls++;
        try
        {
            inner.Run(program.Start);
        }
        finally
        {
            session.Calls--;
        }
        if (inner.Callout is not null) throw FlowRefusal.Of(program.Definition.FullName, inner.Callout.Element, "a call-out inside a subflow is not supported");
        foreach (var (output, place) in outputs) place.Put(interview, ParameterOf(program.Outputs, output).Reading.Read(inner));
        foreach (var (output, slot) in stored) interview.Slots[slot] = ParameterOf(program.Outputs, output).Reading.Read(inner);
        return next.Node;
    }

    private FlowParameter ParameterOf(IReadOnlyList<FlowParameter> parameters, string wanted) =>
        parameters.FirstOrDefault(parameter => FlowNames.Same(parameter.Variable.Name, wanted)) ?? throw new FlowFault("INVALID_INPUT", $"the flow {flowName} has no variable {wanted} for the element {Name}");
}
