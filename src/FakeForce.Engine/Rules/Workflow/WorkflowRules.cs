using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>Binds the workflow rules of an org to its schema.</summary>
internal static class WorkflowRules
{
    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public static List<BoundWorkflowRule> Bind(OutboundOptions options, Catalog catalog)
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
        return problems.Count == 0 ? rules : throw new InvalidDefinitionException(problems);
    }

    private static IEnumerable<string> Twice(string list, IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"{list}: {group.Key} is declared more than once");
}
