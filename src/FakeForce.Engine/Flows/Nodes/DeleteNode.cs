using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Records;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>Delete Records: those that meet filters, or a record or collection that the flow has.</summary>
internal sealed class DeleteNode(string name, SObjectType type, BoundFilters? filters, Reading? records, NodeLink next, NodeLink? fault) : FaultyNode(name, next, fault)
{
    protected override string Deed => "delete records";

    protected override FlowNode? Act(Interview interview)
    {
        var gone = FlowTargets.Of(interview, this, type, filters, records);
        FlowRecords.ChargeStatement(interview, this, gone.Count);
        RecordWrites.Delete(interview, gone);
        return Next.Node;
    }
}
