namespace FakeForce.Server.Project.Types;

/// <summary>Metadata API Developer Guide: AssignmentRules, AutoResponseRules.</summary>
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

    public static void ReadAssignment(Component component, ProjectModel model)
    {
        foreach (var element in component.Root.All("assignmentRule"))
        {
            var json = rule.Convert(element, model.Report);
            json.Insert(0, "fullName", $"{component.FullName}.{element.TextOf("fullName")}");
            model.Add("assignmentRules", json, element);
        }
    }

    // Their one effect is a mail to a customer.
    public static void ReadAutoResponse(Component component, ProjectModel model)
    {
        foreach (var element in component.Root.All("autoResponseRule").Where(one => one.IsTrue("active")))
            model.Report.AddNotSupported(element, $"the auto-response rule {element.TextOf("fullName")} of {component.FullName} sends no mails: FakeForce has no templates");
    }
}
