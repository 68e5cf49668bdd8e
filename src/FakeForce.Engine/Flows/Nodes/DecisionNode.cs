using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Nodes;

internal sealed class DecisionNode(string name, DecisionNode.Outcome[] outcomes, NodeLink otherwise) : FlowNode(name)
{
    internal sealed record Outcome(int Slot, BoundConditions Conditions, bool OnlyIfChanged, NodeLink Next);

    public override FlowNode? Run(Interview interview)
    {
        foreach (var outcome in outcomes) interview.Slots[outcome.Slot] = Datum.Of(false);
        foreach (var outcome in outcomes)
        {
            if (!outcome.Conditions.Hold(interview)) continue;
            if (outcome.OnlyIfChanged && interview.Prior is not null && interview.Before(outcome.Conditions.Hold)) continue;
            interview.Slots[outcome.Slot] = Datum.Of(true);
            return outcome.Next.Node;
        }
        return otherwise.Node;
    }
}
