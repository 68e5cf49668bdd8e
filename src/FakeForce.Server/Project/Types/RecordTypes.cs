namespace FakeForce.Server.Project.Types;

/// <summary>Record types, as parts of an object.</summary>
internal static class RecordTypes
{
    private static readonly ElementTable table = new ElementTable("RecordType", """
        text: label description businessProcess
        flag: active
        own: fullName
        none: compactLayoutAssignment
        """).With("picklistValues", new ElementTable("RecordTypePicklistValue", "text: picklist").With("values", new ElementTable("PicklistValue", """
            text: fullName
            flag: default
            none: allowEmail closed color controllingFieldValues converted cssExposed description forecastCategory highPriority probability reverseRole reviewed won isActive
            """)));

    public static void Read(Component component, ProjectModel model)
    {
        foreach (var element in component.Root.All("recordTypes"))
        {
            var json = table.Convert(element, model.Report);
            json.Insert(0, "fullName", $"{component.FullName}.{element.TextOf("fullName")}");
            model.Add("recordTypes", json, element);
        }
    }
}
