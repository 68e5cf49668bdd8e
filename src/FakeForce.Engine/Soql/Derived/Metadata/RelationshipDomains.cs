using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>RelationshipDomain: a row for each reference field and each sObject that it may point to. Source: Tooling API, "RelationshipDomain".</summary>
internal static class RelationshipDomains
{
    private static readonly RowParts<(EntityField Reference, SObjectType Parent)> parts = new()
    {
        { "DurableId", d => $"{DurableIds.Of(d.Reference.Entity, d.Reference.Field)}.{DurableIds.Of(d.Parent)}" },
        { "ParentSobjectId", d => DurableIds.Of(d.Parent) },
        { "->ParentSobject", d => d.Reference.All.Entities.LinkTo(d.Parent) },
        { "ChildSobjectId", d => DurableIds.Of(d.Reference.Entity) },
        { "->ChildSobject", d => d.Reference.EntityLink },
        { "FieldId", d => DurableIds.Of(d.Reference.Entity, d.Reference.Field) },
        { "->Field", d => d.Reference.All.LinkToDefinition(d.Reference.Entity, d.Reference.Field) },
        { "RelationshipInfoId", d => DurableIds.Of(d.Reference.Entity, d.Reference.Field) },
        { "RelationshipName", d => d.Reference.All.ChildOf(d.Parent, d.Reference)?.RelationshipName },
        { "IsCascadeDelete", d => d.Reference.All.ChildOf(d.Parent, d.Reference)?.CascadeDelete ?? false },
        { "IsDeprecatedAndHidden", d => d.Reference.Is(FieldFlags.DeprecatedAndHidden) },
        { "IsRestrictedDelete", d => d.Reference.All.ChildOf(d.Parent, d.Reference)?.RestrictedDelete ?? false },
    };

    public static DerivedObject Object { get; } = new("RelationshipDomain", scope => parts.TableOf(scope.Catalog["RelationshipDomain"], Pairs(scope)))
    {
        Reified = ["FieldId", "ChildSobjectId", "ParentSobjectId", "RelationshipInfoId", "DurableId"],
        Links = [new("ParentSobject", "EntityDefinition"), new("ChildSobject", "EntityDefinition"), new("Field", "FieldDefinition")],
        Unknown = ["JunctionIdListNames"],
    };

    private static IEnumerable<(EntityField, SObjectType)> Pairs(DerivedScope scope) =>
        from reference in RelationshipInfos.References(scope)
        from name in reference.Field.ReferenceTo
        let parent = scope.Catalog.Entities.Named(name)
        where parent is not null
        select (reference, parent);
}
