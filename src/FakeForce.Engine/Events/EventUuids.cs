using System.Buffers.Binary;

namespace FakeForce.Engine.Events;

/// <summary>
/// EventUuids of one transaction: made of where the log stood, the time and a number that no rollback takes back. So the same
/// requests give the same ones, and no event has another's.
/// </summary>
internal sealed class EventUuids(long lastReplayId, long time)
{
    private ulong state = (ulong)lastReplayId * 0xD1342543DE82EF95UL ^ (ulong)time;

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Mixed());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Mixed());
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Mixed()
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
        return z ^ z >> 31;
    }
}
