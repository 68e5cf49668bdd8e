using FakeForce.Engine.Formula;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Assignment;

/// <summary>An assignment rule, bound to the schema.</summary>
internal sealed class BoundAssignmentRule
{
    private static readonly string[] assignable = ["Case", "Lead"];

    private readonly Entry[] entries;

    private BoundAssignmentRule(AssignmentRule rule, SObjectType type, Entry[] entries) => (Type, Name, IsActive, this.entries) = (type, rule.Name, rule.Active, entries);

    public SObjectType Type { get; }
    public string Name { get; }
    public bool IsActive { get; }

    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public static List<BoundAssignmentRule> BindAll(IReadOnlyList<AssignmentRule> rules, Catalog catalog)
    {
        var (bound, problems) = (new List<BoundAssignmentRule>(), new List<string>());
        foreach (var rule in rules)
            try
            {
                bound.Add(Bind(rule, catalog));
            }
            catch (FormatException problem)
            {
                problems.Add($"assignmentRules: {rule.FullName}: {problem.Message}");
            }
        problems.AddRange(rules.Where(rule => rule.Active).GroupBy(rule => rule.ObjectName, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"assignmentRules: {group.Key} has more than one active rule"));
        return problems.Count == 0 ? bound : throw new InvalidDefinitionException(problems);
    }

    /// <summary>The new owner; null where no entry holds, or the one that does leaves the owner.</summary>
    public (string Type, string Name)? OwnerOf(SaveContext context)
    {
        var (row, frame) = (context.After, default(FormulaFrame));
        foreach (var entry in entries)
            if (entry.Criteria.Holds(row, () => frame ??= FormulaFrame.Behind(context)))
                return entry.AssignedTo is { } name ? (entry.AssignedToType, name) : null;
        return null;
    }

    private static BoundAssignmentRule Bind(AssignmentRule rule, Catalog catalog)
    {
        if (!assignable.Contains(rule.ObjectName, StringComparer.OrdinalIgnoreCase) || !catalog.TryFind(rule.ObjectName, out var type)) throw new FormatException($"{rule.ObjectName} has no assignment rules; {string.Join(" and ", assignable)} have");
        return new BoundAssignmentRule(rule, type, [.. rule.Entries.Select(entry => Entry.Bind(entry, type, catalog))]);
    }

    private sealed record Entry(EntryCriteria Criteria, string? AssignedTo, string AssignedToType)
    {
        public static Entry Bind(RuleEntry entry, SObjectType type, Catalog catalog)
        {
            if (entry.AssignedToType is not (null or "User" or "Queue")) throw new FormatException($"assignedToType is {entry.AssignedToType}; FakeForce knows User and Queue");
            return new Entry(EntryCriteria.Bind(entry.CriteriaItems, entry.BooleanFilter, entry.Formula, type, catalog), entry.AssignedTo, entry.AssignedToType ?? "User");
        }
    }
}
