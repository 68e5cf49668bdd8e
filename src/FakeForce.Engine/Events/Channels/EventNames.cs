using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Channels;

/// <summary>From the API names of events to what they are of.</summary>
internal static class EventNames
{
    /// <summary>The sObject whose change events have this name.</summary>
    public static SObjectType? SourceOf(Catalog catalog, string changeEvent)
    {
        const string custom = "__ChangeEvent", standard = "ChangeEvent";
        var source = changeEvent.EndsWith(custom, StringComparison.Ordinal) ? changeEvent[..^custom.Length] + CustomNames.Suffix
            : changeEvent.EndsWith(standard, StringComparison.Ordinal) ? changeEvent[..^standard.Length] : "";
        return catalog.TryFind(source, out var type) && type.Event is null && ChangeEventFields.NameOf(type) == changeEvent ? type : null;
    }

    /// <summary>The platform event of this name, written exactly so.</summary>
    public static SObjectType? PlatformEvent(Catalog catalog, string name) =>
        catalog.TryFind(name, out var type) && type.Event is not null && type.Name == name ? type : null;

    /// <summary>The schema of an event by its API name (Low_Ink__e, AccountChangeEvent).</summary>
    public static EventSchema? SchemaOf(Catalog catalog, string name)
    {
        if (SourceOf(catalog, name) is { } source) return EventSchemas.OfChanges(source);
        return PlatformEvent(catalog, name) is { } type ? EventSchemas.OfEvent(type) : null;
    }
}
