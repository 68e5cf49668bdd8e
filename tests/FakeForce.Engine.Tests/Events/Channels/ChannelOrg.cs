using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Tests.Events.Avro;

namespace FakeForce.Engine.Tests.Events.Channels;

/// <summary>An org with the channel Sales__chn of account changes, filtered and enriched as a test wants it, beside the plain /data/ChangeEvents.</summary>
internal sealed class ChannelOrg
{
    private readonly EventCursor channel, plain;

    public ChannelOrg(string? filter = null, params string[] enriched)
    {
        Changes = new ChangeOrg(new EventOptions
        {
            Channels = [new("Sales__chn", ChannelType.Data)],
            Members =
            [
                new(EventChannelMember.Default, "AccountChangeEvent"), new(EventChannelMember.Default, "ContactChangeEvent"),
                new("Sales__chn", "AccountChangeEvent") { FilterExpression = filter, EnrichedFields = enriched },
            ],
        });
        Assert.Empty(EventSetup.Problems(Changes.Org.Options));
        (channel, plain) = (Open(), EventOrg.Open(Changes.Org, "/data/ChangeEvents", ReplayFrom.Latest));
    }

    public ChangeOrg Changes { get; }

    public EventCursor Open(ReplayFrom? from = null) => EventOrg.Open(Changes.Org, "/data/Sales__chn", from ?? ReplayFrom.Latest);

    /// <summary>The events of Sales__chn since the last look.</summary>
    public List<EventEntry> Entries(int most = 100)
    {
        var buffer = new EventEntry[most];
        return [.. buffer.Take(channel.Read(buffer))];
    }

    public List<EventEntry> PlainEntries()
    {
        var buffer = new EventEntry[100];
        return [.. buffer.Take(plain.Read(buffer))];
    }

    public long ReplayId => channel.ReplayId;

    public List<string> Read() => [.. Entries().Select(Readable)];

    public string Readable(EventEntry entry) => ChangeOrg.Readable(Changes.Org.Events.SchemaOf(entry.Kind.Name)!, entry);

    /// <summary>All fields, nulls too, as Pub/Sub clients decode them.</summary>
    public string Whole(EventEntry entry) => PayloadTexts.Of(visitor => PayloadWalk.Visit(Changes.Org.Events.SchemaOf(entry.Kind.Name)!.Type, entry.Payload.Span, visitor), withNames: true);
}
