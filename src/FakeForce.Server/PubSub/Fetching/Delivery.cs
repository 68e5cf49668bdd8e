using FakeForce.Engine.Events;
using FakeForce.Server.PubSub.Protocol;
using Google.Protobuf;

namespace FakeForce.Server.PubSub.Fetching;

/// <summary>One response in the making: its events, and the replay id from which its receiver can go on.</summary>
internal readonly record struct Delivery(IReadOnlyList<ConsumerEvent> Events, long LatestReplayId)
{
    /// <summary>Room for an event's ids beside its payload.</summary>
    private const int Frame = 128;

    /// <summary>Splits events into responses that are not too long. Payloads stay where they are.</summary>
    public static IEnumerable<Delivery> Of(EventEntry[] entries, int count, long latestReplayId, int mostBytes)
    {
        var (events, bytes) = (new List<ConsumerEvent>(count), 0);
        for (var i = 0; i < count; i++)
        {
            var length = entries[i].Payload.Length + Frame;
            if (events.Count > 0 && bytes + length > mostBytes)
            {
                yield return new Delivery(events, entries[i - 1].ReplayId);
                (events, bytes) = (new List<ConsumerEvent>(count - i), 0);
            }
            events.Add(EventOf(entries[i]));
            bytes += length;
        }
        yield return new Delivery(events, latestReplayId);
    }

    private static ConsumerEvent EventOf(in EventEntry entry) => new()
    {
        ReplayId = ReplayBytes.Of(entry.ReplayId),
        Event = new ProducerEvent
        {
            Id = entry.Uuid.ToString(),
            SchemaId = entry.Kind.SchemaId,
            Payload = UnsafeByteOperations.UnsafeWrap(entry.Payload),
        },
    };
}
