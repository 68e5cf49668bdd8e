namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowLoop.</summary>
public sealed record LoopElement(string Name) : FlowElement(Name)
{
    public string CollectionReference { get; init; } = "";
    public bool IsDescending { get; init; }
    public string? AssignNextValueToReference { get; init; }
    public string? NextValueConnector { get; init; }
    public string? NoMoreValuesConnector { get; init; }
    public override IEnumerable<string?> Targets => [NextValueConnector, NoMoreValuesConnector];
}
