using System.Collections.Frozen;
using FakeForce.Engine.Events;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>
/// The workflow rules of an org. They run at the end of a transaction, inside it, over each record that it changed, once, with what the
/// whole transaction made of it: Salesforce runs them at each save, which differs where one transaction saves a record twice.
/// </summary>
internal sealed class WorkflowRules
{
    private readonly FrozenDictionary<int, BoundWorkflowRule[]> byType;

    private WorkflowRules(IEnumerable<BoundWorkflowRule> rules) => byType = rules.GroupBy(rule => rule.Type.Index).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public static WorkflowRules Bind(OutboundOptions options, Catalog catalog)
    {
        var problems = new List<string>(options.Messages.SelectMany(message => message.Problems(catalog).Select(problem => $"outboundMessages: {message.FullName}: {problem}")));
        problems.AddRange(Twice("outboundMessages", options.Messages.Select(message => message.FullName)));
        problems.AddRange(Twice("workflowRules", options.Rules.Select(rule => rule.FullName)));
        var rules = new List<BoundWorkflowRule>();
        foreach (var rule in options.Rules)
        {
            try
            {
                var bound = BoundWorkflowRule.Bind(rule, catalog, options);
                if (rule.Active && bound.Messages.Count > 0) rules.Add(bound);
            }
            catch (FormatException problem)
            {
                problems.Add($"workflowRules: {rule.FullName}: {problem.Message}");
            }
        }
        return problems.Count == 0 ? new WorkflowRules(rules) : throw new InvalidDefinitionException(problems);
    }

    public void Run(Transaction transaction)
    {
        if (byType.Count == 0 || transaction.IsRestoration || transaction.OwnChangeCount == 0) return;
        var found = new List<(OutboundMessage, RecordId)>();
        foreach (var change in RowChange.Of(transaction, type => byType.ContainsKey(type.Index)))
            foreach (var rule in byType[change.Type.Index])
                if (rule.IsTriggeredBy(change))
                    foreach (var message in rule.Messages) found.Add((message, change.Type.IdOf(change.Number)));
        if (found.Count > 0) MessageQueue.Add(transaction, found);
    }

    private static IEnumerable<string> Twice(string list, IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"{list}: {group.Key} is declared more than once");
}
