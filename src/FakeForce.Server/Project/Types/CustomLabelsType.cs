namespace FakeForce.Server.Project.Types;

/// <summary>The custom labels of an org, which are all in one component.</summary>
internal static class CustomLabelsType
{
    private static readonly ElementTable label = new("CustomLabel", """
        text: value
        own: fullName
        none: categories language protected shortDescription
        """);

    public static void Read(Component component, ProjectModel model)
    {
        foreach (var element in component.Root.Children)
        {
            if (element.Name != "labels")
            {
                model.Report.AddNotSupported(element, $"CustomLabels has the element {element.Name}, which FakeForce does not know");
                continue;
            }
            var json = label.Convert(element, model.Report);
            json.Insert(0, "fullName", element.TextOf("fullName") ?? "");
            model.Add("customLabels", json, element);
        }
    }
}
