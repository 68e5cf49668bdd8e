namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowCondition: a comparison in a decision or a collection filter.</summary>
public sealed record FlowCondition(string LeftValueReference)
{
    public FlowOperator Operator { get; init; }
    public FlowValue RightValue { get; init; }
}
