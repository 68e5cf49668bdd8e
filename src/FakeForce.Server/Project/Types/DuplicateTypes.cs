using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>Metadata API Developer Guide: MatchingRules, DuplicateRule.</summary>
internal static class DuplicateTypes
{
    private static readonly ElementTable matching = new ElementTable("MatchingRule", """
        text: booleanFilter ruleStatus label description
        own: fullName
        """).With("matchingRuleItems", new("MatchingRuleItem", "text: blankValueBehavior fieldName matchingMethod"));

    private static readonly ElementTable rule = new("DuplicateRule", """
        text: actionOnInsert actionOnUpdate alertText securityOption masterLabel
        flag: isActive
        number: sortOrder
        texts: operationsOnInsert operationsOnUpdate
        own: fullName duplicateRuleFilter duplicateRuleMatchRules
        none: description
        """);

    private static readonly ElementTable filter = new("DuplicateRuleFilterItem", """
        text: field operation value valueField
        none: sortOrder table
        """);

    private static readonly ElementTable mapping = new("ObjectMappingField", "text: inputField outputField");

    public static void ReadMatching(Component component, ProjectModel model)
    {
        foreach (var element in component.Root.All("matchingRules"))
        {
            var json = matching.Convert(element, model.Report);
            var fuzzy = element.All("matchingRuleItems").FirstOrDefault(item => item.TextOf("matchingMethod") != "Exact");
            if (fuzzy is not null) model.Report.AddNotSupported(fuzzy, $"MatchingRuleItem.matchingMethod: {fuzzy.TextOf("matchingMethod")} is not known to FakeForce, which leaves the rule {element.TextOf("fullName")} out");
            json.Insert(0, "fullName", $"{component.FullName}.{element.TextOf("fullName")}");
            if (fuzzy is null) model.Add("matchingRules", json, element);
        }
    }

    public static void ReadRule(Component component, ProjectModel model)
    {
        var (root, json) = (component.Root, rule.Convert(component.Root, model.Report));
        json.Insert(0, "fullName", component.FullName);
        if (root["duplicateRuleFilter"] is { } criteria)
        {
            if (criteria.TextOf("booleanFilter") is { Length: > 0 } logic) json["booleanFilter"] = logic;
            json["filterItems"] = new JsonArray([.. criteria.All("duplicateRuleFilterItems").Select(item => filter.Convert(item, model.Report))]);
        }
        foreach (var match in root.All("duplicateRuleMatchRules"))
            if (!IsKnown(match, model))
            {
                model.Report.AddNotSupported(match, $"the matching rule {match.TextOf("matchingRule")} is not in the project, or not known to FakeForce, which leaves the duplicate rule {component.FullName} out");
                return;
            }
        json["duplicateRuleMatchRules"] = new JsonArray([.. root.All("duplicateRuleMatchRules").Select(match => MatchOf(match, model))]);
        model.Add("duplicateRules", json, root);
    }

    private static bool IsKnown(MetadataElement match, ProjectModel model) =>
        model.Find("MatchingRules", match.TextOf("matchRuleSObjectType") ?? "")?.Root.All("matchingRules").FirstOrDefault(one => one.TextOf("fullName") == match.TextOf("matchingRule")) is { } found
        && found.All("matchingRuleItems").All(item => item.TextOf("matchingMethod") == "Exact");

    private static JsonObject MatchOf(MetadataElement match, ProjectModel model)
    {
        var json = new JsonObject { ["matchRuleSObjectType"] = match.TextOf("matchRuleSObjectType"), ["matchingRule"] = match.TextOf("matchingRule") };
        if (match["objectMapping"] is { IsNil: false } mapped) json["mappingFields"] = new JsonArray([.. mapped.All("mappingFields").Select(pair => mapping.Convert(pair, model.Report))]);
        return json;
    }
}
