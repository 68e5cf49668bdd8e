using FakeForce.Engine.Events.Avro;

namespace FakeForce.Engine.Events;

/// <summary>From a schema's id to the schema: of the platform events, and of the change events that a channel carries.</summary>
internal static class SchemaIds
{
    public static EventSchema? Find(Org org, string id) => Schemas(org).FirstOrDefault(schema => schema.Id == id);

    private static IEnumerable<EventSchema> Schemas(Org org)
    {
        var members = org.Events.Setup.Members.Select(member => org.Events.SchemaOf(member.SelectedEntity)).OfType<EventSchema>();
        var events = org.Catalog.All.Where(type => type.Event is not null).Select(EventSchemas.OfEvent);
        return members.Concat(events);
    }
}
