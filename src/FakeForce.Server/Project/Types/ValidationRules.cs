using FakeForce.Engine.Formula;

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
        // Records of custom metadata types come with the project, and no API writes them: nothing is there to be judged.
        if (component.FullName.EndsWith("__mdt", StringComparison.Ordinal))
        {
            foreach (var _ in component.Root.All("validationRules")) model.Report.CountWithoutEffect("ValidationRule of custom metadata");
            return;
        }
        foreach (var element in component.Root.All("validationRules").OrderBy(element => element.TextOf("fullName"), StringComparer.Ordinal))
        {
            var formula = element.TextOf("errorConditionFormula") ?? "";
            if ((FormulaSurvey.WhyNotSupported(formula) ?? (FormulaSurvey.PackagedName(formula) is { } name ? $"it names {name}, of a managed package that the project does not have" : null)) is { } reason)
            {
                model.Report.AddNotSupported(element, $"the validation rule {element.TextOf("fullName")} is left out: {reason}");
                continue;
            }
            var json = table.Convert(element, model.Report);
            json.Insert(0, "fullName", $"{component.FullName}.{element.TextOf("fullName")}");
            model.Add("validationRules", json, element);
        }
    }
}
