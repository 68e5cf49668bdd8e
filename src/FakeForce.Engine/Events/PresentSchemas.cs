using System.Collections.Frozen;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events;

/// <summary>The schemas of a catalog's platform events and selected change events by id, gathered when one is first asked for.</summary>
internal sealed class PresentSchemas(EventSetup setup, Catalog catalog)
{
    private readonly Lazy<FrozenDictionary<string, EventSchema>> byId = new(() => Gather(setup, catalog));

    public Catalog Catalog => catalog;
    public EventSetup Setup => setup;

    public EventSchema? Find(string schemaId) => byId.Value.GetValueOrDefault(schemaId);

    private static FrozenDictionary<string, EventSchema> Gather(EventSetup setup, Catalog catalog)
    {
        var selected = from member in setup.Members
                       let source = EventNames.SourceOf(catalog, member.SelectedEntity)
                       where source is not null
                       select EventSchemas.OfChanges(source);
        var events = from type in catalog.All where type.Event is not null select EventSchemas.OfEvent(type);
        return selected.Concat(events).DistinctBy(schema => schema.Id).ToFrozenDictionary(schema => schema.Id, StringComparer.Ordinal);
    }
}
