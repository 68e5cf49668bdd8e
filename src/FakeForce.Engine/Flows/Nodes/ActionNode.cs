using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>An action inside the transaction. It gives its outputs by name.</summary>
internal sealed class ActionNode(string name, string deed, Func<Interview, IReadOnlyList<(string Name, Datum Value)>> act, (string Name, Place Place)[] outputs, NodeLink next, NodeLink? fault) : FaultyNode(name, next, fault)
{
    protected override string Deed => deed;

    /// <summary>The outputs that may be stored under the element's name. Services have one for each status, and the status.</summary>
    public static IEnumerable<string> Known(ActionCallElement element) => element.ActionType switch
    {
        "chatterPost" => ["feedItemId"],
        "externalService" => ["responseCode", "default", "200", "201", "202"],
        _ => [],
    };

    protected override FlowNode? Act(Interview interview)
    {
        Store(interview, act(interview), outputs);
        return Next.Node;
    }

    public static void Store(Interview interview, IReadOnlyList<(string Name, Datum Value)> given, (string Name, Place Place)[] outputs)
    {
        foreach (var (wanted, place) in outputs)
            foreach (var (output, value) in given)
                if (output == wanted) place.Put(interview, value);
    }
}
