using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>Record types, as parts of an object, with what their business processes offer.</summary>
internal static class RecordTypes
{
    private const string ValueParts = """
        text: fullName
        flag: default
        none: allowEmail closed color controllingFieldValues converted cssExposed description forecastCategory highPriority probability reverseRole reviewed won isActive
        """;

    private static readonly ElementTable value = new("PicklistValue", ValueParts);

    private static readonly ElementTable table = new ElementTable("RecordType", """
        text: label description businessProcess
        flag: active
        own: fullName
        none: compactLayoutAssignment
        """).With("picklistValues", new ElementTable("RecordTypePicklistValue", "text: picklist").With("values", value));

    private static readonly ElementTable process = new ElementTable("BusinessProcess", """
        own: fullName isActive
        none: description
        """).With("values", value);

    /// <summary>Which picklist a process is about (Metadata API guide, "BusinessProcess").</summary>
    private static readonly Dictionary<string, string> picklists = new(StringComparer.Ordinal)
    {
        ["Opportunity"] = "StageName",
        ["Case"] = "Status",
        ["Lead"] = "Status",
        ["Solution"] = "Status",
    };

    public static void Read(Component component, ProjectModel model)
    {
        var processes = component.Root.All("businessProcesses").GroupBy(element => element.TextOf("fullName")).ToDictionary(group => group.Key ?? "", group => process.Convert(group.First(), model.Report));
        foreach (var element in component.Root.All("recordTypes"))
        {
            var json = table.Convert(element, model.Report);
            json.Insert(0, "fullName", $"{component.FullName}.{element.TextOf("fullName")}");
            AddProcess(component, element, json, processes, model);
            model.Add("recordTypes", json, element);
        }
    }

    private static void AddProcess(Component component, MetadataElement element, JsonObject json, Dictionary<string, JsonObject> processes, ProjectModel model)
    {
        if (element["businessProcess"] is not { } named) return;
        if (!picklists.TryGetValue(component.FullName, out var picklist)) model.Report.AddWrong(named, $"{component.FullName} has no business processes; {string.Join(", ", picklists.Keys)} have");
        else if (!processes.TryGetValue(named.Text.Trim(), out var found)) model.Report.AddNotSupported(named, $"the business process {named.Text.Trim()} is not among the files; records of the type take all values of {picklist}");
        else
        {
            if (json["picklistValues"] is not JsonArray lists) json["picklistValues"] = lists = [];
            lists.Add(new JsonObject { ["picklist"] = picklist, ["values"] = found["values"]?.DeepClone() ?? new JsonArray() });
        }
    }
}
