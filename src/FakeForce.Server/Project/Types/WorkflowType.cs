using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>Workflow: the rules of one object and their actions.</summary>
internal static class WorkflowType
{
    private static readonly ElementTable workflow = new("Workflow", """
        own: fullName rules outboundMessages fieldUpdates tasks alerts
        refused: flowActions flows cannot be called from workflows
        refused: knowledgePublishes there are no articles
        refused: send it is not known to FakeForce
        """);

    private static readonly ElementTable rule = new ElementTable("WorkflowRule", """
        flag: active
        text: booleanFilter triggerType formula
        own: fullName
        none: description
        refused: workflowTimeTriggers time triggers are not supported
        """).With("criteriaItems", FilterItems.Table).With("actions", new ElementTable("WorkflowActionReference", "text: name type"));

    private static readonly ElementTable message = new("WorkflowOutboundMessage", """
        text: endpointUrl integrationUser name
        number: apiVersion
        flag: includeSessionId useDeadLetterQueue
        texts: fields
        own: fullName
        none: description protected
        """);

    private static readonly ElementTable update = new("WorkflowFieldUpdate", """
        text: field formula literalValue lookupValue lookupValueType name operation targetObject
        flag: reevaluateOnChange
        own: fullName
        none: description notifyAssignee protected
        """);

    private static readonly ElementTable task = new("WorkflowTask", """
        text: assignedTo assignedToType description offsetFromField priority status subject
        number: dueDateOffset
        own: fullName
        none: notifyAssignee protected
        """);

    private static readonly ElementTable alert = new ElementTable("WorkflowAlert", """
        text: description senderAddress senderType template
        texts: ccEmails
        own: fullName
        none: protected
        """).With("recipients", new ElementTable("WorkflowEmailRecipient", "text: field recipient type"));

    /// <summary>The actions that a rule may have here; others are reported where they are defined, and left out of the rule.</summary>
    private static readonly string[] actions = ["OutboundMessage", "FieldUpdate", "Task", "Alert"];

    public static void Read(Component component, ProjectModel model)
    {
        workflow.Convert(component.Root, model.Report);
        Add("workflowRules", rule, "rules", component, model);
        Add("outboundMessages", message, "outboundMessages", component, model);
        Add("workflowFieldUpdates", update, "fieldUpdates", component, model);
        Add("workflowTasks", task, "tasks", component, model);
        Add("workflowAlerts", alert, "alerts", component, model);
    }

    private static bool IsRun(JsonNode action, Component component, ProjectModel model) => actions.Contains(action["type"]?.GetValue<string>())
        && (action["type"]?.GetValue<string>() != "Alert" || component.Root.All("alerts").FirstOrDefault(alert => alert.TextOf("fullName") == action["name"]?.GetValue<string>()) is not { } named || model.HasTemplate(named.TextOf("template") ?? ""));

    private static void Add(string key, ElementTable table, string part, Component component, ProjectModel model)
    {
        foreach (var element in component.Root.All(part))
        {
            // It may be one of Salesforce's own, which no project has.
            if (part == "alerts" && !model.HasTemplate(element.TextOf("template") ?? ""))
            {
                model.Report.AddNotSupported(element, $"the email alert {element.TextOf("fullName")} is left out: its template {element.TextOf("template")} is not in the project");
                continue;
            }
            var json = table.Convert(element, model.Report);
            json.Insert(0, "fullName", $"{component.FullName}.{element.TextOf("fullName")}");
            if (json["actions"] is JsonArray all) json["actions"] = new JsonArray([.. all.Where(action => IsRun(action!, component, model)).Select(action => action!.DeepClone())]);
            model.Add(key, json, element);
        }
    }
}
