using System.Buffers;
using FakeForce.Engine.Events;
using Google.Protobuf;
using Grpc.Core;

namespace FakeForce.Server.PubSub.Wire;

/// <summary>Writes a <see cref="FetchAnswer"/> by the numbers of protos/pubsub_api.proto.</summary>
internal static class FetchAnswerWriter
{
    // Lengths of what is the same in all: a tag, a length below 128, and the bytes.
    private const int UuidField = 2 + 36, ReplayIdField = 2 + sizeof(long);

    // FetchResponse: events 1, latest_replay_id 2, rpc_id 3, pending_num_requested 4; managed: commit_response 5.
    private const int Events = 1, Latest = 2, RpcId = 3, Pending = 4, Commit = 5;

    // ConsumerEvent: event 1, replay_id 2. ProducerEvent: id 1, schema_id 2, payload 3.
    private const int Event = 1, ReplayId = 2, Id = 1, SchemaId = 2, Payload = 3;

    public static void Write(FetchAnswer answer, SerializationContext context)
    {
        var commit = answer.Commit?.ToByteArray();
        context.SetPayloadLength(LengthOf(answer, commit));
        var writer = new ProtoWriter(context.GetBufferWriter());
        foreach (ref readonly var entry in answer.Events.Span) Write(ref writer, entry);
        writer.Bytes(Latest, answer.LatestReplayId);
        writer.Text(RpcId, answer.RpcId);
        if (answer.Pending != 0) writer.Number(Pending, (uint)answer.Pending);
        if (commit is not null) writer.Bytes(Commit, commit);
        writer.Flush();
        context.Complete();
    }

    private static void Write(ref ProtoWriter writer, in EventEntry entry)
    {
        var produced = LengthOfProduced(entry);
        writer.Begin(Events, LengthOfConsumed(produced));
        writer.Begin(Event, produced);
        writer.Uuid(Id, entry.Uuid);
        if (entry.Kind.SchemaId.Length > 0) writer.Text(SchemaId, entry.Kind.SchemaId);
        if (!entry.Payload.IsEmpty) writer.Bytes(Payload, entry.Payload.Span);
        writer.Bytes(ReplayId, entry.ReplayId);
    }

    private static int LengthOf(FetchAnswer answer, byte[]? commit)
    {
        var length = ReplayIdField + LengthOfField(answer.RpcId.Length) + (answer.Pending == 0 ? 0 : 1 + ProtoWriter.LengthOfNumber((uint)answer.Pending));
        if (commit is not null) length += LengthOfField(commit.Length);
        foreach (ref readonly var entry in answer.Events.Span) length += LengthOfField(LengthOfConsumed(LengthOfProduced(entry)));
        return length;
    }

    private static int LengthOfConsumed(int produced) => LengthOfField(produced) + ReplayIdField;

    private static int LengthOfProduced(in EventEntry entry) =>
        UuidField + (entry.Kind.SchemaId.Length > 0 ? LengthOfField(entry.Kind.SchemaId.Length) : 0) + (entry.Payload.IsEmpty ? 0 : LengthOfField(entry.Payload.Length));

    private static int LengthOfField(int length) => 1 + ProtoWriter.LengthOfNumber((uint)length) + length;
}
