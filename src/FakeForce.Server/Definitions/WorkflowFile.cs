using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The keys "workflowRules", "outboundMessages", "workflowFieldUpdates" and "workflowTasks" of fakeforce.json, in the words of the parts of Workflow.</summary>
internal static class WorkflowFile
{
    /// <summary>FilterItem.</summary>
    internal static readonly DefinitionReader<CriteriaItem> Items = new("criteriaItems", "field", field => new CriteriaItem(field), new(StringComparer.Ordinal)
    {
        ["operation"] = (item, value) => item with { Operation = Choice<FilterOperation>(value) },
        ["valueField"] = (item, value) => item with { ValueField = Text(value) },
        ["value"] = (item, value) => item with { Value = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText() },
    });

    private static readonly DefinitionReader<WorkflowRule> Rules = new("workflowRules", "fullName", name => new WorkflowRule(name), new(StringComparer.Ordinal)
    {
        ["active"] = (rule, value) => rule with { Active = Flag(value) },
        ["triggerType"] = (rule, value) => rule with { TriggerType = Choice<WorkflowTrigger>(value) },
        ["criteriaItems"] = (rule, value) => rule with { CriteriaItems = Inner(problems => Items.ReadList(value, "criteriaItems", problems)) },
        ["formula"] = (rule, value) => rule with { Formula = Text(value) },
        ["booleanFilter"] = (rule, value) => rule with { BooleanFilter = Text(value) },
        ["description"] = (rule, value) => Unused(rule, Text(value)),
        ["actions"] = (rule, value) => rule with { Actions = ActionsOf(value) },
    });

    private static readonly DefinitionReader<OutboundMessage> Messages = new("outboundMessages", "fullName", name => new OutboundMessage(name), new(StringComparer.Ordinal)
    {
        ["endpointUrl"] = (message, value) => message with { EndpointUrl = Text(value) },
        ["fields"] = (message, value) => message with { Fields = Texts(value) },
        ["includeSessionId"] = (message, value) => message with { IncludeSessionId = Flag(value) },
        ["integrationUser"] = (message, value) => message with { IntegrationUser = Text(value) },
        ["useDeadLetterQueue"] = (message, value) => message with { UseDeadLetterQueue = Flag(value) },
        ["apiVersion"] = (message, value) => message with { ApiVersion = Version(value) },
        ["name"] = (message, value) => Unused(message, Text(value)),
        ["description"] = (message, value) => Unused(message, Text(value)),
    });

    private static readonly DefinitionReader<FieldUpdate> Updates = new("workflowFieldUpdates", "fullName", name => new FieldUpdate(name), new(StringComparer.Ordinal)
    {
        ["field"] = (update, value) => update with { Field = Text(value) },
        ["operation"] = (update, value) => update with { Operation = Choice<FieldUpdateOperation>(value) },
        ["formula"] = (update, value) => update with { Formula = Text(value) },
        ["literalValue"] = (update, value) => update with { LiteralValue = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() },
        ["lookupValue"] = (update, value) => update with { LookupValue = Text(value) },
        ["lookupValueType"] = (update, value) => update with { LookupValueType = Text(value) is "User" or "Queue" or "RecordType" ? Text(value) : throw new FormatException("must be User, Queue or RecordType") },
        ["targetObject"] = (update, value) => update with { TargetObject = Text(value) },
        ["reevaluateOnChange"] = (update, value) => update with { ReevaluateOnChange = Flag(value) },
        ["name"] = (update, value) => Unused(update, Text(value)),
        ["description"] = (update, value) => Unused(update, Text(value)),
    });

    private static readonly DefinitionReader<WorkflowTask> Tasks = new("workflowTasks", "fullName", name => new WorkflowTask(name), new(StringComparer.Ordinal)
    {
        ["subject"] = (task, value) => task with { Subject = Text(value) },
        ["assignedTo"] = (task, value) => task with { AssignedTo = Text(value) },
        ["assignedToType"] = (task, value) => task with { AssignedToType = Text(value) },
        ["description"] = (task, value) => task with { Description = Text(value) },
        ["dueDateOffset"] = (task, value) => task with { DueDateOffset = Number(value) },
        ["offsetFromField"] = (task, value) => task with { OffsetFromField = Text(value) },
        ["priority"] = (task, value) => task with { Priority = Text(value) },
        ["status"] = (task, value) => task with { Status = Text(value) },
    });

    /// <summary>What is not of their form goes to <paramref name="problems"/>.</summary>
    public static OutboundOptions Read(JsonElement root, List<string> problems) => new() { Rules = Rules.Read(root, problems), Messages = Messages.Read(root, problems) };

    /// <summary>The same for what rules do inside the org.</summary>
    public static WorkflowActions ReadActions(JsonElement root, List<string> problems) => new() { FieldUpdates = Updates.Read(root, problems), Tasks = Tasks.Read(root, problems) };

    /// <summary>Adds what does not go together, or not with the org's schema, which is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems)
    {
        var outbound = Read(options.Definitions, []);
        var actions = ReadActions(options.Definitions, []);
        if (outbound.Rules.Count + outbound.Messages.Count + actions.FieldUpdates.Count + actions.Tasks.Count == 0) return;
        var catalog = SchemaFile.CatalogOf(options.Definitions, options.Feature);
        problems.AddRange(InvalidDefinitionException.ProblemsOf(() => WorkflowRules.Bind(new OrgOptions { Catalog = catalog, Outbound = outbound, Workflow = actions, Mail = MailFile.Read(options.Definitions, []) }, catalog)));
        // A seed, or an org that was kept, may bring users of its own; then it shows when a message is sent.
        if (options.Seed.Count > 0 || options.Data is not null) return;
        var org = OrgFile.Apply(options.Definitions, new OrgOptions { Catalog = null! }, []);
        var users = org.Identity.Users.Select(user => user.Username).Append(org.Username).ToHashSet(StringComparer.OrdinalIgnoreCase);
        problems.AddRange(outbound.Messages.Where(message => message.IntegrationUser is { } user && !users.Contains(user))
            .Select(message => $"outboundMessages: {message.FullName}: there is no user {message.IntegrationUser}"));
    }

    // What people write for people.
    private static T Unused<T>(T one, string _) => one;

    // The metadata type's {"name": "To_ERP", "type": "OutboundMessage"}, or the name alone.
    private static WorkflowActionReference[] ActionsOf(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(ActionOf)] : throw new FormatException("must be a list");

    private static WorkflowActionReference ActionOf(JsonElement action)
    {
        if (action.ValueKind != JsonValueKind.Object) return new(Text(action));
        var type = action.TryGetProperty("type", out var given) ? Text(given) : "OutboundMessage";
        if (!Enum.TryParse<WorkflowActionType>(type, ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) throw new FormatException($"has an action of the type {type}; FakeForce runs actions of the types OutboundMessage, FieldUpdate, Task and Alert");
        return action.TryGetProperty("name", out var name) ? new(Text(name), kind) : throw new FormatException("has an action without a name");
    }

    private static int Version(JsonElement value)
    {
        var version = value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : throw new FormatException("must be an API version such as 66.0");
        return version is >= 20 and <= 99 && version == decimal.Truncate(version) ? (int)version : throw new FormatException("must be an API version such as 66.0");
    }
}
