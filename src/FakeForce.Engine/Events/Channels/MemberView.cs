using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Channels;

/// <summary>How a channel shows the events of one member: enriched, and only those that its filter lets pass.</summary>
internal sealed class MemberView
{
    private readonly FilterExpression? filter;
    private readonly Enrichment? enrichment;

    private MemberView(FilterExpression? filter, Enrichment? enrichment) => (this.filter, this.enrichment) = (filter, enrichment);

    /// <summary>True where events come by the channel as they lie in the log.</summary>
    public bool IsPlain => filter is null && enrichment is null;

    public static MemberView Of(EventChannelMember member, Catalog catalog)
    {
        var schema = EventNames.SchemaOf(catalog, member.SelectedEntity);
        return schema is null ? new MemberView(null, null) : new MemberView(
            member.FilterExpression is { } expression ? FilterExpression.Of(expression, schema) : null,
            member.EnrichedFields.Count > 0 ? new Enrichment(schema.Source, member.EnrichedFields) : null);
    }

    /// <summary>Adds what the channel shows of an event: nothing, the event, or one event per record of it.</summary>
    public void Show(in EventEntry entry, OrgEvents events, Queue<EventEntry> to)
    {
        var type = events.TypeOf(entry.Kind);
        if (enrichment is null) ShowIf(entry, type, to);
        else
            foreach (var enriched in enrichment.Enrich(entry, type, events.State)) ShowIf(enriched, type, to);
    }

    private void ShowIf(in EventEntry entry, AvroType type, Queue<EventEntry> to)
    {
        if (filter is null || filter.Matches(type, entry.Payload.Span)) to.Enqueue(entry);
    }
}
