using System.Text.Json;
using FakeForce.Engine.Access;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Access;

/// <summary>The key "sharingRules" of fakeforce.json: one object each, in the words of SharingRules.</summary>
internal static class SharingFile
{
    private static readonly Dictionary<string, Func<SharingRule, JsonElement, SharingRule>> common = new(StringComparer.Ordinal)
    {
        ["accessLevel"] = (rule, value) => rule with { AccessLevel = Text(value) is "Read" or "Edit" ? Text(value) : throw new FormatException("must be Read or Edit") },
        ["accountSettings"] = (rule, value) => AccountSettings(rule, value),
        ["sharedTo"] = (rule, value) => rule with { SharedTo = MemberFile.Read(value) },
        ["label"] = (rule, value) => Unused(rule, Text(value)),
        ["description"] = (rule, value) => Unused(rule, Text(value)),
    };

    private static readonly DefinitionReader<SharingRule> OwnerRules = new("sharingOwnerRules", "fullName", name => new SharingRule(name), new(common, StringComparer.Ordinal)
    {
        ["sharedFrom"] = (rule, value) => rule with { SharedFrom = MemberFile.Read(value) },
    });

    private static readonly DefinitionReader<SharingRule> CriteriaRules = new("sharingCriteriaRules", "fullName", name => new SharingRule(name), new(common, StringComparer.Ordinal)
    {
        ["criteriaItems"] = (rule, value) => rule with { CriteriaItems = Inner(problems => WorkflowFile.Items.ReadList(value, "criteriaItems", problems)) },
        ["booleanFilter"] = (rule, value) => rule with { BooleanFilter = Text(value) },
        ["includeRecordsOwnedByAll"] = (rule, value) => Flag(value) ? rule : throw new FormatException("is false: records of high-volume users, which FakeForce has none of, cannot be left out"),
    });

    public static readonly DefinitionReader<SharingRulesDefinition> Rules = new("sharingRules", "fullName", name => new SharingRulesDefinition(name), new(StringComparer.Ordinal)
    {
        ["sharingOwnerRules"] = (rules, value) => rules with { OwnerRules = Inner(problems => OwnerRules.ReadList(value, "sharingOwnerRules", problems)) },
        ["sharingCriteriaRules"] = (rules, value) => rules with { CriteriaRules = Inner(problems => CriteriaRules.ReadList(value, "sharingCriteriaRules", problems)) },
    });

    private static SharingRule AccountSettings(SharingRule rule, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) throw new FormatException("must be an object");
        foreach (var property in value.EnumerateObject())
        {
            var level = Text(property.Value) is "None" or "Read" or "Edit" or "ReadOnly" or "ReadWrite" ? Text(property.Value) : throw new FormatException("must hold None, Read or Edit");
            rule = property.Name switch
            {
                "caseAccessLevel" => rule with { CaseAccessLevel = level },
                "contactAccessLevel" => rule with { ContactAccessLevel = level },
                "opportunityAccessLevel" => rule with { OpportunityAccessLevel = level },
                _ => throw new FormatException($"has the unknown key \"{property.Name}\""),
            };
        }
        return rule;
    }

    private static T Unused<T>(T one, object _) => one;
}
