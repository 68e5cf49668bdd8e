using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>RelationshipInfo: a row for each reference field. Source: Tooling API, "RelationshipInfo".</summary>
internal static class RelationshipInfos
{
    private static readonly RowParts<EntityField> parts = new()
    {
        { "DurableId", f => DurableIds.Of(f.Entity, f.Field) },
        { "ChildSobjectId", f => DurableIds.Of(f.Entity) },
        { "->ChildSobject", f => f.EntityLink },
        { "FieldId", f => DurableIds.Of(f.Entity, f.Field) },
        { "->Field", f => f.All.LinkToDefinition(f.Entity, f.Field) },
        { "IsCascadeDelete", f => f.Is(FieldFlags.CascadeDelete) },
        { "IsDeprecatedAndHidden", f => f.Is(FieldFlags.DeprecatedAndHidden) },
        { "IsRestrictedDelete", f => f.Is(FieldFlags.RestrictedDelete) },
    };

    public static DerivedObject Object { get; } = new("RelationshipInfo", scope => parts.TableOf(scope.Catalog["RelationshipInfo"], References(scope)))
    {
        Reified = ["ChildSobjectId", "FieldId", "DurableId"],
        Links = [new("ChildSobject", "EntityDefinition"), new("Field", "FieldDefinition")],
        Unknown = ["JunctionIdListNames"],
    };

    public static IEnumerable<EntityField> References(DerivedScope scope) => scope.Metadata.Particles.Where(particle => particle.Field.ReferenceTo.Count > 0);
}
