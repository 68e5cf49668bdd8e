using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>Runs another flow in the same transaction and takes its outputs. A flow that says no mode of its own runs in that of its caller.</summary>
internal sealed class SubflowNode(string name, string flowName, (string Name, Reading Value)[] inputs, (string Name, Place Place)[] outputs, (string Name, int Slot)[] stored, NodeLink next) : FlowNode(name)
{
    public override FlowNode? Run(Interview interview)
    {
        var session = interview.Session;
        if (session.Flows.Program(flowName) is not { } program) throw new FlowFault("INVALID_INPUT", $"there is no active flow {flowName}");
        if (program.RecordType is not null || program.Definition.Start.TriggerType is not null) throw new FlowFault("INVALID_INPUT", $"{flowName} is no flow that others can run");
        var inner = new Interview(program, session, null, null, isNew: false).Begin();
        foreach (var (input, value) in inputs) ParameterOf(program.Inputs, input).Place.Put(inner, value.Read(interview));
        return Go(interview, inner, () => program.Start);
    }

    public override FlowNode? Resume(Interview interview, FlowCalloutResult result)
    {
        var (inner, node) = interview.Inner!.Value;
        (interview.Inner, interview.Callout) = (null, null);
        inner.Continue(interview.Session);
        return Go(interview, inner, () => node.Resume(inner, result));
    }

    // To the end of the subflow, or to a call-out, for which this flow waits too.
    private FlowNode? Go(Interview interview, Interview inner, Func<FlowNode?> from)
    {
        var session = interview.Session;
        if (session.Calls >= FlowLimits.MaxCalls) throw new FlowFault("LIMIT_EXCEEDED", $"subflows call one another more than {FlowLimits.MaxCalls} deep");
        session.Calls++;
        try
        {
            var left = session.As(FlowModes.Of(inner.Program.Definition, session.Caller), () => inner.Run(from()));
            if (inner.Callout is null) return Ended(interview, inner);
            (interview.Inner, interview.Callout) = ((inner, left!), inner.Callout);
            return this;
        }
        finally
        {
            session.Calls--;
        }
    }

    private FlowNode? Ended(Interview interview, Interview inner)
    {
        foreach (var (output, place) in outputs) place.Put(interview, ParameterOf(inner.Program.Outputs, output).Reading.Read(inner));
        foreach (var (output, slot) in stored) interview.Slots[slot] = ParameterOf(inner.Program.Outputs, output).Reading.Read(inner);
        return next.Node;
    }

    private FlowParameter ParameterOf(IReadOnlyList<FlowParameter> parameters, string wanted) =>
        parameters.FirstOrDefault(parameter => FlowNames.Same(parameter.Variable.Name, wanted)) ?? throw new FlowFault("INVALID_INPUT", $"the flow {flowName} has no variable {wanted} for the element {Name}");
}
