using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>Metadata API Developer Guide: AssignmentRules, AutoResponseRules, EscalationRules.</summary>
internal static class AssignmentTypes
{
    private static readonly ElementTable rule = new ElementTable("AssignmentRule", """
        flag: active
        own: fullName
        """).With("ruleEntry", new ElementTable("RuleEntry", """
            text: assignedTo assignedToType booleanFilter formula
            none: notifyCcRecipients template overrideExistingTeams businessHours businessHoursSource escalationStartTime disableEscalationWhenModified
            refused: team teams of cases are not assigned
            """).With("criteriaItems", FilterItems.Table));

    private static readonly ElementTable response = new ElementTable("AutoResponseRule", """
        flag: active
        own: fullName
        """).With("ruleEntry", new ElementTable("RuleEntry", """
            text: booleanFilter formula senderEmail senderName template
            none: notifyCcRecipients replyToEmail assignedTo assignedToType businessHours businessHoursSource escalationStartTime disableEscalationWhenModified overrideExistingTeams
            """).With("criteriaItems", FilterItems.Table));

    private static readonly ElementTable escalation = new ElementTable("EscalationRule", """
        flag: active
        own: fullName
        """).With("ruleEntry", new ElementTable("RuleEntry", """
            text: booleanFilter formula escalationStartTime
            flag: disableEscalationWhenModified
            own: businessHours businessHoursSource
            none: assignedTo assignedToType notifyCcRecipients overrideExistingTeams
            """).With("criteriaItems", FilterItems.Table).With("escalationAction", new ElementTable("EscalationAction", """
                text: assignedTo assignedToTemplate assignedToType notifyTo notifyToTemplate
                texts: notifyEmail
                number: minutesToEscalation
                flag: notifyCaseOwner
                """)));

    public static void ReadEscalation(Component component, ProjectModel model)
    {
        foreach (var hours in component.Root.All("escalationRule").SelectMany(one => one.All("ruleEntry")).Select(entry => entry["businessHoursSource"]).OfType<MetadataElement>().Where(source => source.Text.Trim() is not "None"))
            model.Report.AddNotSupported(hours, $"RuleEntry.businessHoursSource: {hours.Text.Trim()}: FakeForce counts all hours as business hours");
        Add("escalationRules", "escalationRule", escalation, component, model, (element, json) =>
        {
            foreach (var template in element.All("ruleEntry").SelectMany(entry => entry.All("escalationAction")).SelectMany(action => new[] { action["assignedToTemplate"], action["notifyToTemplate"] }))
                if (template is not null && !model.HasTemplate(template)) model.Report.AddNotSupported(template, $"EscalationAction.{template.Name}: {template.Text.Trim()} is not in the project: cases are escalated without its mail");
            foreach (var action in ListIn(json, "ruleEntry").SelectMany(entry => ListIn(entry, "escalationAction")))
                foreach (var name in (string[])["assignedToTemplate", "notifyToTemplate"])
                    if (action[name]?.GetValue<string>() is { } template && !model.HasTemplate(template)) action.Remove(name);
            return true;
        });
    }

    private static IEnumerable<JsonObject> ListIn(JsonObject json, string name) => json[name] is JsonArray list ? list.OfType<JsonObject>() : [];

    public static void ReadAssignment(Component component, ProjectModel model) => Add("assignmentRules", "assignmentRule", rule, component, model);

    // Without its template a rule has nothing to say.
    public static void ReadAutoResponse(Component component, ProjectModel model) => Add("autoResponseRules", "autoResponseRule", response, component, model, (element, _) =>
    {
        if (element.All("ruleEntry").Select(entry => entry["template"]).FirstOrDefault(template => template is not null && !model.HasTemplate(template)) is not { } missing) return true;
        model.Report.AddNotSupported(missing, $"the auto-response rule {element.TextOf("fullName")} is left out: its template {missing.Text.Trim()} is not in the project");
        return false;
    });

    private static void Add(string key, string part, ElementTable table, Component component, ProjectModel model, Func<MetadataElement, JsonObject, bool>? takes = null)
    {
        foreach (var element in component.Root.All(part))
        {
            var json = table.Convert(element, model.Report);
            json.Insert(0, "fullName", $"{component.FullName}.{element.TextOf("fullName")}");
            if (takes is null || takes(element, json)) model.Add(key, json, element);
        }
    }
}
