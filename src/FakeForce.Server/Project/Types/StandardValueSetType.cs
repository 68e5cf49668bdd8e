using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>The values of standard picklists.</summary>
internal static class StandardValueSetType
{
    private static readonly ElementTable table = new ElementTable("StandardValueSet", """
        flag: sorted
        own: fullName
        none: groupingStringEnum
        """).With("standardValue", new ElementTable("StandardValue", """
            text: fullName label forecastCategory
            flag: default isActive closed won converted highPriority
            number: probability
            none: allowEmail color cssExposed description exposedToPartner groupingString reverseRole reviewed
            """));

    public static void Read(Component component, ProjectModel model)
    {
        var json = table.Convert(component.Root, model.Report);
        if (!FakeForce.Engine.Schema.StandardValueSets.Has(component.FullName))
        {
            model.Report.AddNotSupported(component.Root, $"FakeForce does not know which fields have the standard value set {component.FullName}");
            return;
        }
        if (component.Root.IsTrue("sorted") && json["standardValue"] is JsonArray values)
            json["standardValue"] = new JsonArray([.. values.OrderBy(value => value!["label"]?.GetValue<string>(), StringComparer.OrdinalIgnoreCase).Select(value => value!.DeepClone())]);
        json.Remove("sorted");
        json.Insert(0, "fullName", component.FullName);
        model.Add("standardValueSets", json, component.Root);
    }
}
