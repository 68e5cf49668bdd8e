using System.Text.Json.Nodes;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.Project.Types;

/// <summary>CustomObject: custom and external objects, platform events, custom settings and metadata types, and what is added to standard objects.</summary>
internal static class ObjectType
{
    private const string Parts = """
        own: fullName fields validationRules recordTypes businessProcesses nameField
        none: actionOverrides allowInChatterGroups compactLayoutAssignment compactLayouts customHelp customHelpPage deploymentStatus description
        none: enableBulkApi enableEnhancedLookup enableReports enableSearch enableSharing enableStreamingApi enableLicensing enableChangeDataCapture enableDataTranslation fieldSets gender household
        none: historyRetentionPolicy indexes listViews profileSearchLayouts recordTypeTrackFeedHistory recordTypeTrackHistory searchLayouts startsWith webLinks
        none: visibility articleTypeChannelDisplay
        """;

    private static readonly ElementTable custom = new("CustomObject", Parts + "\n" + """
        text: label pluralLabel customSettingsType sharingModel externalSharingModel
        flag: enableActivities
        own: enableFeeds enableHistory
        none: publishBehavior eventType externalDataSource externalName
        refused: sharingReasons Apex sharing reasons are not known to FakeForce
        """);

    private static readonly ElementTable external = new("CustomObject", Parts + "\n" + """
        text: label pluralLabel externalDataSource externalName
        own: sharingModel externalSharingModel enableActivities enableFeeds enableHistory
        """);

    private static readonly ElementTable platformEvent = new("CustomObject", Parts + "\n" + """
        text: label pluralLabel publishBehavior eventType
        own: sharingModel externalSharingModel enableActivities enableFeeds enableHistory
        """);

    private static readonly ElementTable nameField = new("CustomField", """
        text: label type displayFormat
        number: startingNumber
        own: fullName
        none: trackHistory trackFeedHistory description
        """);

    /// <summary>What FakeForce would have to do about a switch of an object that is on.</summary>
    private static readonly Dictionary<string, string> switches = new(StringComparer.Ordinal)
    {
        ["enableFeeds"] = "feed tracking keeps a feed, which FakeForce does not",
        ["enableHistory"] = "field history keeps the object's history, which FakeForce does not",
    };

    public static void Read(Component component, ProjectModel model)
    {
        var name = component.FullName;
        if (WhyLeftOut(name) is { } reason)
        {
            model.Report.AddNotSupported(component.Root, reason);
            return;
        }
        if (name.Contains("__", StringComparison.Ordinal) && component.Root.Children.All(ProjectComponents.IsPart) && !model.IsThere(name.EndsWith("__e", StringComparison.Ordinal) ? "platformEvents" : "objects", name))
            model.Report.AddNotSupported(component.Root, $"there is no file of the object {name} itself: FakeForce makes it of its parts, with a name that is a text");
        if (name.EndsWith("__e", StringComparison.Ordinal)) Add(component, model, platformEvent, "platformEvents");
        else if (name.EndsWith("__x", StringComparison.Ordinal)) Add(component, model, external, "objects");
        else if (name.EndsWith("__c", StringComparison.Ordinal)) Add(component, model, custom, "objects", withName: true);
        else if (name.EndsWith("__mdt", StringComparison.Ordinal)) Add(component, model, custom, "objects");
        else ReadStandard(component, model);
        ValidationRules.Read(component, model);
        RecordTypes.Read(component, model);
    }

    // Custom fields of both kinds of activities are Activity's.
    private static string? WhyLeftOut(string name) => name.Split("__") switch
    {
        [_] => name == "Activity" || StandardCatalog.Knows(name) ? null : $"FakeForce has no standard object {name}",
        [_, "c" or "e" or "x" or "mdt"] => null,
        [_, _] => $"FakeForce does not know objects of the kind of {name}",
        _ => $"{name} is part of a managed package, which the project does not have",
    };

    private static void Add(Component component, ProjectModel model, ElementTable table, string key, bool withName = false)
    {
        var (name, root) = (component.FullName, component.Root);
        var json = table.Convert(root, model.Report);
        json.Insert(0, "fullName", name);
        if (withName && root["nameField"] is { } own && !json.ContainsKey("customSettingsType")) json["nameField"] = nameField.Convert(own, model.Report);
        json["fields"] = new JsonArray([.. FieldsOf(name, component, model)]);
        if (json["label"] is null) json.Remove("label");
        ReportSwitches(root, model);
        model.Add(key, json, root);
    }

    private static void ReadStandard(Component component, ProjectModel model)
    {
        // What is added to activities, tasks and events have both.
        foreach (var name in component.FullName == "Activity" ? new[] { "Task", "Event" } : [component.FullName])
            foreach (var field in FieldsOf(name, component, model)) model.AddOf("fields", name, field, component.Root);
        if (component.Root.TextOf("sharingModel") is { Length: > 0 } sharing) model.Add("objects", new JsonObject { ["fullName"] = component.FullName, ["sharingModel"] = sharing }, component.Root);
        ReportSwitches(component.Root, model);
    }

    private static IEnumerable<JsonObject> FieldsOf(string sobject, Component component, ProjectModel model)
    {
        // The formats have them in different orders; a master stands before a second one.
        foreach (var field in component.Root.All("fields").OrderBy(field => field.TextOf("relationshipOrder") == "1").ThenBy(field => field.TextOf("fullName"), StringComparer.Ordinal))
            if (FieldType.Read(sobject, field, model) is { } json) yield return json;
    }

    private static void ReportSwitches(MetadataElement root, ProjectModel model)
    {
        foreach (var (name, reason) in switches)
            if (root[name] is { } on && root.IsTrue(name)) model.Report.AddNotSupported(on, $"CustomObject.{name}: {reason}");
    }
}
