using FakeForce.Engine.Events;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

/// <summary>Step 11: the workflow rules of the record's sObject, over what this save made of it.</summary>
internal static class WorkflowStep
{
    public static void Run(SaveContext context)
    {
        if (context.Rules is not { Workflow: { Length: > 0 } rules }) return;
        var change = new RowChange(context.Type, (int)context.SavedId.Number, context.Before, context.After);
        foreach (var rule in rules)
            if (rule.IsTriggeredBy(change))
                foreach (var message in rule.Messages) context.Transaction.Add(new MessageEffect(message, context.SavedId));
    }
}
