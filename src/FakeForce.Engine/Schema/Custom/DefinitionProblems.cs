namespace FakeForce.Engine.Schema;

/// <summary>Everything that is wrong with custom definitions, each problem beginning with the API name of what has it.</summary>
internal static class DefinitionProblems
{
    private const int MasterDetails = 2;

    public static List<string> Find(Catalog catalog, FeatureSet features, CustomDefinitions definitions)
    {
        var (problems, index) = (new List<string>(), new DefinitionIndex(definitions));
        foreach (var definition in definitions.Objects) problems.AddRange(OfObject(catalog, definitions, index, definition));
        foreach (var definition in definitions.PlatformEvents) problems.AddRange(PlatformEventProblems.Of(catalog, definitions, definition));
        foreach (var (sobject, field) in definitions.AllFields)
        {
            var place = new FieldPlace(catalog, features, index, sobject, field);
            problems.AddRange(OfPlace(place).Concat(FieldProblems.Of(place)).Select(problem => $"{sobject}.{field.FullName}: {problem}"));
        }
        return [.. problems.Distinct()];
    }

    private static IEnumerable<string> OfObject(Catalog catalog, CustomDefinitions definitions, DefinitionIndex index, CustomObjectDefinition o)
    {
        if (o.IsExternal)
            foreach (var problem in ExternalObjectProblems.OfObject(definitions, o)) yield return $"{o.FullName}: {problem}";
        else if (!CustomNames.IsCustom(o.FullName) && !CustomNames.IsMetadataType(o.FullName)) yield return $"{o.FullName}: {BadName}";
        if (catalog.TryFind(o.FullName, out _) || index.HasObjectTwice(o.FullName))
            yield return $"{o.FullName}: there is an sObject of that name already";
        if (o.NameField.Type is not (CustomFieldType.Text or CustomFieldType.AutoNumber)) yield return $"{o.FullName}: the name field is Text or AutoNumber";
        if (o.NameField.Type == CustomFieldType.AutoNumber && !FieldProblems.IsDisplayFormat(o.NameField.DisplayFormat))
            yield return $"{o.FullName}: {FieldProblems.BadDisplayFormat}";
        if (o.Fields.Count(field => field.Type == CustomFieldType.MasterDetail) > MasterDetails)
            yield return $"{o.FullName}: an sObject has {MasterDetails} master-detail fields at most";
        if (MastersOf(o, index, []).Contains(o.FullName, StringComparer.OrdinalIgnoreCase)) yield return $"{o.FullName}: its master-detail fields form a circle";
    }

    private static HashSet<string> MastersOf(CustomObjectDefinition o, DefinitionIndex index, HashSet<string> found)
    {
        foreach (var master in o.Fields.Where(field => field.Type == CustomFieldType.MasterDetail).SelectMany(field => field.ReferenceTo))
            if (found.Add(master) && index.Object(master) is { } next) MastersOf(next, index, found);
        return found;
    }

    private static IEnumerable<string> OfPlace(FieldPlace place)
    {
        var (name, field) = (place.SObject, place.Field);
        if (!CustomNames.IsCustom(field.FullName)) yield return BadName;
        if (place.Existing is null && place.Defined is null && !place.IsOfEvent) yield return $"there is no sObject {name}";
        if (place.All.FieldsNamed(name, field.FullName).Count > 1 || place.Existing?.TryField(field.FullName, out _) == true) yield return "there is a field of that name already";
        if (field.Type == CustomFieldType.MasterDetail && place.Defined?.Fields.Any(own => ReferenceEquals(own, field)) != true)
            yield return "a master-detail field comes with the definition of its custom sObject";
    }

    internal const string BadName = "a custom name is letters, digits and single underscores, begins with a letter, ends in __c, and has 40 characters at most before that";

    internal static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A field definition and where it is to go: an sObject that exists, or one that is defined at the same time.</summary>
internal sealed record FieldPlace(Catalog Catalog, FeatureSet Features, DefinitionIndex All, string SObject, CustomFieldDefinition Field)
{
    public SObjectType? Existing { get; } = Catalog.TryFind(SObject, out var type) ? type : null;
    public CustomObjectDefinition? Defined { get; } = All.Object(SObject);

    public bool IsOfEvent { get; } = All.IsEvent(SObject);

    public bool IsSObject(string name) => Catalog.TryFind(name, out _) || All.Object(name) is not null;
}
