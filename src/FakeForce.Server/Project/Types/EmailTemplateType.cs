using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>EmailTemplate: its text is in the file beside it. A name has the folder in front.</summary>
internal static class EmailTemplateType
{
    /// <summary>Object Reference, "EmailTemplate": HtmlValue and Body have 384,000 characters at most.</summary>
    private const int MostBytes = 4 * 384_000;

    private static readonly ElementTable table = new("EmailTemplate", """
        text: name description subject type textOnly uiType relatedEntityType
        flag: available
        own: fullName
        none: encodingKey style apiVersion attachedDocuments packageVersions content
        refused: attachments files of templates are not sent
        refused: letterhead templates with a letterhead are not known to FakeForce
        """);

    public static void Read(Component component, ProjectModel model)
    {
        if (component.Root.TextOf("type") == "visualforce")
        {
            model.Report.AddNotSupported(component.Root, $"the template {component.FullName} is a Visualforce page, which FakeForce does not run");
            return;
        }
        if (!File.Exists(component.Content) || new FileInfo(component.Content).Length > MostBytes)
        {
            model.Report.AddWrong(component.Root, $"there is no file with the text of {component.FullName} beside it, or it is too long");
            return;
        }
        var json = table.Convert(component.Root, model.Report);
        json.Insert(0, "fullName", component.FullName);
        json["content"] = JsonValue.Create(File.ReadAllText(component.Content));
        model.Add("emailTemplates", json, component.Root);
    }
}
