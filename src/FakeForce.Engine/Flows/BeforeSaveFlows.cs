using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Flows;

/// <summary>Step 3: flows that set fields of the record before it is saved.</summary>
internal static class BeforeSaveFlows
{
    public static void Run(SaveContext context)
    {
        if (context.Rules?.Flows is not { BeforeSave: { Length: > 0 } flows } || FlowSession.Of(context.Transaction, context.Caller) is not { } session) return;
        var record = new SavingRecord(context);
        var prior = context.Id is { } id ? new FlowRecord(context.Type, id, context.Before) : null;
        foreach (var flow in flows)
        {
            if (!RecordFlows.IsFor(flow.Value, context.IsInsert)) continue;
            RecordFlows.Run(flow.Value, session, record, prior, context.Errors);
            if (context.Errors.Count > 0) return;
        }
    }
}
