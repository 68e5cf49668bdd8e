namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowAssignment.</summary>
public sealed record AssignmentElement(string Name) : FlowElement(Name)
{
    public IReadOnlyList<FlowAssignmentItem> Items { get; init; } = [];
}

/// <summary>FlowAssignmentItem.</summary>
public sealed record FlowAssignmentItem(string AssignToReference)
{
    public FlowAssignmentOperator Operator { get; init; }
    public FlowValue Value { get; init; }
}

/// <summary>FlowAssignmentOperator.</summary>
public enum FlowAssignmentOperator
{
    Assign,
    Add,
    Subtract,
    AddItem,
    AddAtStart,
    AssignCount,
    RemoveFirst,
    RemoveAll,
    RemoveAfterFirst,
    RemoveBeforeFirst,
    RemovePosition,
    RemoveUncommon,
}
