using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>A record of a custom metadata type.</summary>
internal static class CustomMetadataType
{
    private static readonly ElementTable record = new("CustomMetadata", """
        text: label
        own: fullName values
        none: protected description
        """);

    public static void Read(Component component, ProjectModel model)
    {
        if (component.FullName.Split('.')[0].Contains("__", StringComparison.Ordinal))
        {
            model.Report.AddNotSupported(component.Root, $"{component.FullName} is a record of a type of a managed package, which the project does not have");
            return;
        }
        var json = record.Convert(component.Root, model.Report);
        json.Insert(0, "fullName", component.FullName);
        json["values"] = new JsonArray([.. component.Root.All("values").Select(value => ValueOf(value, model))]);
        model.Add("customMetadata", json, component.Root);
    }

    private static JsonObject ValueOf(MetadataElement value, ProjectModel model)
    {
        foreach (var child in value.Children)
            if (child.Name is not ("field" or "value")) model.Report.AddNotSupported(child, $"CustomMetadataValue has the element {child.Name}, which FakeForce does not know");
        return new JsonObject { ["field"] = value.TextOf("field") ?? "", ["value"] = value["value"] is { IsNil: false } given ? given.Text : null };
    }
}
