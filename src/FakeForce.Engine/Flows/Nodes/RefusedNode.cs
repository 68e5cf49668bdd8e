using FakeForce.Engine.Flows.Running;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>An element that does not fit the org, or that FakeForce does not run.</summary>
internal sealed class RefusedNode(string name, string why) : FlowNode(name)
{
    public override FlowNode? Run(Interview interview) => throw FlowRefusal.Of(interview.Program.Definition.FullName, Name, why);
}
