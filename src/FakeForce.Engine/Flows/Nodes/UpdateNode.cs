using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Records;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>Update Records: those that meet filters, or a record or collection that the flow has; with values, or as the flow has set them.</summary>
internal sealed class UpdateNode(string name, SObjectType type, BoundFilters? filters, Reading? records, (Field Field, Reading Value)[] values, NodeLink next, NodeLink? fault) : FaultyNode(name, next, fault)
{
    protected override string Deed => "update records";

    protected override FlowNode? Act(Interview interview)
    {
        var changed = FlowTargets.Of(interview, this, type, filters, records);
        foreach (var record in changed)
            foreach (var (field, value) in values) record.Set(field, value.Read(interview));
        // A before-save flow's own record is saved with what was set, not saved again.
        changed.RemoveAll(record => record is SavingRecord);
        FlowRecords.ChargeStatement(interview, this, changed.Count);
        RecordWrites.Update(interview, changed);
        return Next.Node;
    }
}
