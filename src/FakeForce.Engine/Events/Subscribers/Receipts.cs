namespace FakeForce.Engine.Events.Subscribers;

/// <summary>
/// What a subscriber has been given. It reads its topic in order, so that is everything of the topic between two replay ids,
/// and what it was given again.
/// </summary>
public sealed class Receipts(long after)
{
    /// <summary>Events whose repetitions are told apart; of those beyond, only the sum. Ours.</summary>
    public const int MostRepeated = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<long, int> again = [];

    /// <summary>It has been given nothing up to this replay id.</summary>
    public long After { get; private set; } = after;

    /// <summary>The highest replay id that it was given, or <see cref="After"/>.</summary>
    public long Last { get; private set; } = after;

    /// <summary>How many events it was given, repetitions included.</summary>
    public long Count { get; private set; }

    /// <summary>How often it was given an event that it wants.</summary>
    public int TimesOf(long replayId)
    {
        lock (gate) return (replayId > After && replayId <= Last ? 1 : 0) + again.GetValueOrDefault(replayId);
    }

    internal void Restart(long after)
    {
        lock (gate)
        {
            (After, Last) = (after, after);
            again.Clear();
        }
    }

    internal void Book(ReadOnlySpan<EventEntry> entries)
    {
        if (entries.IsEmpty) return;
        lock (gate)
        {
            Count += entries.Length;
            // Nearly always all of them are new.
            if (entries[0].ReplayId > Last && IsRising(entries)) Last = entries[^1].ReplayId;
            else
                foreach (ref readonly var entry in entries) Book(entry.ReplayId);
        }
    }

    private void Book(long replayId)
    {
        if (replayId > Last) Last = replayId;
        else if (again.Count < MostRepeated || again.ContainsKey(replayId)) again[replayId] = again.GetValueOrDefault(replayId) + 1;
    }

    private static bool IsRising(ReadOnlySpan<EventEntry> entries)
    {
        for (var i = 1; i < entries.Length; i++)
            if (entries[i].ReplayId <= entries[i - 1].ReplayId) return false;
        return true;
    }
}
