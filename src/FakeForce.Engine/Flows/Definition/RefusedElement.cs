namespace FakeForce.Engine.Flows.Definition;

/// <summary>An element of a kind that FakeForce cannot run: a screen, a wait …</summary>
public sealed record RefusedElement(string Name, string Kind) : FlowElement(Name);
