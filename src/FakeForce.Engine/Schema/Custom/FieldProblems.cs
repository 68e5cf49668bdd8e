using static FakeForce.Engine.Schema.CustomFieldType;

namespace FakeForce.Engine.Schema;

/// <summary>What is wrong with one field definition by itself. The texts are FakeForce's own.</summary>
internal static class FieldProblems
{
    public const string BadDisplayFormat = "an auto-number needs a display format with its digits in braces, such as A-{0000}";
    private static readonly CustomFieldType[] Identifying = [Text, Number, Email, AutoNumber];

    // "The return types of formula fields" (Help, "Build a Formula Field").
    private static readonly CustomFieldType[] Formulas = [Checkbox, Currency, CustomFieldType.Date, CustomFieldType.DateTime, Number, Percent, Text, Time];

    public static IEnumerable<string> Of(FieldPlace place)
    {
        var field = place.Field;
        var rule = CustomFieldRule.Of(field.Type);
        return Sizes(field, rule).Concat(Flags(field)).Concat(Values(field)).Concat(References(place)).Concat(ExternalObjectProblems.OfField(place)).Concat(Rest(place));
    }

    public static bool IsDisplayFormat(string? format)
    {
        if (format is null || format.Length > 30) return false;
        var open = format.IndexOf('{', StringComparison.Ordinal);
        while (open >= 0 && open + 1 < format.Length && format[open + 1] != '0') open = format.IndexOf('{', open + 1);
        var close = open < 0 ? -1 : format.IndexOf('}', open);
        return close > open + 1 && format.AsSpan(open + 1, close - open - 1).IndexOfAnyExcept('0') < 0;
    }

    private static IEnumerable<string> Sizes(CustomFieldDefinition field, CustomFieldRule rule)
    {
        var length = field.Length ?? 0;
        if (rule.MaxLength > 0 && field.Formula is null && (length < rule.MinLength || length > rule.MaxLength)) yield return $"the length is {rule.MinLength} to {rule.MaxLength}";
        var (precision, scale) = (field.Precision ?? 18, field.Scale ?? 0);
        if (rule.IsNumber && precision is (< 1 or > 18)) yield return "the precision is 1 to 18";
        if (rule.IsNumber && (scale < 0 || scale > Math.Min(17, precision))) yield return "the scale is 0 to 17 and not above the precision";
        if (field.Type == Location && field.Scale is (< 0 or > 15)) yield return "the scale of a location is 0 to 15";
    }

    private static IEnumerable<string> Flags(CustomFieldDefinition field)
    {
        if (field.Unique && !Identifying.Contains(field.Type)) yield return $"a field of type {field.Type} cannot be unique";
        if (field.ExternalId && !Identifying.Contains(field.Type)) yield return $"a field of type {field.Type} cannot be an external id";
        if (field.CaseSensitive && !(field.Unique && field.Type == Text)) yield return "only a unique text is case-sensitive";
        if (field.Required && (field.Formula is not null || field.Type is AutoNumber or Checkbox or Location or Address)) yield return "it cannot be required";
        if (field.Formula is not null && (field.Unique || field.ExternalId)) yield return "a formula is neither unique nor an external id";
        if (field.Formula is not null && !Formulas.Contains(field.Type)) yield return $"a formula gives one of {string.Join(", ", Formulas)}";
        if (field.Formula is not null && field.DefaultValue is not null) yield return "a formula has no default";
        if (field.Type == Checkbox && field.DefaultValue?.Trim() is not (null or "true" or "false")) yield return "the default of a checkbox is true or false";
        if (field.Type == AutoNumber && !IsDisplayFormat(field.DisplayFormat)) yield return BadDisplayFormat;
        if (field.StartingNumber < 0) yield return "the starting number is 0 or more";
    }

    private static IEnumerable<string> Values(CustomFieldDefinition field)
    {
        var isPicklist = field.Type is Picklist or MultiselectPicklist;
        if (isPicklist && field.ValueSet.Count == 0) yield return "a picklist needs values";
        if (!isPicklist && field.ValueSet.Count > 0) yield return "only a picklist has values";
        if (field.ValueSet.DistinctBy(value => value.FullName, StringComparer.OrdinalIgnoreCase).Count() < field.ValueSet.Count) yield return "a picklist has each value once";
        if (field.ValueSet.Any(value => value.FullName.Length is 0 or > 255)) yield return "a picklist value has 1 to 255 characters";
        if (field.ValueSet.Count(value => value.Default) > 1) yield return "a picklist has one default at most";
    }

    private static IEnumerable<string> References(FieldPlace place)
    {
        var field = place.Field;
        var points = field.Type is Lookup or MasterDetail or ExternalLookup or IndirectLookup or MetadataRelationship;
        if (points && field.ReferenceTo.Count != 1) yield return "referenceTo names one sObject";
        if (!points && field.ReferenceTo.Count > 0) yield return "only a look-up or master-detail field has referenceTo";
        foreach (var target in field.ReferenceTo.Where(target => !place.IsSObject(target))) yield return $"referenceTo names {target}, which is no sObject of this org";
        if (!points && (field.DeleteConstraint is not null || field.RelationshipName is not null)) yield return "only a look-up or master-detail field has a relationshipName or deleteConstraint";
        if (field.LookupFilter is not null && field.Type is not (Lookup or MasterDetail)) yield return "only a look-up or master-detail field has a lookupFilter";
        if (field.Type == MasterDetail && field.DeleteConstraint is not null) yield return "a master-detail field always cascades";
        if (field is { Type: Lookup, Required: true, DeleteConstraint: DeleteConstraint.SetNull }) yield return "a required look-up cannot be set to null";
        if (field.RelationshipName is { } name && !CustomNames.IsDeveloperName(name)) yield return $"'{name}' is no name of a relationship";
        if (points && field.RelationshipName is { } own && field.ReferenceTo.Any(target => IsTaken(place, target, own))) yield return $"there is a child relationship {own} already";
    }

    private static bool IsTaken(FieldPlace place, string parent, string relationship)
    {
        return place.All.Relationships(parent, relationship) > 1 || place.Catalog.TryFind(parent, out var type)
            && type.ChildRelationships.Any(child => DefinitionProblems.Same(child.RelationshipName ?? "", relationship + "__r"));
    }

    private static IEnumerable<string> Rest(FieldPlace place)
    {
        if (place.Field.Type == Summary != place.Field.Summary is not null) yield return "a roll-up summary, and no other field, says what it sums up";
        if (place.Field.Type == MetadataRelationship && !CustomNames.IsMetadataType(place.SObject)) yield return "only a custom metadata type has metadata relationships";
        if (place.Field is { Type: MetadataRelationship, ReferenceTo: [var target] } && !CustomNames.IsMetadataType(target)) yield return $"metadata relationships to {target} are not supported";
        if (place.Field.Label is { Length: 0 or > 40 }) yield return "a label has 1 to 40 characters";
        if (place.Field.Type == Address && !place.Features.Has("StateCountryPicklists")) yield return "custom addresses need the feature StateCountryPicklists";
    }
}
