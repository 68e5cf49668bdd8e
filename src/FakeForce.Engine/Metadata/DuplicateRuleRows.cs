using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Duplicates;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Metadata;

/// <summary>Duplicate and matching rules as rows.</summary>
internal static class DuplicateRuleRows
{
    public static void Write(Transaction transaction, DuplicateOptions options)
    {
        foreach (var rule in options.MatchingRules.Where(rule => transaction.Catalog.TryFind(rule.ObjectName, out _))) Write(transaction, rule);
        foreach (var rule in options.DuplicateRules.Where(rule => transaction.Catalog.TryFind(rule.ObjectName, out _)))
            new SetupRow("DuplicateRule", 2, ("DeveloperName", Value.Of(rule.Name)), ("SobjectType", Value.Of(transaction.Catalog[rule.ObjectName].Name)), ("MasterLabel", Value.Of(rule.Label ?? rule.Name)), ("Language", Value.Of("en_US")), ("IsActive", Value.Of(rule.IsActive))).Write(transaction);
    }

    private static void Write(Transaction transaction, MatchingRule rule)
    {
        var id = new SetupRow("MatchingRule", 2, ("DeveloperName", Value.Of(rule.Name)), ("SobjectType", Value.Of(transaction.Catalog[rule.ObjectName].Name)), ("MasterLabel", Value.Of(rule.Label ?? rule.Name)), ("Language", Value.Of("en_US")), ("MatchEngine", Value.Of("ExactMatchEngine")),
            ("BooleanFilter", Value.Of(rule.BooleanFilter)), ("Description", Value.Of(rule.Description)), ("RuleStatus", Value.Of(rule.Active ? "Active" : "Inactive"))).Write(transaction);
        for (var i = 0; i < rule.Items.Count; i++)
            new SetupRow("MatchingRuleItem", 2, ("MatchingRuleId", Value.Of(id)), ("SortOrder", Value.Of(i + 1L)), ("Field", Value.Of(rule.Items[i].FieldName)), ("MatchingMethod", Value.Of("Exact")), ("BlankValueBehavior", Value.Of(rule.Items[i].MatchesBlanks ? "MatchBlanks" : "NullNotAllowed"))).Write(transaction);
    }
}
