using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Escalation;

namespace FakeForce.Engine.Rules;

/// <summary>Step 12: escalation rules say which entry a case waits under, and from when.</summary>
internal static class EscalationStep
{
    public static void Run(SaveContext context)
    {
        // An escalation is no edit that begins another.
        if (context.Rules is not { Escalation: { } rule } || context.Caller.Escalates) return;
        var before = WaitingCase.Find(context.Transaction, context.SavedId);
        var after = rule.Watch(context, before);
        if (after is null) WaitingCase.Remove(context.Transaction, context.SavedId);
        else if (after != before) WaitingCase.Put(context.Transaction, after);
    }
}
