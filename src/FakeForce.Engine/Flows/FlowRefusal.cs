namespace FakeForce.Engine.Flows;

/// <summary>A flow came to what FakeForce does not run. No fault connector catches it: that would be a wrong answer.</summary>
internal sealed class FlowRefusal(string text) : Exception(text)
{
    public static FlowRefusal Of(string flow, string element, string why) => new($"FakeForce cannot run the element {element} of the flow {flow}: {why}");
}
