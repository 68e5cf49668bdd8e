using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>SharingRules: each rule in it has a full name of its own.</summary>
internal static class SharingRulesReader
{
    public static void Read(Component component, ProjectModel model)
    {
        var json = SharingTypes.Rules.Convert(component.Root, model.Report);
        json.Insert(0, "fullName", component.FullName);
        foreach (var list in (string[])["sharingOwnerRules", "sharingCriteriaRules"])
            foreach (var (rule, element) in (json[list] as JsonArray ?? []).Zip(component.Root.All(list))) rule!.AsObject().Insert(0, "fullName", element.TextOf("fullName") ?? "");
        model.Add("sharingRules", json, component.Root);
    }
}
