using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Records;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>Create Records: from values, or from a record or collection that the flow has; with a key it updates those that are there.</summary>
internal sealed class CreateNode(string name, SObjectType? type, (Field Field, Reading Value)[] values, Reading? records, Field? key, Place? id, int? slot, NodeLink next, NodeLink? fault) : FaultyNode(name, next, fault)
{
    protected override string Deed => "create records";

    protected override FlowNode? Act(Interview interview)
    {
        var created = records is null ? [New(interview)] : FlowRecords.Of(records.Read(interview), Name);
        FlowRecords.ChargeStatement(interview, this, created.Count);
        if (key is null) RecordWrites.Create(interview, created);
        else RecordWrites.Upsert(interview, created, key);
        var made = created.Count > 0 ? Datum.Of(created[0].Id) : default;
        id?.Put(interview, made);
        if (slot is { } own) interview.Slots[own] = made;
        return Next.Node;
    }

    private FlowRecord New(Interview interview)
    {
        var record = new FlowRecord(type!, default, default);
        foreach (var (field, value) in values) record.Set(field, value.Read(interview));
        return record;
    }
}
