using System.Text;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Journal;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Engine.Tests.Events.Avro;
using FakeForce.Engine.Tests.Journal;

namespace FakeForce.Engine.Tests.Events;

/// <summary>Orgs with the platform events A__e and B__e, whose payloads are plain texts here.</summary>
internal static class EventOrg
{
    public static Catalog Catalog { get; } = EventCatalog.With(new PlatformEventDefinition { FullName = "A__e" }, new PlatformEventDefinition { FullName = "B__e" },
        new PlatformEventDefinition { FullName = "Old__e", EventType = EventVolume.StandardVolume });

    public static Org Create(TimeProvider clock, Edition edition = Edition.Developer) => Org.Create(new OrgOptions
    {
        Edition = edition,
        Catalog = Catalog,
        Events = new EventOptions
        {
            Channels = [new("Both__chn", ChannelType.Event)],
            Members = [new("Both__chn", "A__e"), new("Both__chn", "B__e")],
        },
    }, clock);

    public static EventEntry Publish(Transaction transaction, string name, string text, bool immediately = false) =>
        transaction.Events.Publish(new EventKind(name, "schema", name == "Old__e" ? EventLife.Legacy : EventLife.HighVolume), Encoding.UTF8.GetBytes(text), immediately);

    public static EventEntry Publish(Org org, string name, string text) => org.WriteAsync(transaction => Publish(transaction, name, text)).AsTask().GetAwaiter().GetResult();

    public static EventCursor Open(Org org, string topic, ReplayFrom from) => org.Events.OpenCursor(TopicOf(org, topic), from);

    public static EventTopic TopicOf(Org org, string name) => org.Events.TryTopic(name, out var topic) ? topic : throw new ArgumentException(name);

    public static string Read(EventCursor cursor, int most = 1000)
    {
        var buffer = new EventEntry[most];
        var count = cursor.Read(buffer);
        return string.Join(' ', buffer.Take(count).Select(entry => Encoding.UTF8.GetString(entry.Payload.Span)));
    }
}
