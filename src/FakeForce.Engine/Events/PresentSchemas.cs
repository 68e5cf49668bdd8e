using System.Collections.Frozen;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events;

/// <summary>The schemas of a catalog's platform events and selected change events by id, gathered when one is first asked for.</summary>
internal sealed class PresentSchemas(OrgOptions options, Catalog catalog)
{
    private readonly Lazy<FrozenDictionary<string, EventSchema>> byId = new(() => Gather(options, catalog));

    public Catalog Catalog => catalog;

    public EventSchema? Find(string schemaId) => byId.Value.GetValueOrDefault(schemaId);

    private static FrozenDictionary<string, EventSchema> Gather(OrgOptions options, Catalog catalog)
    {
        var selected = from member in options.Events.Members
                       let source = Topics.SourceOf(catalog, member.SelectedEntity)
                       where source is not null
                       select EventSchemas.OfChanges(source);
        var events = from type in catalog.All where type.Event is not null select EventSchemas.OfEvent(type);
        return selected.Concat(events).DistinctBy(schema => schema.Id).ToFrozenDictionary(schema => schema.Id, StringComparer.Ordinal);
    }
}
