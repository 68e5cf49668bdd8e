namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowRecordFilter: a comparison of a field.</summary>
public sealed record FlowFilter(string Field)
{
    public FlowOperator Operator { get; init; }
    public FlowValue Value { get; init; }
}
