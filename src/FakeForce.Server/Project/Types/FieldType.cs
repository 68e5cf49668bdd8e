using System.Text.Json.Nodes;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.Project.Types;

/// <summary>CustomField, as a part of an object.</summary>
internal static class FieldType
{
    private static readonly ElementTable table = new ElementTable("CustomField", """
        text: label displayFormat relationshipName inlineHelpText externalDeveloperName deleteConstraint formula referenceTargetField
        text: formulaTreatBlanksAs defaultValue summaryForeignKey summarizedField summaryOperation
        flag: required unique externalId caseSensitive reparentableMasterDetail writeRequiresMasterRead displayLocationInDecimal isFilteringDisabled isSortingDisabled isNameField
        number: length precision scale startingNumber
        texts: referenceTo
        own: fullName type valueSet picklist metadataRelationshipControllingField fieldManageability
        none: description businessOwnerGroup businessOwnerUser businessStatus complianceGroup securityClassification trackFeedHistory trackHistory trackTrending visibleLines
        none: maskChar maskType isConvertLeadDisabled isAIPredictionField populateExistingRows relationshipLabel relationshipOrder stripMarkup indexed encryptionScheme markdown
        """).With("summaryFilterItems", FilterItems.Table).With("lookupFilter", new ElementTable("LookupFilter", """
        flag: active isOptional
        text: booleanFilter errorMessage
        none: infoMessage description
        """).With("filterItems", FilterItems.Table), several: false);

    /// <summary>Null for a standard field, and for one that could not be read, which is reported.</summary>
    public static JsonObject? Read(string sobject, MetadataElement field, ProjectModel model)
    {
        if (field.TextOf("fullName") is not { Length: > 0 } name)
        {
            model.Report.AddWrong(field, $"a field of {sobject} has no fullName");
            return null;
        }
        // Metadata of a standard field says how pages show it, and names the value set, which has a file of its own.
        if (!name.Contains("__", StringComparison.Ordinal)) return null;
        if (WhyLeftOut(name, field) is { } reason)
        {
            model.Report.AddNotSupported(field, reason);
            model.LeaveOut($"{sobject}.{name}");
            return null;
        }
        model.Name($"{sobject}.{name}", field);
        var json = table.Convert(field, model.Report);
        json.Insert(0, "fullName", name);
        json["type"] = TypeOf(field, json);
        ReadDefinitionReference(field, json, model);
        if ((field["valueSet"] is { } values ? PicklistType.Read(values, model) : field["picklist"] is { } old ? PicklistType.ReadOld(old, model) : null) is { } picklist)
            foreach (var (key, value) in picklist.ToList())
            {
                picklist.Remove(key);
                json[key] = value;
            }
        return json;
    }

    // What is wrong with other names is found with the schema.
    private static string? WhyLeftOut(string name, MetadataElement field) =>
        field.TextOf("referenceTo") is { } target && CustomNames.IsOfPackage(target) ? $"{name} leads to {target}, which is part of a managed package that the project does not have"
        : name.EndsWith("__pc", StringComparison.Ordinal) ? $"{name} is a field of person accounts, which FakeForce has not"
        : CustomNames.IsOfPackage(name) ? $"{name} is part of a managed package, which the project does not have"
        : field.TextOf("formula") is { } formula && FormulaSurvey.WhyNotSupported(formula) is { } reason ? $"{name} is left out: {reason}"
        : field.TextOf("formula") is { } of && FormulaSurvey.PackagedName(of) is { } packaged ? $"{name} is left out: its formula names {packaged}, of a managed package that the project does not have" : null;

    // Of custom metadata types: an sObject or field of one. Its value is the API name; the path behind it is not there.
    private static void ReadDefinitionReference(MetadataElement field, JsonObject json, ProjectModel model)
    {
        if (field.TextOf("type") != "MetadataRelationship" || field.TextOf("referenceTo") is not ("EntityDefinition" or "FieldDefinition" or "EntityParticle")) return;
        model.Report.AddNotSupported(field["referenceTo"]!, $"CustomField.referenceTo: {field.TextOf("referenceTo")}: the field is kept as a text with the API name, without a relationship to follow");
        foreach (var name in (string[])["referenceTo", "relationshipName"]) json.Remove(name);
        (json["type"], json["length"]) = ("Text", 255);
    }

    // A hierarchy is User's look-up to itself.
    private static string TypeOf(MetadataElement field, JsonObject json)
    {
        var type = field.TextOf("type") ?? "";
        if (type != "Hierarchy") return type;
        json["referenceTo"] = new JsonArray("User");
        return "Lookup";
    }
}
