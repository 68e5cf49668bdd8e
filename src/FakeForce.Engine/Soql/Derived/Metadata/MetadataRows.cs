using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>A field and the sObject that has it.</summary>
internal sealed record EntityField(SObjectType Entity, Field Field, MetadataRows All)
{
    public bool Is(FieldFlags flag) => Field.Is(flag);
    public RecordId EntityLink => All.Entities.LinkTo(Entity);
}

/// <summary>
/// The fields of some sObjects as rows, with their places in the tables of one query, so that links between those tables
/// can be stored as numbers.
/// </summary>
internal sealed class MetadataRows
{
    private readonly QueryCatalog catalog;
    private readonly Dictionary<(int Type, int Field), int> definitionNumbers = [];
    private readonly Dictionary<(int Type, int Field), int> particleNumbers = [];
    private readonly Dictionary<int, Dictionary<(string, string), ChildRelationship>> children = [];

    public MetadataRows(QueryCatalog catalog, IReadOnlyList<SObjectType> entities)
    {
        this.catalog = catalog;
        Particles = [.. entities.SelectMany(entity => entity.Visible.Select(field => new EntityField(entity, field, this)))];
        Definitions = Particles.FindAll(particle => DurableIds.CompoundOf(particle.Entity, particle.Field) is null);
        Number(Particles, particleNumbers);
        Number(Definitions, definitionNumbers);
    }

    public EntityIndex Entities => catalog.Entities;

    /// <summary>Every field, as describe lists them.</summary>
    public List<EntityField> Particles { get; }

    /// <summary>The fields as a setup page lists them: compounds without their parts.</summary>
    public List<EntityField> Definitions { get; }

    public RecordId LinkToDefinition(SObjectType entity, Field field) =>
        Link("FieldDefinition", definitionNumbers, entity, DurableIds.CompoundOf(entity, field) ?? field);

    public RecordId LinkToParticle(SObjectType entity, Field field) => Link("EntityParticle", particleNumbers, entity, field);

    public RecordId LinkToDataType(int number) => catalog.TryPrefix("DataType", out var prefix) ? new RecordId(prefix, number) : default;

    /// <summary>The child relationship that a reference gives to one of its targets.</summary>
    public ChildRelationship? ChildOf(SObjectType parent, EntityField reference)
    {
        if (!children.TryGetValue(parent.Index, out var known))
        {
            known = children[parent.Index] = [];
            foreach (var child in parent.ChildRelationships) known.TryAdd((child.ChildSObject, child.Field), child);
        }
        return known.GetValueOrDefault((reference.Entity.Name, reference.Field.Name));
    }

    private RecordId Link(string target, Dictionary<(int, int), int> numbers, SObjectType entity, Field field) =>
        catalog.TryPrefix(target, out var prefix) && numbers.TryGetValue((entity.Index, field.Ordinal), out var number) ? new RecordId(prefix, number) : default;

    private static void Number(List<EntityField> rows, Dictionary<(int, int), int> numbers)
    {
        for (var i = 0; i < rows.Count; i++) numbers[(rows[i].Entity.Index, rows[i].Field.Ordinal)] = i + 1;
    }
}
