using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>ApexClass and ApexTrigger: kept and shown; nothing runs them, which the report says of triggers, whose absence would be felt.</summary>
internal static class ApexTypes
{
    /// <summary>Metadata API Developer Guide, "ApexClass": a class has a million characters at most.</summary>
    private const int Most = 4_000_000;

    private static readonly ElementTable table = new("ApexClass", """
        text: status
        number: apiVersion
        own: fullName
        none: packageVersions content
        """);

    public static void ReadClass(Component component, ProjectModel model) => Read("apexClasses", component, model);

    public static void ReadTrigger(Component component, ProjectModel model)
    {
        Read("apexTriggers", component, model);
        if (component.Root.TextOf("status") != "Inactive") model.Report.AddNotSupported(component.Root, $"the trigger {component.FullName} is kept and does not run: FakeForce does not run Apex");
    }

    private static void Read(string key, Component component, ProjectModel model)
    {
        if (!File.Exists(component.Content) || new FileInfo(component.Content).Length > Most)
        {
            model.Report.AddWrong(component.Root, $"there is no file with the code of {component.FullName} beside it, or it is too long");
            return;
        }
        var json = table.Convert(component.Root, model.Report);
        json.Insert(0, "fullName", component.FullName);
        json["body"] = JsonValue.Create(File.ReadAllText(component.Content));
        model.Add(key, json, component.Root);
    }
}
