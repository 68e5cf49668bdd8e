namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowRecordUpdate: Update Records, by a record or collection, or by criteria.</summary>
public sealed record RecordUpdateElement(string Name) : FaultyElement(Name)
{
    public string? Object { get; init; }
    public IReadOnlyList<FlowFilter> Filters { get; init; } = [];
    public string? FilterLogic { get; init; }
    public IReadOnlyList<FlowFieldInput> InputAssignments { get; init; } = [];
    public string? InputReference { get; init; }
}
