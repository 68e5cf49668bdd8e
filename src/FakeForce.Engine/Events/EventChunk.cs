namespace FakeForce.Engine.Events;

/// <summary>
/// Up to 1,024 events. Logs that share a chunk see as many of its events as they count; the first to append behind the last
/// one takes the place, and whoever comes later (a fork, or a transaction after one that was rolled back) copies the chunk.
/// </summary>
internal sealed class EventChunk
{
    public const int Capacity = 1024;

    private EventEntry[] entries;
    private int taken;

    public EventChunk() => entries = new EventEntry[4];

    private EventChunk(EventEntry[] entries, int taken) => (this.entries, this.taken) = (entries, taken);

    public ref readonly EventEntry this[int index] => ref Volatile.Read(ref entries)[index];

    public ReadOnlySpan<EventEntry> Span(int from, int to) => Volatile.Read(ref entries).AsSpan(from, to - from);

    /// <summary>Puts an event at <paramref name="count"/> and gives the chunk that has it: this one, if the place was free.</summary>
    public EventChunk With(int count, in EventEntry entry)
    {
        var chunk = Interlocked.CompareExchange(ref taken, count + 1, count) == count ? this : new EventChunk(entries[..count], count + 1);
        chunk.Put(count, entry);
        return chunk;
    }

    /// <summary>Puts as many events as fit behind the first <paramref name="count"/>, if these places are free; gives their number.</summary>
    public int Append(int count, ReadOnlySpan<EventEntry> more)
    {
        var fitting = Math.Min(more.Length, Capacity - count);
        if (fitting == 0 || Interlocked.CompareExchange(ref taken, count + fitting, count) != count) return 0;
        Reserve(count + fitting);
        more[..fitting].CopyTo(entries.AsSpan(count));
        Volatile.Write(ref entries, entries);
        return fitting;
    }

    // Only whoever took the place gets here, so nobody else resizes meanwhile; readers keep the array that they have.
    private void Put(int index, in EventEntry entry)
    {
        Reserve(index + 1);
        entries[index] = entry;
        Volatile.Write(ref entries, entries);
    }

    private void Reserve(int length)
    {
        var present = entries;
        if (length <= present.Length) return;
        Array.Resize(ref present, Math.Min(Capacity, Math.Max(length, present.Length * 2)));
        Volatile.Write(ref entries, present);
    }
}
