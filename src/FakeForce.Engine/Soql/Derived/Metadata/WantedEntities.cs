using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>
/// The sObjects that a query of metadata asks about, read from its filters, so that not all fields of all sObjects are
/// made into rows for it. All of them where the filters do not say.
/// </summary>
internal sealed class WantedEntities
{
    private readonly EntityIndex entities;
    private readonly SortedDictionary<int, SObjectType> wanted = [];
    private bool all;

    private WantedEntities(EntityIndex entities) => this.entities = entities;

    public static IReadOnlyList<SObjectType> Of(BoundQuery query, QueryCatalog catalog)
    {
        var finder = new WantedEntities(catalog.Entities);
        finder.Visit(query, null);
        return finder.all ? catalog.Entities.Types : [.. finder.wanted.Values];
    }

    // A sub-query asks about what its parent asks about, unless it says more itself.
    private void Visit(BoundQuery query, List<SObjectType>? above)
    {
        var named = above;
        if (DerivedObjects.TryFind(query.Type.Name, out var derived) && derived.Reified is not null)
        {
            named = NamedBy(query) ?? above;
            if (named is null && derived.Reified.Count > 0 || named is null && query.Children.Count > 0) all = true;
            foreach (var type in named ?? []) wanted[type.Index] = type;
        }
        foreach (var child in query.Children) Visit(child.Query, named);
        foreach (var join in Conditions.AllOf(query.Where).OfType<BoundSemiJoin>()) Visit(join.Inner, null);
    }

    private List<SObjectType>? NamedBy(BoundQuery query)
    {
        foreach (var part in Conditions.AllOf(query.Where))
            if (Conditions.EqualPathOf(part) is { } path && ReaderOf(query.Type.Name, path) is { } read)
                return [.. Conditions.ConstantsOf(part).SelectMany(constant => read(constant.Value.AsText))];
        return null;
    }

    private Func<string, IEnumerable<SObjectType>>? ReaderOf(string type, string path) => LastOf(path) switch
    {
        "QualifiedApiName" when type == "EntityDefinition" => Named,
        "DurableId" when type == "EntityDefinition" => WithId,
        "EntityDefinition.QualifiedApiName" or "ChildSobject.QualifiedApiName" => Named,
        "EntityDefinitionId" or "EntityDefinition.DurableId" or "ChildSobjectId" or "ChildSobject.DurableId" => WithId,
        "ParentSobject.QualifiedApiName" => name => Named(name).SelectMany(ChildrenOf),
        "ParentSobjectId" or "ParentSobject.DurableId" => id => WithId(id).SelectMany(ChildrenOf),
        "DurableId" or "FieldDefinitionId" or "FieldDefinition.DurableId" or "EntityParticleId" or "EntityParticle.DurableId" or "FieldId" or "Field.DurableId"
            or "RelationshipInfoId" => id => WithId(id.Split('.')[0]),
        _ => null,
    };

    // The end of a path says what it is compared with: an id by itself, another field with the sObject whose field it is.
    private static string LastOf(string path)
    {
        var segments = path.Split('.');
        return segments.Length < 2 || segments[^1].EndsWith("Id", StringComparison.Ordinal) && segments[^1] != "DurableId" ? segments[^1] : segments[^2] + "." + segments[^1];
    }

    private IEnumerable<SObjectType> Named(string name) => entities.Named(name) is { } type ? [type] : [];

    private IEnumerable<SObjectType> WithId(string id) => entities.WithDurableId(id) is { } type ? [type] : [];

    private IEnumerable<SObjectType> ChildrenOf(SObjectType parent) => parent.ChildRelationships.Select(child => child.ChildSObject).Distinct().SelectMany(Named);
}
