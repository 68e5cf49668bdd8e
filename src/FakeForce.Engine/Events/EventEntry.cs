namespace FakeForce.Engine.Events;

/// <summary>
/// One event of the log. The payloads of a transaction's events lie in one array, so an event costs its payload and 56 bytes.
/// </summary>
public readonly struct EventEntry
{
    private readonly byte[] buffer;
    private readonly int offset, length;

    internal EventEntry(EventKind kind, long replayId, long time, Guid uuid, ReadOnlyMemory<byte> payload)
    {
        (Kind, ReplayId, Time, Uuid) = (kind, replayId, time, uuid);
        if (!System.Runtime.InteropServices.MemoryMarshal.TryGetArray(payload, out var segment)) throw new ArgumentException("a payload lies in an array", nameof(payload));
        (buffer, offset, length) = (segment.Array!, segment.Offset, segment.Count);
    }

    public EventKind Kind { get; }

    /// <summary>Grows from event to event, with gaps.</summary>
    public long ReplayId { get; }

    /// <summary>When it was published, in milliseconds since 1970.</summary>
    public long Time { get; }

    public Guid Uuid { get; }

    /// <summary>Avro, without a container; shared with the log.</summary>
    public ReadOnlyMemory<byte> Payload => new(buffer, offset, length);

    /// <summary>The same event at another place of the log.</summary>
    internal EventEntry At(long replayId) => new(Kind, replayId, Time, Uuid, Payload);

    /// <summary>The same event with other content.</summary>
    internal EventEntry With(byte[] payload) => new(Kind, ReplayId, Time, Uuid, payload);

    internal bool IsSame(in EventEntry other) => ReplayId == other.ReplayId && Uuid == other.Uuid && ReferenceEquals(buffer, other.buffer);
}
