using System.Buffers.Binary;
using Google.Protobuf;

namespace FakeForce.Server.PubSub;

/// <summary>Replay ids on the wire: eight bytes, the highest first (observed with salesforce-pubsub-api-client).</summary>
internal static class ReplayBytes
{
    public static ByteString Of(long replayId)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, replayId);
        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    public static bool TryRead(ByteString bytes, out long replayId) => BinaryPrimitives.TryReadInt64BigEndian(bytes.Span, out replayId) && bytes.Length == sizeof(long);
}
