namespace FakeForce.Engine.Events;

/// <summary>
/// The org's events at one moment, oldest first: a part of the state, and as immutable. An event's place is its number since
/// the log began, which stays the same when older ones are dropped from the front.
/// </summary>
internal sealed class EventLog
{
    private const int Width = EventChunk.Capacity;
    private readonly EventChunk[] chunks;
    private readonly long firstChunk;

    private EventLog(EventChunk[] chunks, long firstChunk, long first, long end, long lastReplayId) =>
        (this.chunks, this.firstChunk, First, End, LastReplayId) = (chunks, firstChunk, first, end, lastReplayId);

    public static EventLog Empty { get; } = new([], 0, 0, 0, 0);

    /// <summary>A log without events that goes on from one whose events are gone.</summary>
    public static EventLog From(long place, long lastReplayId) => new([], place / Width, place, place, lastReplayId);

    /// <summary>The place of the oldest event.</summary>
    public long First { get; }

    /// <summary>The place behind the newest event.</summary>
    public long End { get; }

    /// <summary>Of the newest event that ever was, be it still here or not; the next one is higher.</summary>
    public long LastReplayId { get; }

    public long Count => End - First;

    public ref readonly EventEntry this[long place] => ref chunks[place / Width - firstChunk][(int)(place % Width)];

    /// <summary>The events from a place on, up to the end of a chunk.</summary>
    public ReadOnlySpan<EventEntry> Run(long place)
    {
        var index = place / Width;
        return chunks[index - firstChunk].Span((int)(place % Width), (int)Math.Min(End - index * Width, Width));
    }

    public IEnumerable<EventEntry> From(long place)
    {
        for (var at = Math.Max(place, First); at < End; at++) yield return this[at];
    }

    /// <summary>The log with one more event, whose replay id is higher than the last.</summary>
    public EventLog Append(in EventEntry entry)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(entry.ReplayId, LastReplayId);
        var index = (int)(End / Width - firstChunk);
        if (index >= chunks.Length) return new([.. chunks, Begun(entry)], firstChunk, First, End + 1, entry.ReplayId);
        var chunk = chunks[index].With((int)(End % Width), entry);
        if (ReferenceEquals(chunk, chunks[index])) return new(chunks, firstChunk, First, End + 1, entry.ReplayId);
        var changed = (EventChunk[])chunks.Clone();
        changed[index] = chunk;
        return new(changed, firstChunk, First, End + 1, entry.ReplayId);
    }

    /// <summary>The log with more events, whose replay ids grow.</summary>
    public EventLog Append(ReadOnlySpan<EventEntry> entries)
    {
        var log = this;
        while (!entries.IsEmpty)
        {
            // The first of each chunk finds or makes its place; those that go into the same chunk follow it there.
            log = log.Append(entries[0]);
            entries = entries[1..];
            var (chunk, taken) = (log.chunks[^1], (int)((log.End - 1) % Width) + 1);
            var count = chunk.Append(taken, entries);
            if (count == 0) continue;
            log = new(log.chunks, log.firstChunk, log.First, log.End + count, entries[count - 1].ReplayId);
            entries = entries[count..];
        }
        return log;
    }

    /// <summary>The log without the whole chunks of events that are older than <paramref name="time"/>.</summary>
    public EventLog Without(long time)
    {
        var gone = 0;
        while (gone < chunks.Length && (firstChunk + gone + 1) * Width <= End && chunks[gone][Width - 1].Time < time) gone++;
        return gone == 0 ? this : new(chunks[gone..], firstChunk + gone, Math.Max(First, (firstChunk + gone) * Width), End, LastReplayId);
    }

    /// <summary>The log without the events up to a replay id.</summary>
    public EventLog WithoutUpTo(long replayId)
    {
        var place = PlaceBehind(replayId);
        return place <= First ? this : new(chunks[(int)Math.Min(place / Width - firstChunk, chunks.Length)..], place / Width, place, End, LastReplayId);
    }

    /// <summary>The place of the first event that is not older than a time.</summary>
    public long PlaceOfTime(long time) => Search(time, static (entry, t) => entry.Time >= t);

    /// <summary>The place of the first event behind a replay id.</summary>
    public long PlaceBehind(long replayId) => Search(replayId, static (entry, id) => entry.ReplayId > id);

    /// <summary>True if this is <paramref name="before"/> with nothing but events behind it.</summary>
    public bool Continues(EventLog before)
    {
        if (before.Count == 0 || before.End <= First) return End >= before.End && LastReplayId >= before.LastReplayId;
        return End >= before.End && this[before.End - 1].IsSame(before[before.End - 1]);
    }

    // A place in a log that does not begin with its first chunk has no event before it there.
    private EventChunk Begun(in EventEntry entry)
    {
        var chunk = new EventChunk();
        for (var i = 0; i < End % Width; i++) chunk = chunk.With(i, default);
        return chunk.With((int)(End % Width), entry);
    }

    private long Search<T>(T wanted, Func<EventEntry, T, bool> isBehind)
    {
        var (low, high) = (First, End);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (isBehind(this[middle], wanted)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
