namespace FakeForce.Engine.Flows.Definition;

/// <summary>A flow in the words of the metadata type Flow (Metadata API Developer Guide, "Flow").</summary>
public sealed record FlowDefinition(string FullName)
{
    public string? Label { get; init; }
    public int? ApiVersion { get; init; }
    public string? ProcessType { get; init; }
    public FlowStatus Status { get; init; } = FlowStatus.Active;

    /// <summary>1 to 2,000; flows of the same trigger run in this order, those without one by name between 1,000 and 1,001 (Help, "Define the Run Order of Record-Triggered Flows").</summary>
    public int? TriggerOrder { get; init; }
    /// <summary>One of <see cref="FlowModes.All"/>.</summary>
    public string? RunInMode { get; init; }

    /// <summary>True for a flow that only profiles and permission sets which name it may run.</summary>
    public bool IsAdditionalPermissionRequiredToRun { get; init; }
    /// <summary>"The time zone in which the flow runs"; null for that of its user.</summary>
    public string? TimeZoneSidKey { get; init; }

    public FlowStart Start { get; init; } = new();

    /// <summary>The first element, where the start has no connector: flows before 49.0.</summary>
    public string? StartElementReference { get; init; }
    public IReadOnlyList<FlowVariable> Variables { get; init; } = [];
    public IReadOnlyList<FlowConstant> Constants { get; init; } = [];
    public IReadOnlyList<FlowFormula> Formulas { get; init; } = [];
    public IReadOnlyList<FlowTextTemplate> TextTemplates { get; init; } = [];
    public IReadOnlyList<FlowElement> Elements { get; init; } = [];

    /// <summary>As errors and mails name it.</summary>
    public string Title => Label is { Length: > 0 } label ? label : FullName;
}
