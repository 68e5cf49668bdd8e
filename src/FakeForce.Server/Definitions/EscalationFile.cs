using System.Text.Json;
using FakeForce.Engine.Rules.Escalation;
using FakeForce.Engine.Schema;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The key "escalationRules" of fakeforce.json, in the words of the metadata type EscalationRule.</summary>
internal static class EscalationFile
{
    private static readonly DefinitionReader<EscalationAction> actions = new("escalationAction", "", _ => new EscalationAction(), new(StringComparer.Ordinal)
    {
        ["minutesToEscalation"] = (action, value) => action with { MinutesToEscalation = Number(value) },
        ["assignedTo"] = (action, value) => action with { AssignedTo = Text(value) },
        ["assignedToType"] = (action, value) => action with { AssignedToType = Text(value) },
        ["assignedToTemplate"] = (action, value) => action with { AssignedToTemplate = Text(value) },
        ["notifyCaseOwner"] = (action, value) => action with { NotifyCaseOwner = Flag(value) },
        ["notifyTo"] = (action, value) => action with { NotifyTo = Text(value) },
        ["notifyEmail"] = (action, value) => action with { NotifyEmail = Texts(value) },
        ["notifyToTemplate"] = (action, value) => action with { NotifyToTemplate = Text(value) },
    });

    private static readonly DefinitionReader<EscalationEntry> entries = new("ruleEntry", "", _ => new EscalationEntry(), new(StringComparer.Ordinal)
    {
        ["booleanFilter"] = (entry, value) => entry with { BooleanFilter = Text(value) },
        ["formula"] = (entry, value) => entry with { Formula = Text(value) },
        ["criteriaItems"] = (entry, value) => entry with { CriteriaItems = Inner(problems => WorkflowFile.Items.ReadList(value, "criteriaItems", problems)) },
        ["escalationStartTime"] = (entry, value) => entry with { EscalationStartTime = Text(value) },
        ["disableEscalationWhenModified"] = (entry, value) => entry with { DisableEscalationWhenModified = Flag(value) },
        ["escalationAction"] = (entry, value) => entry with { Actions = [.. List(value).Select(one => actions.ReadObject(one, new EscalationAction()))] },
    });

    private static readonly DefinitionReader<EscalationRule> rules = new("escalationRules", "fullName", name => new EscalationRule(name), new(StringComparer.Ordinal)
    {
        ["active"] = (rule, value) => rule with { Active = Flag(value) },
        ["ruleEntry"] = (rule, value) => rule with { Entries = [.. List(value).Select(entry => entries.ReadObject(entry, new EscalationEntry()))] },
    });

    /// <summary>What is not of their form goes to <paramref name="problems"/>.</summary>
    public static List<EscalationRule> Read(JsonElement root, List<string> problems) => rules.Read(root, problems);

    /// <summary>Adds what does not go together, or not with the org's schema, which is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems)
    {
        var found = Read(options.Definitions, []);
        if (found.Count > 0) problems.AddRange(InvalidDefinitionException.ProblemsOf(() => BoundEscalationRule.BindAll(found, MailFile.Read(options.Definitions, []), SchemaFile.CatalogOf(options.Definitions, options.Feature))));
    }

    private static IEnumerable<JsonElement> List(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw new FormatException("must be a list");
}
