using System.Text.Json.Nodes;

namespace FakeForce.Server.Project.Types;

/// <summary>A ValueSet: the values of a picklist, its own or those of a global value set, and what they depend on.</summary>
internal static class PicklistType
{
    private static readonly ElementTable set = new("ValueSet", """
        own: valueSetDefinition valueSetName valueSettings
        text: controllingField
        flag: restricted
        """);

    private static readonly ElementTable oldSet = new("Picklist", """
        own: picklistValues sorted restrictedAdminField
        refused: controllingField what values of another field control is not read in the form before version 38.0
        """);

    private static readonly ElementTable setting = new("ValueSettings", """
        texts: controllingFieldValue
        text: valueName
        """);

    private static readonly ElementTable value = new("CustomValue", """
        text: fullName label
        flag: default isActive
        none: color description
        none: allowEmail closed controllingFieldValues converted cssExposed forecastCategory highPriority probability reverseRole reviewed won
        """);

    /// <summary>Members to put into a field's definition; null where the value set is not there, which is reported.</summary>
    public static JsonObject? Read(MetadataElement element, ProjectModel model)
    {
        var json = set.Convert(element, model.Report);
        if (ValuesOf(element, model) is not { } values) return null;
        json["valueSet"] = values;
        // A global value set is always restricted; one of the field's own says whether it is.
        json["restricted"] = element["valueSetName"] is not null || element.IsTrue("restricted");
        if (element.All("valueSettings").Any()) json["valueSettings"] = new JsonArray([.. element.All("valueSettings").Select(one => setting.Convert(one, model.Report))]);
        return json;
    }

    /// <summary>The form before version 38.0.</summary>
    public static JsonObject ReadOld(MetadataElement element, ProjectModel model)
    {
        var json = oldSet.Convert(element, model.Report);
        json["valueSet"] = Listed(element.All("picklistValues"), element.IsTrue("sorted"), model);
        json["restricted"] = element.IsTrue("restrictedAdminField");
        return json;
    }

    private static JsonArray? ValuesOf(MetadataElement element, ProjectModel model)
    {
        if (element["valueSetDefinition"] is { } own) return Listed(own.All("value"), own.IsTrue("sorted"), model);
        if (element["valueSetName"] is not { } name)
        {
            model.Report.AddWrong(element, "a value set has neither values nor the name of a global value set");
            return null;
        }
        if (model.Find("GlobalValueSet", name.Text.Trim()) is { } global) return Listed(global.Root.All("customValue"), global.Root.IsTrue("sorted"), model);
        model.Report.AddWrong(name, $"there is no global value set {name.Text.Trim()} in the project");
        return null;
    }

    private static JsonArray Listed(IEnumerable<MetadataElement> values, bool isSorted, ProjectModel model)
    {
        var listed = values.Select(one => value.Convert(one, model.Report));
        return new JsonArray([.. isSorted ? listed.OrderBy(one => one["label"]?.GetValue<string>() ?? one["fullName"]?.GetValue<string>(), StringComparer.OrdinalIgnoreCase) : listed]);
    }
}
