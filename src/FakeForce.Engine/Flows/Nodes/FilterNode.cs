using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>Collection Filter: another collection, of the entries that meet conditions or a formula.</summary>
internal sealed class FilterNode(string name, Reading list, Place? entry, BoundConditions? conditions, FormulaReading? formula, int slot, NodeLink next) : FlowNode(name)
{
    public override FlowNode? Run(Interview interview)
    {
        var kept = new List<Datum>();
        if (list.Read(interview) is { IsNull: false, List: var entries })
            foreach (var one in entries)
            {
                interview.Session.Step();
                entry?.Put(interview, one);
                if (conditions?.Hold(interview) ?? formula?.Read(interview) is { IsNull: false, Truth: true }) kept.Add(one);
            }
        interview.Slots[slot] = Datum.Of(kept);
        return next.Node;
    }
}
