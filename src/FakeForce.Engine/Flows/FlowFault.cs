namespace FakeForce.Engine.Flows;

/// <summary>An element has failed. A fault connector takes the flow on from here; without one the flow fails, and what set it off with it.</summary>
internal sealed class FlowFault(string code, string text) : Exception(text)
{
    public string Code { get; } = code;
}
