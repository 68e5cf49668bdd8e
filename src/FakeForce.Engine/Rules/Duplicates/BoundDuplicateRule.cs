using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Duplicates;

/// <summary>A duplicate rule, bound to the schema.</summary>
internal sealed class BoundDuplicateRule
{
    private readonly DuplicateRule rule;
    private readonly BoundMatch[] matches;
    private readonly RowCriteria criteria;

    private BoundDuplicateRule(DuplicateRule rule, SObjectType type, BoundMatch[] matches, RowCriteria criteria) => (this.rule, Type, this.matches, this.criteria) = (rule, type, matches, criteria);

    public SObjectType Type { get; }
    public int SortOrder => rule.SortOrder;

    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public static List<BoundDuplicateRule> BindAll(DuplicateOptions options, Catalog catalog)
    {
        var (bound, problems) = (new List<BoundDuplicateRule>(), new List<string>());
        foreach (var rule in options.DuplicateRules.Where(rule => rule.IsActive))
            try
            {
                bound.Add(Bind(rule, options, catalog));
            }
            catch (FormatException problem)
            {
                problems.Add($"duplicateRules: {rule.FullName}: {problem.Message}");
            }
        return problems.Count == 0 ? [.. bound.OrderBy(rule => rule.SortOrder)] : throw new InvalidDefinitionException(problems);
    }

    /// <summary>The duplicates that keep the record from being saved; null if none do.</summary>
    public FoundDuplicates? Check(SaveContext context)
    {
        var action = context.IsInsert ? rule.ActionOnInsert : rule.ActionOnUpdate;
        var holds = action == DuplicateAction.Block || (context.IsInsert ? rule.AlertsOnInsert : rule.AlertsOnUpdate) && !context.Caller.SavesDuplicates;
        if (!holds || !Array.Exists(matches, match => match.Concerns(context)) || !Applies(context)) return null;
        var found = Find(context);
        return found.Count == 0 ? null : new FoundDuplicates(action == DuplicateAction.Allow, rule.Name, Type.Name, rule.AlertText.Length > 0 ? rule.AlertText : "Use one of these records?", found, context.Caller.ApiVersion);
    }

    /// <summary>The duplicates of a record that was saved, for a rule that reports them.</summary>
    public IReadOnlyList<RecordId> Reported(SaveContext context) =>
        (context.IsInsert ? rule.ReportsOnInsert : rule.ReportsOnUpdate) && Array.Exists(matches, match => match.Concerns(context)) && Applies(context) ? [.. Find(context).SelectMany(one => one.Records)] : [];

    public string Name => rule.Name;

    private List<FoundMatches> Find(SaveContext context) =>
        [.. matches.Select(match => new FoundMatches(match.Entity, match.Rule, match.Find(context, rule.BypassesSharing))).Where(one => one.Records.Count > 0)];

    private bool Applies(SaveContext context) => rule.FilterItems.Count == 0 || criteria.Holds(new State.Row(context.Draft.Pack()));

    private static BoundDuplicateRule Bind(DuplicateRule rule, DuplicateOptions options, Catalog catalog)
    {
        if (!catalog.TryFind(rule.ObjectName, out var type)) throw new FormatException($"there is no object {rule.ObjectName}");
        if (rule.Matches.Count == 0) throw new FormatException("it asks no matching rule");
        var matches = rule.Matches.Select(match => BoundMatch.Bind(match, Asked(match, options), type, catalog)).ToArray();
        return new BoundDuplicateRule(rule, type, matches, RowCriteria.Bind(rule.FilterItems, rule.BooleanFilter, type));
    }

    private static MatchingRule Asked(DuplicateMatch match, DuplicateOptions options) =>
        options.MatchingRules.FirstOrDefault(rule => rule.ObjectName.Equals(match.SObject, StringComparison.OrdinalIgnoreCase) && rule.Name.Equals(match.MatchingRule, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found.Active ? found : throw new FormatException($"the matching rule {match.MatchingRule} is not active") : throw new FormatException($"there is no matching rule {match.MatchingRule} of {match.SObject}");
}
