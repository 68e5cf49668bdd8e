namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowCustomError: refuses the record that set off the flow.</summary>
public sealed record CustomErrorElement(string Name) : FlowElement(Name)
{
    public IReadOnlyList<FlowErrorMessage> Messages { get; init; } = [];
}

/// <summary>FlowCustomErrorMessage.</summary>
public sealed record FlowErrorMessage(string ErrorMessage)
{
    /// <summary>The field that it is shown at; null for the page.</summary>
    public string? FieldSelection { get; init; }
    public bool IsFieldError { get; init; }
}
