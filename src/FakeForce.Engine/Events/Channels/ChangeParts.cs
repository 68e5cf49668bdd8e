using FakeForce.Engine.Events.Avro;

namespace FakeForce.Engine.Events.Channels;

/// <summary>A change event taken apart: what its header says, and where each of its fields lies.</summary>
internal sealed class ChangeParts
{
    private readonly AvroType type;
    private readonly ReadOnlyMemory<byte> payload;
    private readonly int[] ends;

    private ChangeParts(AvroType type, ReadOnlyMemory<byte> payload)
    {
        (this.type, this.payload, ends) = (type, payload, new int[type.Fields.Count]);
        var reader = new AvroReader(payload.Span);
        Entity = reader.String();
        Ids = reader.Strings();
        var rest = payload.Length - reader.Left;
        Kind = (ChangeType)reader.Int();
        // changeOrigin, transactionKey; sequenceNumber, commitTimestamp, commitNumber; commitUser
        (_, _, _, _, _, _) = (reader.String(), reader.String(), reader.Number(), reader.Number(), reader.Number(), reader.String());
        // nulledFields, diffFields
        (_, _) = (reader.Strings(), reader.Strings());
        Changed = [.. FieldBitmap.Read(type, reader.Strings())];
        ends[0] = payload.Length - reader.Left;
        RestOfHeader = payload[rest..ends[0]];
        for (var i = 1; i < ends.Length; i++)
        {
            PayloadWalk.Value(type.Fields[i].Type, ref reader, Unseen.Instance);
            ends[i] = payload.Length - reader.Left;
        }
    }

    public string Entity { get; }
    public List<string> Ids { get; }
    public ChangeType Kind { get; }

    /// <summary>Phone, BillingAddress.City …</summary>
    public HashSet<string> Changed { get; }

    /// <summary>The header from changeType on, encoded.</summary>
    public ReadOnlyMemory<byte> RestOfHeader { get; }

    public static ChangeParts Of(AvroType type, ReadOnlyMemory<byte> payload) => new(type, payload);

    /// <summary>A field of the body, encoded; 0 is the header.</summary>
    public ReadOnlySpan<byte> Field(int place) => payload.Span[ends[place - 1]..ends[place]];

    public string NameOf(int place) => type.Fields[place].Name;
}
