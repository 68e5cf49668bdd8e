using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Validation;

/// <summary>Binds the validation rules of an org to its schema.</summary>
internal static class ValidationRules
{
    /// <summary>What does not go together, or not with the schema.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<ValidationRule> rules, Catalog catalog) => InvalidDefinitionException.ProblemsOf(() => Bind(rules, catalog));

    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong. Rules that are not active are checked all the same.</summary>
    public static List<BoundValidationRule> Bind(IReadOnlyList<ValidationRule> rules, Catalog catalog)
    {
        var problems = rules.GroupBy(rule => rule.FullName, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => $"validationRules: {same.Key} is declared more than once").ToList();
        var bound = new List<BoundValidationRule>();
        foreach (var rule in rules)
        {
            try
            {
                var one = BoundValidationRule.Bind(rule, catalog);
                if (rule.Active) bound.Add(one);
            }
            catch (FormatException problem)
            {
                problems.Add($"validationRules: {rule.FullName}: {problem.Message}");
            }
        }
        return problems.Count == 0 ? bound : throw new InvalidDefinitionException(problems);
    }
}
