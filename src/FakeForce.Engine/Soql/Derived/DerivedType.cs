using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>The sObject type of derived rows: their ids are values of theirs, not places in a table, and links are fields without a name.</summary>
internal static class DerivedType
{
    public static SObjectType Make(SObjectType type, DerivedObject derived)
    {
        var fields = new List<Field>(type.Fields.Select(field => Seen(field, derived)));
        foreach (var link in derived.Links) fields.Add(LinkField(link, fields.Count));
        return type.With(fields).WithChildren([.. type.ChildRelationships, .. ChildrenOf(type.Name)]);
    }

    /// <summary>A field that is there, but whose value nobody knows.</summary>
    public static bool IsUnknown(Field? field) => field?.Type is UnknownType;

    private static Field Seen(Field field, DerivedObject derived)
    {
        if (field.Name == "Id") return field with { Type = new OwnIdType() };
        if (derived.Ids.Contains(field.Name)) return field with { Type = FieldTypes.Named("reference") };
        return derived.Unknown.Contains(field.Name) ? field with { Type = new UnknownType(field.Type), Flags = field.Flags | FieldFlags.DeprecatedAndHidden } : field;
    }

    private static Field LinkField(DerivedLink link, int ordinal) => new()
    {
        Name = link.Field,
        Label = link.Name,
        Type = FieldTypes.Named("reference"),
        Ordinal = ordinal,
        RelationshipName = link.Name,
        ReferenceTo = [link.Target],
        Flags = FieldFlags.DeprecatedAndHidden,
    };

    private static IEnumerable<ChildRelationship> ChildrenOf(string target) =>
        from derived in DerivedObjects.All
        from link in derived.Links
        where link.Target == target && link.Children is not null
        select new ChildRelationship(derived.Name, link.Field, link.Children, CascadeDelete: false, RestrictedDelete: false);

    private sealed class OwnIdType : FieldType
    {
        public override string Name => "id";
        public override string SoapType => "tns:ID";
        public override StorageKind Storage => StorageKind.Reference;
        public override Coerced Coerce(in InputValue input, Field field) => Value.Null;
    }

    private sealed class UnknownType(FieldType type) : FieldType
    {
        public override string Name => type.Name;
        public override string SoapType => type.SoapType;
        public override StorageKind Storage => StorageKind.None;
        public override Coerced Coerce(in InputValue input, Field field) => type.Coerce(input, field);
    }
}
