namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowActionCall.</summary>
public sealed record ActionCallElement(string Name) : FaultyElement(Name)
{
    public string ActionName { get; init; } = "";
    public string ActionType { get; init; } = "";
    public IReadOnlyList<FlowInput> InputParameters { get; init; } = [];
    public IReadOnlyList<FlowOutput> OutputParameters { get; init; } = [];
    public bool StoreOutputAutomatically { get; init; }
    public string? FlowTransactionModel { get; init; }
}
