namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowFormula: worked out anew wherever it is named.</summary>
public sealed record FlowFormula(string Name)
{
    public FlowDataType DataType { get; init; } = FlowDataType.Number;
    public string Expression { get; init; } = "";
    public int? Scale { get; init; }
}
