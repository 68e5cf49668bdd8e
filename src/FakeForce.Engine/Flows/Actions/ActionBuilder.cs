using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Nodes;

namespace FakeForce.Engine.Flows.Actions;

/// <summary>The actions that flows can call, by their type.</summary>
internal static class ActionBuilder
{
    public static FlowNode Build(FlowNames names, ActionCallElement element, NodeLink next, NodeLink? fault) => element.ActionType switch
    {
        _ => throw new FlowProblem($"FakeForce does not run actions of the type {element.ActionType} ({element.ActionName})"),
    };
}
