using System.Text.Json;
using FakeForce.Engine.Records.Leads;
using FakeForce.Engine.Rules.Assignment;
using FakeForce.Engine.Rules.Duplicates;
using FakeForce.Engine.Schema;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The keys "matchingRules", "duplicateRules", "assignmentRules" and "leadConvertSettings" of fakeforce.json, in the words of the metadata types.</summary>
internal static class RecordRuleFile
{
    private static readonly DefinitionReader<MatchingRuleItem> items = new("matchingRuleItems", "fieldName", name => new MatchingRuleItem(name), new(StringComparer.Ordinal)
    {
        ["blankValueBehavior"] = (item, value) => item with { MatchesBlanks = Text(value) switch { "MatchBlanks" => true, "NullNotAllowed" => false, _ => throw new FormatException("must be MatchBlanks or NullNotAllowed") } },
        ["matchingMethod"] = (item, value) => Text(value) == "Exact" ? item : throw new FormatException($"is {Text(value)}; FakeForce knows the method Exact alone"),
    });

    private static readonly DefinitionReader<MatchingRule> matching = new("matchingRules", "fullName", name => new MatchingRule(name), new(StringComparer.Ordinal)
    {
        ["booleanFilter"] = (rule, value) => rule with { BooleanFilter = Text(value) },
        ["label"] = (rule, value) => rule with { Label = Text(value) },
        ["description"] = (rule, value) => rule with { Description = Text(value) },
        ["ruleStatus"] = (rule, value) => rule with { Active = Text(value) is "Active" or "Activating" },
        ["matchingRuleItems"] = (rule, value) => rule with { Items = Inner(problems => items.ReadList(value, "matchingRuleItems", problems)) },
    });

    private static readonly DefinitionReader<KeyValuePair<string, string>> mappings = new("mappingFields", "inputField", name => new(name, ""), new(StringComparer.Ordinal)
    {
        ["outputField"] = (pair, value) => new(pair.Key, Text(value)),
    });

    private static readonly DefinitionReader<DuplicateMatch> matches = new("duplicateRuleMatchRules", "matchRuleSObjectType", name => new DuplicateMatch(name, ""), new(StringComparer.Ordinal)
    {
        ["matchingRule"] = (match, value) => match with { MatchingRule = Text(value) },
        ["mappingFields"] = (match, value) => match with { Fields = Inner(problems => mappings.ReadList(value, "mappingFields", problems)) },
    });

    private static readonly DefinitionReader<DuplicateRule> duplicates = new("duplicateRules", "fullName", name => new DuplicateRule(name), new(StringComparer.Ordinal)
    {
        ["isActive"] = (rule, value) => rule with { IsActive = Flag(value) },
        ["actionOnInsert"] = (rule, value) => rule with { ActionOnInsert = Choice<DuplicateAction>(value) },
        ["actionOnUpdate"] = (rule, value) => rule with { ActionOnUpdate = Choice<DuplicateAction>(value) },
        ["operationsOnInsert"] = (rule, value) => rule with { AlertsOnInsert = Texts(value).Contains("Alert"), ReportsOnInsert = Texts(value).Contains("Report") },
        ["operationsOnUpdate"] = (rule, value) => rule with { AlertsOnUpdate = Texts(value).Contains("Alert"), ReportsOnUpdate = Texts(value).Contains("Report") },
        ["masterLabel"] = (rule, value) => rule with { Label = Text(value) },
        ["alertText"] = (rule, value) => rule with { AlertText = Text(value) },
        ["sortOrder"] = (rule, value) => rule with { SortOrder = Number(value) },
        ["securityOption"] = (rule, value) => rule with { BypassesSharing = Text(value) == "BypassSharingRules" },
        ["booleanFilter"] = (rule, value) => rule with { BooleanFilter = Text(value) },
        ["filterItems"] = (rule, value) => rule with { FilterItems = Inner(problems => WorkflowFile.Items.ReadList(value, "filterItems", problems)) },
        ["duplicateRuleMatchRules"] = (rule, value) => rule with { Matches = Inner(problems => matches.ReadList(value, "duplicateRuleMatchRules", problems)) },
    });

    private static readonly DefinitionReader<RuleEntry> entries = new("ruleEntry", "", _ => new RuleEntry(), new(StringComparer.Ordinal)
    {
        ["assignedTo"] = (entry, value) => entry with { AssignedTo = Text(value) },
        ["assignedToType"] = (entry, value) => entry with { AssignedToType = Text(value) },
        ["booleanFilter"] = (entry, value) => entry with { BooleanFilter = Text(value) },
        ["formula"] = (entry, value) => entry with { Formula = Text(value) },
        ["criteriaItems"] = (entry, value) => entry with { CriteriaItems = Inner(problems => WorkflowFile.Items.ReadList(value, "criteriaItems", problems)) },
    });

    private static readonly DefinitionReader<AssignmentRule> assignment = new("assignmentRules", "fullName", name => new AssignmentRule(name), new(StringComparer.Ordinal)
    {
        ["active"] = (rule, value) => rule with { Active = Flag(value) },
        ["ruleEntry"] = (rule, value) => rule with { Entries = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(entry => entries.ReadObject(entry, new RuleEntry()))] : throw new FormatException("must be a list") },
    });

    private static readonly DefinitionReader<LeadMapping> leads = new("leadConvertSettings", "fullName", name => new LeadMapping(name), new(StringComparer.Ordinal)
    {
        ["mappingFields"] = (mapping, value) => mapping with { Fields = Inner(problems => mappings.ReadList(value, "mappingFields", problems)) },
    });

    /// <summary>What is not of their form goes to <paramref name="problems"/>.</summary>
    public static DuplicateOptions ReadDuplicates(JsonElement root, List<string> problems) => new() { MatchingRules = matching.Read(root, problems), DuplicateRules = duplicates.Read(root, problems) };

    public static List<LeadMapping> ReadLeadMappings(JsonElement root, List<string> problems) => leads.Read(root, problems);

    public static List<AssignmentRule> ReadAssignment(JsonElement root, List<string> problems) => assignment.Read(root, problems);

    /// <summary>Adds what does not go together, or not with the org's schema, which is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems)
    {
        var (found, rules, leads) = (ReadDuplicates(options.Definitions, []), ReadAssignment(options.Definitions, []), ReadLeadMappings(options.Definitions, []));
        if (found.DuplicateRules.Count + rules.Count + leads.Count == 0) return;
        var catalog = SchemaFile.CatalogOf(options.Definitions, options.Feature);
        problems.AddRange(LeadMapping.Problems(leads, catalog));
        problems.AddRange(InvalidDefinitionException.ProblemsOf(() => BoundDuplicateRule.BindAll(found, catalog)));
        problems.AddRange(InvalidDefinitionException.ProblemsOf(() => BoundAssignmentRule.BindAll(rules, catalog)));
    }
}
