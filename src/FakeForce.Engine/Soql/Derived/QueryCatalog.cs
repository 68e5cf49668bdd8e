using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using FakeForce.Engine.Access;
using FakeForce.Engine.External;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Derived.Metadata;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>A catalogue as queries see it: derived objects have the links that describe does not show. One for each catalogue, kept with it.</summary>
internal sealed class QueryCatalog : Catalog
{
    private static readonly ConditionalWeakTable<Catalog, QueryCatalog> known = [];

    private readonly Catalog catalog;
    private readonly ConcurrentDictionary<int, SObjectType> derived = [];
    private readonly Lazy<EntityIndex> entities;

    private QueryCatalog(Catalog catalog)
    {
        this.catalog = catalog;
        entities = new(() => new EntityIndex(this, catalog));
    }

    public static QueryCatalog Of(Catalog catalog) => catalog as QueryCatalog ?? known.GetValue(catalog, static c => new QueryCatalog(c));

    internal override AccessPolicy? Access => catalog.Access;
    internal override object? View => catalog.View;

    /// <summary>All sObjects as rows of EntityDefinition.</summary>
    public EntityIndex Entities => entities.Value;

    public override IEnumerable<SObjectType> All => catalog.All.Select(Seen);
    public override SObjectType ByIndex(int index) => Seen(catalog.ByIndex(index));
    public override bool TryPrefix(string name, out KeyPrefix prefix) => catalog.TryPrefix(name, out prefix);

    public override bool TryFind(string name, [NotNullWhen(true)] out SObjectType? type)
    {
        if (catalog.TryFind(name, out type)) type = Seen(type);
        return type is not null;
    }

    public override bool TryFind(KeyPrefix prefix, [NotNullWhen(true)] out SObjectType? type)
    {
        if (catalog.TryFind(prefix, out type)) type = Seen(type);
        return type is not null;
    }

    private SObjectType Seen(SObjectType type) =>
        DerivedObjects.TryFind(type.Name, out var found) ? derived.GetOrAdd(type.Index, static (_, made) => DerivedType.Make(made.type, made.found), (type, found))
        : type.HasExternalReferences ? derived.GetOrAdd(type.Index, static (_, type) => ExternalLinks.Make(type), type)
        : type;
}
