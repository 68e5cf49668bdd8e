using static FakeForce.Engine.Schema.CustomFieldType;

namespace FakeForce.Engine.Schema;

/// <summary>What is wrong with definitions of external objects and of look-ups to and from them. The texts are FakeForce's own.</summary>
internal static class ExternalObjectProblems
{
    private static readonly CustomFieldType[] Stored = [AutoNumber, MasterDetail, EncryptedText, Html, Location, Address];

    public static IEnumerable<string> OfObject(CustomDefinitions definitions, CustomObjectDefinition o)
    {
        if (!CustomNames.IsExternal(o.FullName))
            yield return "the name of an external object is letters, digits and single underscores, begins with a letter, ends in __x, and has 40 characters at most before that";
        if (o.ExternalDataSource is null) yield return "an external object names its externalDataSource";
        else if (!definitions.Sources.Any(source => source.FullName == o.ExternalDataSource)) yield return $"there is no external data source {o.ExternalDataSource}";
        if (o.Fields.Count(field => field.IsNameField) > 1) yield return "an external object has one name field at most";
        foreach (var columns in o.Fields.GroupBy(field => field.ExternalDeveloperName, StringComparer.Ordinal))
            if (columns.Key is not null && columns.Count() > 1) yield return $"two fields show the column {columns.Key}";
    }

    public static IEnumerable<string> OfField(FieldPlace place)
    {
        var (field, isExternal) = (place.Field, IsExternal(place, place.SObject));
        if (isExternal)
            foreach (var problem in OnExternal(field)) yield return problem;
        else if (field.ExternalDeveloperName is not null || field.IsFilteringDisabled || field.IsSortingDisabled || field.IsNameField)
            yield return "only fields of external objects have externalDeveloperName, isFilteringDisabled, isSortingDisabled or isNameField";
        foreach (var target in field.ReferenceTo)
        {
            if (field.Type == ExternalLookup != IsExternal(place, target)) yield return $"an ExternalLookup points to an external object, every other look-up to one that is none: {target}";
            if (field.Type == IndirectLookup && !IsUniqueKey(place, target)) yield return $"referenceTargetField names a unique external id field of {target}";
        }
        if (field.Type == IndirectLookup && !isExternal) yield return "only external objects have an IndirectLookup";
        if (field.Type != IndirectLookup && field.ReferenceTargetField is not null) yield return "only an IndirectLookup has a referenceTargetField";
    }

    private static IEnumerable<string> OnExternal(CustomFieldDefinition field)
    {
        if (Stored.Contains(field.Type)) yield return $"an external object has no field of the type {field.Type}";
        if (field.Formula is not null || field.Unique || field.ExternalId || field.DefaultValue is not null || field.DeleteConstraint is not null)
            yield return "a field of an external object has no formula, default or deleteConstraint, and is neither unique nor an external id";
        if (field is { IsNameField: true, Type: not Text }) yield return "the name field is of the type Text";
    }

    private static bool IsExternal(FieldPlace place, string name) =>
        place.Catalog.TryFind(name, out var type) ? type.External is not null : place.All.Object(name)?.IsExternal == true;

    private static bool IsUniqueKey(FieldPlace place, string target)
    {
        if (place.Field.ReferenceTargetField is not { } key) return false;
        if (place.All.FieldsNamed(target, key).Any(other => other is { Unique: true, ExternalId: true })) return true;
        return place.Catalog.TryFind(target, out var type) && type.TryField(key, out var field) && field.Is(FieldFlags.Unique) && field.Is(FieldFlags.ExternalId);
    }
}
