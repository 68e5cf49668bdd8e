using System.Text.Json;
using FakeForce.Engine.Rules.Validation;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The key "validationRules" of fakeforce.json, in the words of the metadata type ValidationRule.</summary>
internal static class ValidationFile
{
    private static readonly DefinitionReader<ValidationRule> Rules = new("validationRules", "fullName", name => new ValidationRule(name), new(StringComparer.Ordinal)
    {
        ["active"] = (rule, value) => rule with { Active = Flag(value) },
        ["errorConditionFormula"] = (rule, value) => rule with { ErrorConditionFormula = Text(value) },
        ["errorMessage"] = (rule, value) => rule with { ErrorMessage = Text(value) },
        ["errorDisplayField"] = (rule, value) => rule with { ErrorDisplayField = Text(value) },
        // What people write for people.
        ["description"] = (rule, value) => Text(value) is null ? rule : rule,
    });

    /// <summary>What is not of their form goes to <paramref name="problems"/>.</summary>
    public static IReadOnlyList<ValidationRule> Read(JsonElement root, List<string> problems) => Rules.Read(root, problems);

    /// <summary>Adds what does not go together, or not with the org's schema, which is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems)
    {
        var rules = Read(options.Definitions, []);
        if (rules.Count > 0) problems.AddRange(ValidationRules.Problems(rules, SchemaFile.CatalogOf(options.Definitions, options.Feature)));
    }
}
