using FakeForce.Engine.Access;
using FakeForce.Engine.Events;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules;

/// <summary>
/// Step 11: the workflow rules of the record's sObject, over what this save made of it. "If there are workflow field updates: updates the record
/// again; runs system validations again. Custom validation rules, flows, duplicate rules … aren't run again."
/// </summary>
internal static class WorkflowStep
{
    /// <summary>"If Re-evaluate Workflow Rules after Field Change is selected … up to five more times" (Help, "Field Update Actions").</summary>
    private const int MostRounds = 6;

    public static void Run(SaveContext context)
    {
        if (context.Rules is not { Workflow: { Length: > 0 } rules }) return;
        var ran = new HashSet<BoundWorkflowRule>();
        for (var round = 0; round < MostRounds; round++)
        {
            var triggered = Triggered(context, rules, ran);
            foreach (var rule in triggered)
            {
                if (rule.Messages.Count > 0 && SendingRight.Has(context.Transaction, context.Caller.UserId))
                    foreach (var message in rule.Messages) context.Transaction.Add(new MessageEffect(message, context.SavedId));
                foreach (var alert in rule.Alerts) alert.Send(context.Transaction, context.Caller.UserId, context.SavedId);
                foreach (var task in rule.Tasks)
                    if (task.Make(context) is { } error) context.Errors.Add(error);
            }
            if (context.Errors.Count > 0 || !Update(context, [.. triggered.SelectMany(rule => rule.FieldUpdates)])) return;
        }
    }

    // A rule runs once a save: it is looked at again only because others changed the record.
    private static List<BoundWorkflowRule> Triggered(SaveContext context, BoundWorkflowRule[] rules, HashSet<BoundWorkflowRule> ran)
    {
        var change = new RowChange(context.Type, (int)context.SavedId.Number, context.Before, context.After);
        var triggered = new List<BoundWorkflowRule>();
        var frame = FormulaFrame.Behind(context);
        foreach (var rule in rules)
            if (!ran.Contains(rule) && rule.IsTriggeredBy(change, frame)) triggered.Add(rule);
        ran.UnionWith(triggered);
        return triggered;
    }

    // True if the rules are to be looked at again.
    private static bool Update(SaveContext context, List<BoundFieldUpdate> updates)
    {
        if (updates.Count == 0) return false;
        var frame = FormulaFrame.Behind(context);
        var again = false;
        foreach (var group in updates.GroupBy(update => update.Reference))
        {
            var id = group.Key is { } reference ? context.After.Get(reference).AsId : context.SavedId;
            if (id.IsEmpty || !SetAll(context, frame, id, group)) continue;
            again |= group.Any(update => update.Reevaluates);
        }
        return again && context.Errors.Count == 0;
    }

    private static bool SetAll(SaveContext context, FormulaFrame frame, RecordId id, IEnumerable<BoundFieldUpdate> updates)
    {
        var (type, isOwn) = (updates.First().Target, id == context.SavedId);
        var draft = new RowDraft(type, context.Transaction.Find(type, id));
        var record = new Recalculation(type, id);
        foreach (var update in updates)
        {
            var value = update.Value(context, frame, draft[update.Field]);
            if (value.Error is { } error) context.Errors.Add(error);
            else if (value.Value != draft[update.Field]) record.Values.Add((update.Field, draft[update.Field] = value.Value));
        }
        if (context.Errors.Count > 0 || record.Values.Count == 0) return false;
        if (!isOwn)
        {
            if (SavePipeline.Recalculate(context.Transaction, context.Caller, record) is { } refused) context.Errors.Add(refused);
            return false;
        }
        return Validate(context, draft, record) && Write(context, draft);
    }

    private static bool Write(SaveContext context, RowDraft draft)
    {
        SystemFields.StampModified(draft, context.Transaction.Now, context.Caller.UserId);
        context.Transaction.Update(context.SavedId, draft);
        return true;
    }

    // System validation: what must not be null, and what must be there only once.
    private static bool Validate(SaveContext context, RowDraft draft, Recalculation record)
    {
        foreach (var (field, value) in record.Values)
            if (value.IsNull && FieldSets.Of(draft.Type).NotNull.Contains(field)) context.Fail("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{field.Name}]", field.Name);
            else if (!value.IsNull && field.Is(FieldFlags.Unique) && ExternalIds.Find(context.Transaction, draft.Type, field, value).Find(other => other != context.SavedId) is { IsEmpty: false } other) context.Errors.Add(Records.Steps.Unique.Clash(field, other));
        return context.Errors.Count == 0;
    }
}
