namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowTextTemplate: a text with names in <c>{!…}</c>.</summary>
public sealed record FlowTextTemplate(string Name)
{
    public string Text { get; init; } = "";
}
