using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>LeadConvertSettings: which fields of a lead go where when it is converted.</summary>
internal static class LeadConvertType
{
    private static readonly ElementTable settings = new("LeadConvertSettings", """
        own: fullName objectMapping
        none: allowOwnerChange opportunityCreationOptions
        """);

    private static readonly ElementTable mapping = new ElementTable("ObjectMapping", """
        own: outputObject
        none: inputObject
        """).With("mappingFields", new ElementTable("ObjectMappingField", "text: inputField outputField"));

    public static void Read(Component component, ProjectModel model)
    {
        settings.Convert(component.Root, model.Report);
        foreach (var element in component.Root.All("objectMapping"))
        {
            var json = mapping.Convert(element, model.Report);
            json.Insert(0, "fullName", JsonValue.Create(element.TextOf("outputObject")));
            model.Add("leadConvertSettings", json, element);
        }
    }
}
