using FakeForce.Engine.Flows.Running;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>An element of a flow that is ready to run.</summary>
internal abstract class FlowNode(string name)
{
    public string Name { get; } = name;

    /// <summary>Its place among the nodes of its flow.</summary>
    public int Index { get; set; }

    /// <summary>Does what it does and gives the next; null ends the flow.</summary>
    public abstract FlowNode? Run(Interview interview);

    /// <summary>Goes on with what came back from outside of the transaction.</summary>
    public virtual FlowNode? Resume(Interview interview, FlowCalloutResult result) => throw new InvalidOperationException($"{Name} has called nothing");
}

/// <summary>Where a connector leads, once all elements are bound.</summary>
internal sealed class NodeLink
{
    public FlowNode? Node { get; set; }
}
