using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Nodes;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Records;

/// <summary>The records that an update or a delete is for.</summary>
internal static class FlowTargets
{
    public static List<FlowRecord> Of(Interview interview, FlowNode node, SObjectType type, BoundFilters? filters, Reading? records)
    {
        var transaction = interview.Session.Transaction;
        if (records is null) return [.. RecordFinder.Find(interview, type, filters!).Select(id => new FlowRecord(type, id, transaction.Find(type, id)))];
        // Records that are related to another may be none; a variable must have some.
        if (records is ChildrenReading && records.Read(interview).IsNull) return [];
        var given = FlowRecords.Of(records.Read(interview), node.Name);
        return filters?.Ask(interview) is { } asked ? given.FindAll(record => asked.Matches(record.Id, record.Row)) : given;
    }
}
