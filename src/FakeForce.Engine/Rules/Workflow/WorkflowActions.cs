namespace FakeForce.Engine.Rules.Workflow;

/// <summary>What workflow rules do inside the org, by object and name; outbound messages are apart.</summary>
public sealed record WorkflowActions
{
    public IReadOnlyList<FieldUpdate> FieldUpdates { get; init; } = [];
    public IReadOnlyList<WorkflowTask> Tasks { get; init; } = [];
}

/// <summary>An action that a rule names (WorkflowActionReference).</summary>
public sealed record WorkflowActionReference(string Name, WorkflowActionType Type = WorkflowActionType.OutboundMessage);

public enum WorkflowActionType { OutboundMessage, FieldUpdate, Task, Alert }

/// <summary>A field that a rule sets, in the words of WorkflowFieldUpdate.</summary>
/// <param name="FullName">The object and the update's own name.</param>
public sealed record FieldUpdate(string FullName)
{
    public string Field { get; init; } = "";
    public FieldUpdateOperation Operation { get; init; }
    public string? Formula { get; init; }
    public string? LiteralValue { get; init; }

    /// <summary>A username or the name of a queue.</summary>
    public string? LookupValue { get; init; }
    public string? LookupValueType { get; init; }

    /// <summary>The look-up or master-detail field of the record to change; null for the record itself.</summary>
    public string? TargetObject { get; init; }

    /// <summary>Has all workflow rules of the object looked at again.</summary>
    public bool ReevaluateOnChange { get; init; }

    internal string ObjectName => FullName.Split('.', 2)[0];
}

public enum FieldUpdateOperation { Formula, Literal, LookupValue, NextValue, Null, PreviousValue }

/// <summary>A task that a rule makes, in the words of WorkflowTask.</summary>
public sealed record WorkflowTask(string FullName)
{
    public string Subject { get; init; } = "";

    /// <summary>owner, creator or user, whose username is <see cref="AssignedTo"/>.</summary>
    public string AssignedToType { get; init; } = "owner";
    public string? AssignedTo { get; init; }
    public string? Description { get; init; }

    /// <summary>Days from today, or from the value of <see cref="OffsetFromField"/>.</summary>
    public int DueDateOffset { get; init; }
    public string? OffsetFromField { get; init; }
    public string Priority { get; init; } = "Normal";
    public string Status { get; init; } = "Not Started";

    internal string ObjectName => FullName.Split('.', 2)[0];
}
