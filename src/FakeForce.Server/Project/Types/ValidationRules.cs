namespace FakeForce.Server.Project.Types;

/// <summary>Validation rules, as parts of an object.</summary>
internal static class ValidationRules
{
    private static readonly ElementTable table = new("ValidationRule", """
        text: errorConditionFormula errorDisplayField errorMessage description
        flag: active
        own: fullName
        refused: shouldEvaluateOnClient pages alone would judge before a save
        """);

    public static void Read(Component component, ProjectModel model)
    {
        foreach (var element in component.Root.All("validationRules").OrderBy(element => element.TextOf("fullName"), StringComparer.Ordinal))
        {
            var json = table.Convert(element, model.Report);
            json.Insert(0, "fullName", $"{component.FullName}.{element.TextOf("fullName")}");
            model.Add("validationRules", json, element);
        }
    }
}
