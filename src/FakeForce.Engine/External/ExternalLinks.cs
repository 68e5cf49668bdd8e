using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

/// <summary>
/// External and indirect look-ups hold texts, and queries walk references by record id. So queries see a hidden reference beside each of
/// them, which no query can name and which is filled in the rows that a query has found.
/// </summary>
internal static class ExternalLinks
{
    private const string Prefix = "->";

    public static SObjectType Make(SObjectType type)
    {
        var fields = new List<Field>(type.Fields.Select(field => IsText(field) ? field with { RelationshipName = null } : field));
        foreach (var field in type.Fields.Where(IsText)) fields.Add(LinkOf(field, fields.Count));
        return type.With(fields);
    }

    public static bool IsLink(Field field) => field.Name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The look-up that a link stands for.</summary>
    public static Field TextOf(SObjectType type, Field link) => type[link.Name[Prefix.Length..]];

    /// <summary>The reference that queries walk for a field.</summary>
    public static Field ReferenceOf(SObjectType type, Field field) => IsText(field) ? type[Prefix + field.Name] : field;

    private static bool IsText(Field field) => field.Type == FieldTypes.ExternalReference;

    private static Field LinkOf(Field field, int ordinal) => new()
    {
        Name = Prefix + field.Name,
        Label = field.Label,
        Type = FieldTypes.Reference,
        Ordinal = ordinal,
        RelationshipName = field.RelationshipName,
        ReferenceTo = field.ReferenceTo,
        IndirectTarget = field.IndirectTarget,
        Flags = FieldFlags.DeprecatedAndHidden,
    };
}
