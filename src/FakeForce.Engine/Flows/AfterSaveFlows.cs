using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Flows;

/// <summary>Step 14: flows that a saved record sets off. Each sees the record as the ones before it left it.</summary>
internal static class AfterSaveFlows
{
    public static void Run(SaveContext context)
    {
        if (context.Rules?.Flows is not { AfterSave: { Length: > 0 } flows } || FlowSession.Of(context.Transaction, context.Caller) is not { } session) return;
        var prior = context.IsInsert ? null : new FlowRecord(context.Type, context.SavedId, context.Before);
        foreach (var flow in flows)
        {
            var program = flow.Value;
            if (!RecordFlows.IsFor(program, context.IsInsert) || session.IsUnderWay(program, context.SavedId)) continue;
            RecordFlows.Run(program, session, new FlowRecord(context.Type, context.SavedId, context.After), prior, context.Errors);
            if (context.Errors.Count > 0) return;
        }
    }
}
