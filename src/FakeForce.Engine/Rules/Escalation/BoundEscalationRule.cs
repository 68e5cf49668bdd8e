using FakeForce.Engine.Formula;
using FakeForce.Engine.Outbound.Mail;
using FakeForce.Engine.Outbound.Mail.Templates;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Escalation;

/// <summary>The escalation rule of cases, bound to the schema.</summary>
internal sealed class BoundEscalationRule
{
    private readonly (EscalationEntry Entry, EntryCriteria Criteria, BoundEscalationAction[] Actions)[] entries;

    private BoundEscalationRule(SObjectType type, (EscalationEntry, EntryCriteria, BoundEscalationAction[])[] entries) => (Type, this.entries) = (type, entries);

    public SObjectType Type { get; }

    /// <summary>The active one; null if there is none. Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public static BoundEscalationRule? BindAll(IReadOnlyList<EscalationRule> rules, MailOptions mail, Catalog catalog)
    {
        var (problems, active) = (new List<string>(), default(BoundEscalationRule));
        foreach (var rule in rules)
            try
            {
                var bound = Bind(rule, mail, catalog);
                if (rule.Active) active = bound;
            }
            catch (FormatException problem)
            {
                problems.Add($"escalationRules: {rule.FullName}: {problem.Message}");
            }
        if (rules.Count(rule => rule.Active) > 1) problems.Add("escalationRules: Case has more than one active rule");
        return problems.Count == 0 ? active : throw new InvalidDefinitionException(problems);
    }

    /// <summary>What waits for a case that was saved; null for none. A case that is closed is not escalated.</summary>
    public WaitingCase? Watch(SaveContext context, WaitingCase? before)
    {
        var row = context.After;
        if (row.Boolean(Type["IsClosed"].Ordinal)) return null;
        var formulas = default(FormulaFrame);
        var place = Array.FindIndex(entries, one => one.Criteria.Holds(row, () => formulas ??= FormulaFrame.Behind(context)));
        if (place < 0) return null;
        var (entry, _, actions) = entries[place];
        if (entry.DisableEscalationWhenModified && !context.IsInsert) return new(context.SavedId, place, context.Transaction.Now, actions.Length);
        if (entry.EscalationStartTime == "CaseLastModified") return new(context.SavedId, place, context.Transaction.Now, 0);
        var created = DateTimeOffset.FromUnixTimeMilliseconds(row.Integer(Type["CreatedDate"].Ordinal));
        return before?.Entry == place ? before : new(context.SavedId, place, created, 0);
    }

    /// <summary>When its next action is; null if there is none left.</summary>
    public DateTimeOffset? DueOf(WaitingCase waiting) => waiting.Entry < entries.Length && waiting.Done < entries[waiting.Entry].Actions.Length
        ? waiting.Start.AddMinutes(entries[waiting.Entry].Actions[waiting.Done].Minutes) : null;

    /// <summary>Takes the next action.</summary>
    public void Act(Transaction transaction, WaitingCase waiting, Caller caller) => entries[waiting.Entry].Actions[waiting.Done].Act(transaction, Type, waiting.Case, caller);

    private static BoundEscalationRule Bind(EscalationRule rule, MailOptions mail, Catalog catalog)
    {
        if (rule.ObjectName != "Case" || !catalog.TryFind("Case", out var type)) throw new FormatException($"{rule.ObjectName} has no escalation rules; Case has");
        return new BoundEscalationRule(type, [.. rule.Entries.Select(entry => (entry, EntryCriteria.Bind(entry.CriteriaItems, entry.BooleanFilter, entry.Formula, type, catalog), ActionsOf(entry, mail, type, catalog)))]);
    }

    private static BoundEscalationAction[] ActionsOf(EscalationEntry entry, MailOptions mail, SObjectType type, Catalog catalog)
    {
        if (entry.EscalationStartTime is not ("CaseCreation" or "CaseLastModified")) throw new FormatException($"escalationStartTime is {entry.EscalationStartTime}; Salesforce knows CaseCreation and CaseLastModified");
        return [.. entry.Actions.Select(action => BoundEscalationAction.Bind(action, mail, type, catalog)).OrderBy(action => action.Minutes)];
    }
}
