using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Assignment;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules;

/// <summary>
/// Step 9: assignment rules. A create by an API uses the active rule of its object unless the caller says otherwise, and an update none unless
/// the caller names one (REST API Developer Guide, "Assignment Rule Header": TRUE by default, FALSE, or the id of a rule). The Bulk APIs use the one
/// that a job names (assignmentRuleId), and none of themselves.
/// </summary>
internal static class AssignmentStep
{
    public static void Run(SaveContext context)
    {
        if (context.Rules is not { Assignment: { Length: > 0 } rules } || Chosen(context, rules) is not { } rule || rule.OwnerOf(context) is not { } owner) return;
        if (NamedOwner.Find(context.Transaction, owner.Type, owner.Name) is not { } id)
        {
            context.Fail("INVALID_CROSS_REFERENCE_KEY", $"the assignment rule {rule.Name} names {owner.Name}, and there is no such {owner.Type.ToLowerInvariant()}", "OwnerId"); // ours
            return;
        }
        var draft = new RowDraft(context.Type, context.After) { [context.Type["OwnerId"]] = Value.Of(id) };
        context.Transaction.Update(context.SavedId, draft);
    }

    private static BoundAssignmentRule? Chosen(SaveContext context, BoundAssignmentRule[] rules)
    {
        var wish = context.Caller.AssignmentRule;
        if (wish is { Length: 15 or 18 } && RecordId.TryParse(wish, out var id))
        {
            var name = context.Transaction.TryFind(id, out var type, out var row) && type.Name == "AssignmentRule" ? row.Get(type["Name"]).AsText : throw new SalesforceException("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
            return Array.Find(rules, rule => rule.Name == name);
        }
        if (wish is not null && wish.Equals("false", StringComparison.OrdinalIgnoreCase)) return null;
        return context.IsInsert && context.Caller.Api == "rest" || wish is not null ? Array.Find(rules, rule => rule.IsActive) : null;
    }
}
