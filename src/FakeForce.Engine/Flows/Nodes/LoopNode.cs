using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>Comes by again for each entry, and takes the other way behind the last; then it begins anew.</summary>
internal sealed class LoopNode(string name, Reading list, bool isDescending, int position, int entry, Place? other, NodeLink each, NodeLink after) : FlowNode(name)
{
    public override FlowNode? Run(Interview interview)
    {
        var entries = list.Read(interview);
        var at = interview.Slots[position] is { IsNull: false } there ? (int)there.Number : 0;
        if (entries.IsNull || at >= entries.List.Count)
        {
            interview.Slots[position] = default;
            interview.Slots[entry] = default;
            return after.Node;
        }
        interview.Slots[position] = Datum.Of(at + 1);
        var present = entries.List[isDescending ? entries.List.Count - 1 - at : at];
        interview.Slots[entry] = present;
        other?.Put(interview, present);
        return each.Node;
    }
}
