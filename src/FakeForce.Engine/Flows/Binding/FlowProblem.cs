namespace FakeForce.Engine.Flows.Binding;

/// <summary>A part of a flow does not fit the org, or is not supported: the element that has it is refused when it is reached.</summary>
internal sealed class FlowProblem(string text) : Exception(text);
