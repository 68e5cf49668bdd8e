using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Delivery;

/// <summary>
/// Events that a request has published and that are to be stored behind those of the next one. Till then they are a document of
/// the state, and so as safe as if they were in the log.
/// </summary>
internal static class HeldEvents
{
    private const string Key = "events/held";
    private const int UuidLength = 16;

    public static bool AreIn(Transaction transaction) => transaction.Document(Key) is not null;

    public static bool AreIn(OrgState state) => state.Documents.ContainsKey(Key);

    public static void Hold(Transaction transaction, IReadOnlyList<EventEntry> entries)
    {
        var buffer = new AvroBuffer();
        foreach (var entry in entries)
        {
            buffer.Text(entry.Kind.Name);
            buffer.Text(entry.Kind.SchemaId);
            buffer.Text(entry.Kind.Life.ToString());
            buffer.Raw(entry.Uuid.ToByteArray());
            buffer.Reserve(AvroBuffer.NumberLength + entry.Payload.Length);
            buffer.Text(entry.Payload.Span);
        }
        transaction.SetDocument(Key, buffer.Written.ToArray());
    }

    /// <summary>Stores what is held, if anything is.</summary>
    public static void Release(Transaction transaction)
    {
        if (transaction.Document(Key) is not { } bytes) return;
        var reader = new AvroReader(bytes);
        while (!reader.IsAtEnd)
        {
            var kind = new EventKind(reader.String(), reader.String(), Enum.Parse<EventLife>(reader.String()));
            var uuid = new Guid(reader.Fixed(UuidLength));
            transaction.Events.Publish(kind, reader.Bytes().ToArray(), immediately: false, uuid);
        }
        transaction.SetDocument(Key, null);
    }
}
