using FakeForce.Engine.Events;

namespace FakeForce.Server.PubSub.Fetching;

/// <summary>One response in the making: its events, and the replay id from which its receiver can go on.</summary>
internal readonly record struct Delivery(ReadOnlyMemory<EventEntry> Events, long LatestReplayId)
{
    /// <summary>Room for an event's ids beside its payload.</summary>
    private const int Frame = 128;

    /// <summary>Splits events into responses that are not too long.</summary>
    public static IEnumerable<Delivery> Of(ReadOnlyMemory<EventEntry> entries, long latestReplayId, int mostBytes)
    {
        var (start, bytes) = (0, 0);
        for (var i = 0; i < entries.Length; i++)
        {
            var length = entries.Span[i].Payload.Length + Frame;
            if (i > start && bytes + length > mostBytes)
            {
                yield return new Delivery(entries[start..i], SafeId(entries.Span, i));
                (start, bytes) = (i, 0);
            }
            bytes += length;
        }
        yield return new Delivery(entries[start..], latestReplayId);
    }

    // Behind the last one, but before all that are still to come: those that are given again come late.
    private static long SafeId(ReadOnlySpan<EventEntry> entries, int end)
    {
        var safe = entries[end - 1].ReplayId;
        foreach (ref readonly var entry in entries[end..]) safe = Math.Min(safe, entry.ReplayId - 1);
        return safe;
    }
}
