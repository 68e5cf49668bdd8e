using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Events.Push;

namespace FakeForce.Engine.Access;

/// <summary>What one user is given of the events that come by a subscription, by what they may at the moment of delivery.</summary>
internal sealed class EventSight(OrgEvents events, RecordId user)
{
    /// <summary>Null where everybody is given everything.</summary>
    public static EventSight? Of(OrgEvents events, RecordId user) => events.State.Catalog.Access is null ? null : new(events, user);

    /// <summary>The event as the user may have it; null if not at all.</summary>
    public EventEntry? Show(in EventEntry entry)
    {
        if (entry.Kind.IsGeneric || events.State.AccessOf(user) is not { } access) return entry;
        var catalog = access.State.Catalog;
        if (entry.Kind.IsPushTopic) return Pushed(access, entry);
        if (!entry.Kind.IsChange) return EventNames.PlatformEvent(catalog, entry.Kind.Name) is { } type && EventAccess.MayReceive(access, type) ? entry : null;
        if (EventNames.SourceOf(catalog, entry.Kind.Name) is not { } source || !EventAccess.MayReceive(access, source)) return null;
        var seen = access.Catalog.Seen(source);
        return seen is null ? null : seen.Visible.Count == seen.Fields.Count ? entry : entry.With(VisibleChange.Of(events.TypeOf(entry.Kind), entry.Payload, seen));
    }

    // Streaming API Developer Guide, "Security and the PushTopic Query": of selected fields those come that the subscriber may read; nothing comes to who
    // may no longer read a field of the condition.
    private static EventEntry? Pushed(UserAccess access, in EventEntry entry)
    {
        var record = PushedRecord.Read(entry.Payload.Span, access.State.Catalog);
        if (!MaySee(access, record) || access.Catalog.Seen(record.Type) is not { } seen) return null;
        if (PushTopics.Find(access.State, entry.Kind.Name) is { } topic && topic.Query.Where.Any(field => !seen.TryField(field.Name, out _))) return null;
        return record.Fields.All(field => seen.TryField(field.Name, out _)) ? entry : entry.With(record.Write([.. record.Fields.Where(field => seen.TryField(field.Name, out _))]));
    }

    // "Users receive events for the records they can see" (Streaming API Developer Guide, "PushTopics and Notifications": sharing is honoured).
    private static bool MaySee(UserAccess access, PushedRecord record) =>
        access.Catalog.Seen(record.Type) is not null
        && access.State.Find(record.Type, record.Id) is var row && access.SightOf(record.Type) is var sight && (row.Exists ? sight.Matches(row, record.Id) : sight.SeesAll);
}
