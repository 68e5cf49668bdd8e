using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>Binds the workflow rules of an org to its schema.</summary>
internal static class WorkflowRules
{
    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public static List<BoundWorkflowRule> Bind(OrgOptions org, Catalog catalog)
    {
        var options = org.Outbound;
        var problems = new List<string>(options.Messages.SelectMany(message => message.Problems(catalog).Select(problem => $"outboundMessages: {message.FullName}: {problem}")));
        problems.AddRange(DeclaredNames.Twice("outboundMessages", options.Messages.Select(message => message.FullName)));
        problems.AddRange(DeclaredNames.Twice("workflowFieldUpdates", org.Workflow.FieldUpdates.Select(update => update.FullName)));
        problems.AddRange(DeclaredNames.Twice("workflowTasks", org.Workflow.Tasks.Select(task => task.FullName)));
        problems.AddRange(DeclaredNames.Twice("workflowRules", options.Rules.Select(rule => rule.FullName)));
        var rules = new List<BoundWorkflowRule>();
        foreach (var rule in options.Rules)
        {
            try
            {
                var bound = BoundWorkflowRule.Bind(rule, catalog, org);
                if (rule.Active && bound.HasActions) rules.Add(bound);
            }
            catch (FormatException problem)
            {
                problems.Add($"workflowRules: {rule.FullName}: {problem.Message}");
            }
        }
        return problems.Count == 0 ? rules : throw new InvalidDefinitionException(problems);
    }
}
