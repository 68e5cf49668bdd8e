using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows;

/// <summary>Flows that a record sets off before it is deleted; records that go along with another do not (Apex Developer Guide, "Operations That Don't Invoke Triggers").</summary>
internal static class BeforeDeleteFlows
{
    /// <summary>What is said against it; then nothing that the flows did remains.</summary>
    public static List<SaveError> Run(Transaction transaction, Caller caller, SObjectType type, RecordId id, Row row)
    {
        var errors = new List<SaveError>();
        if (transaction.IsRestoration || transaction.Rules?.Of(type)?.Flows is not { BeforeDelete: { Length: > 0 } flows } || FlowSession.Of(transaction, caller) is not { } session) return errors;
        var before = transaction.Save();
        var record = new FlowRecord(type, id, row);
        foreach (var flow in flows)
        {
            if (session.IsUnderWay(flow.Value, id)) continue;
            RecordFlows.Run(flow.Value, session, record, prior: record, errors);
            if (errors.Count == 0) continue;
            transaction.Rollback(before);
            break;
        }
        return errors;
    }
}
