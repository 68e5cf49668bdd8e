namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowConstant.</summary>
public sealed record FlowConstant(string Name)
{
    public FlowDataType DataType { get; init; }
    public FlowValue Value { get; init; }
}
