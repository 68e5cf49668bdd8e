namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowRecordLookup: Get Records.</summary>
public sealed record RecordLookupElement(string Name) : FaultyElement(Name)
{
    public string Object { get; init; } = "";
    public IReadOnlyList<FlowFilter> Filters { get; init; } = [];
    public string? FilterLogic { get; init; }
    public bool GetFirstRecordOnly { get; init; } = true;
    /// <summary>The most records; none for all of them.</summary>
    public FlowValue Limit { get; init; }
    public string? SortField { get; init; }
    public bool IsDescending { get; init; }
    public bool StoreOutputAutomatically { get; init; }
    public string? OutputReference { get; init; }
    public IReadOnlyList<FlowFieldOutput> OutputAssignments { get; init; } = [];
    public IReadOnlyList<string> QueriedFields { get; init; } = [];
    public bool AssignNullValuesIfNoRecordsFound { get; init; }
}

/// <summary>FlowOutputFieldAssignment.</summary>
public sealed record FlowFieldOutput(string AssignToReference)
{
    public string Field { get; init; } = "";
}
