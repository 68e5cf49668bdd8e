using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;

namespace FakeForce.Engine.Flows.Nodes;

internal sealed class AssignmentNode(string name, BoundAssignment[] items, NodeLink next) : FlowNode(name)
{
    public override FlowNode? Run(Interview interview)
    {
        foreach (var item in items) item.Run(interview);
        return next.Node;
    }
}
