using FakeForce.Engine.Flows.Later;
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
            if (session.IsUnderWay(program, context.SavedId)) continue;
            var record = new FlowRecord(context.Type, context.SavedId, context.After);
            var isSetOff = RecordFlows.IsFor(program, context.IsInsert) && RecordFlows.Run(program, session, record, prior, context.Errors) == true;
            if (context.Errors.Count > 0) return;
            if (program.Paths.Count > 0) PathJobs.Follow(context, session, program, record, prior, isSetOff);
        }
    }
}
