namespace FakeForce.Engine.Schema;

/// <summary>Everything that is wrong with custom definitions, each problem beginning with the API name of what has it.</summary>
internal static class DefinitionProblems
{
    private const int MasterDetails = 2;

    public static List<string> Find(Catalog catalog, FeatureSet features, CustomDefinitions definitions)
    {
        var problems = new List<string>();
        foreach (var definition in definitions.Objects) problems.AddRange(OfObject(catalog, definitions, definition));
        foreach (var definition in definitions.PlatformEvents) problems.AddRange(PlatformEventProblems.Of(catalog, definitions, definition));
        foreach (var (sobject, field) in definitions.AllFields)
        {
            var place = new FieldPlace(catalog, features, definitions, sobject, field);
            problems.AddRange(OfPlace(place).Concat(FieldProblems.Of(place)).Select(problem => $"{sobject}.{field.FullName}: {problem}"));
        }
        return [.. problems.Distinct()];
    }

    private static IEnumerable<string> OfObject(Catalog catalog, CustomDefinitions definitions, CustomObjectDefinition o)
    {
        if (o.IsExternal)
            foreach (var problem in ExternalObjectProblems.OfObject(definitions, o)) yield return $"{o.FullName}: {problem}";
        else if (!CustomNames.IsCustom(o.FullName) && !CustomNames.IsMetadataType(o.FullName)) yield return $"{o.FullName}: {BadName}";
        if (catalog.TryFind(o.FullName, out _) || definitions.Objects.Count(other => Same(other.FullName, o.FullName)) > 1)
            yield return $"{o.FullName}: there is an sObject of that name already";
        if (o.NameField.Type is not (CustomFieldType.Text or CustomFieldType.AutoNumber)) yield return $"{o.FullName}: the name field is Text or AutoNumber";
        if (o.NameField.Type == CustomFieldType.AutoNumber && !FieldProblems.IsDisplayFormat(o.NameField.DisplayFormat))
            yield return $"{o.FullName}: {FieldProblems.BadDisplayFormat}";
        if (o.Fields.Count(field => field.Type == CustomFieldType.MasterDetail) > MasterDetails)
            yield return $"{o.FullName}: an sObject has {MasterDetails} master-detail fields at most";
    }

    private static IEnumerable<string> OfPlace(FieldPlace place)
    {
        var (name, field) = (place.SObject, place.Field);
        if (!CustomNames.IsCustom(field.FullName)) yield return BadName;
        if (place.Existing is null && place.Defined is null && !place.IsOfEvent) yield return $"there is no sObject {name}";
        var twice = place.All.AllFields.Count(other => Same(other.Key, name) && Same(other.Value.FullName, field.FullName)) > 1;
        if (twice || place.Existing?.TryField(field.FullName, out _) == true) yield return "there is a field of that name already";
        if (field.Type == CustomFieldType.MasterDetail && place.Defined?.Fields.Contains(field) != true)
            yield return "a master-detail field comes with the definition of its custom sObject";
    }

    internal const string BadName = "a custom name is letters, digits and single underscores, begins with a letter, ends in __c, and has 40 characters at most before that";

    internal static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A field definition and where it is to go: an sObject that exists, or one that is defined at the same time.</summary>
internal sealed record FieldPlace(Catalog Catalog, FeatureSet Features, CustomDefinitions All, string SObject, CustomFieldDefinition Field)
{
    public SObjectType? Existing { get; } = Catalog.TryFind(SObject, out var type) ? type : null;
    public CustomObjectDefinition? Defined { get; } = All.Objects.FirstOrDefault(o => DefinitionProblems.Same(o.FullName, SObject));

    public bool IsOfEvent { get; } = All.PlatformEvents.Any(e => DefinitionProblems.Same(e.FullName, SObject));

    public bool IsSObject(string name) => Catalog.TryFind(name, out _) || All.Objects.Any(o => DefinitionProblems.Same(o.FullName, name));
}
