namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowVariable.</summary>
public sealed record FlowVariable(string Name)
{
    public FlowDataType DataType { get; init; }
    public bool IsCollection { get; init; }
    public bool IsInput { get; init; }
    public bool IsOutput { get; init; }
    public string? ObjectType { get; init; }
    public int? Scale { get; init; }
    public FlowValue Value { get; init; }
    public string? Description { get; init; }
}
