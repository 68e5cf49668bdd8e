using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>
/// Flow. A part that is not understood is reported, and marked in the element that has it: a flow that comes there fails by name, rather than do
/// something else than it says.
/// </summary>
internal static class FlowType
{
    private static readonly ElementTable flow = new("Flow", """
        text: label processType status runInMode startElementReference timeZoneSidKey
        flag: isAdditionalPermissionRequiredToRun
        number: apiVersion triggerOrder
        own: start variables constants formulas textTemplates assignments decisions loops collectionProcessors customErrors recordLookups recordCreates recordUpdates recordDeletes recordRollbacks subflows actionCalls
        own: screens waits apexPluginCalls choices dynamicChoiceSets stages orchestratedStages steps transforms fullName
        none: description interviewLabel environments processMetadataValues isTemplate isOverridable sourceTemplate migratedFromWorkflowRuleName customProperties areMetricsLoggedToDataCloud
        refused: overriddenFlow a flow that stands in for another runs only where it is set off itself
        """);

    /// <summary>Elements of flows that do not run here, with what they are.</summary>
    private static readonly (string List, string Kind)[] refused =
    [
        ("screens", "screens"), ("waits", "waits"), ("apexPluginCalls", "Apex plug-ins"), ("stages", "stages"), ("orchestratedStages", "orchestrations"), ("steps", "steps"), ("transforms", "transforms"),
    ];

    public static void Read(Component component, ProjectModel model)
    {
        var (name, version) = Versioned(component.FullName);
        var active = model.Find("FlowDefinition", name)?.Root.TextOf("activeVersionNumber");
        // Of a flow in several files the definition says which is meant.
        if (version is not null && active != version) return;
        var json = flow.Convert(component.Root, model.Report);
        json.Insert(0, "fullName", name);
        if (active == "0") json["status"] = "Obsolete";
        // "Any flow without a status value is deployed or retrieved with a status value of Draft."
        if (json["status"]?.GetValue<string>() is var status && Status(status) is { } known) json["status"] = known;
        if (component.Root["start"] is { } start) json["start"] = Start(start, model.Report);
        foreach (var (list, table) in FlowTables.Parts)
            if (component.Root[list] is not null) json[list] = new JsonArray([.. component.Root.All(list).Select(part => (JsonNode?)Part(part, table, model.Report)).Where(part => part is not null)]);
        if (Refused(component.Root, model.Report) is { Count: > 0 } parts) json["refused"] = parts;
        model.Add("flows", json, component.Root);
    }

    // "Name-2" is the second version of Name (Metadata API Developer Guide, "Flow": before 44.0).
    private static (string Name, string? Version) Versioned(string fullName) =>
        fullName.LastIndexOf('-') is > 0 and var dash && fullName.AsSpan(dash + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? (fullName[..dash], fullName[(dash + 1)..]) : (fullName, null);

    // What an org has beside these runs no more than a draft.
    private static string? Status(string? status) => status is "Active" or "Draft" or "Obsolete" or "InvalidDraft" or "UnderReview" ? null : "Draft";

    private static JsonObject Start(MetadataElement start, ProjectReport report)
    {
        var json = Part(start, FlowTables.Start, report)!;
        json.Remove("label");
        return json;
    }

    // Null for a resource that is not understood: whoever names it is refused.
    private static JsonObject? Part(MetadataElement part, ElementTable table, ProjectReport report)
    {
        var before = report.Count;
        var json = table.Convert(part, report);
        if (report.Count == before) return json;
        if (part.Name is "variables" or "constants" or "formulas" or "textTemplates") return null;
        json["unsupported"] = $"its definition ({part.File}, line {part.Line}) has a part that FakeForce does not support";
        return json;
    }

    private static JsonArray Refused(MetadataElement root, ProjectReport report)
    {
        var parts = new JsonArray();
        foreach (var (list, kind) in refused)
            foreach (var part in root.All(list))
            {
                report.AddNotSupported(part, $"Flow.{list}: FakeForce does not run {kind}; a flow that comes to one fails");
                if (part.TextOf("name") is { } name) parts.Add(new JsonObject { ["name"] = name, ["kind"] = kind });
            }
        return parts;
    }
}
