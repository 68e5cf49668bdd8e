namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowSubflow.</summary>
public sealed record SubflowElement(string Name) : FlowElement(Name)
{
    public string FlowName { get; init; } = "";
    public IReadOnlyList<FlowInput> InputAssignments { get; init; } = [];
    public IReadOnlyList<FlowOutput> OutputAssignments { get; init; } = [];
    public bool StoreOutputAutomatically { get; init; }
}

/// <summary>FlowSubflowInputAssignment and FlowActionCallInputParameter.</summary>
public sealed record FlowInput(string Name)
{
    public FlowValue Value { get; init; }
}

/// <summary>FlowSubflowOutputAssignment and FlowActionCallOutputParameter.</summary>
public sealed record FlowOutput(string Name)
{
    public string AssignToReference { get; init; } = "";
}
