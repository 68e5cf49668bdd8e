using System.Runtime.CompilerServices;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events;

/// <summary>
/// Where the state keeps the schemas that its events were written with: <c>events/schema/{id}</c>. A definition may be
/// another one after a restart, and the events of the one before can still be read.
/// </summary>
internal static class SchemaDocuments
{
    private const string Prefix = "events/schema/";

    private static readonly ConditionalWeakTable<byte[], AvroType> read = [];

    public static string KeyOf(string schemaId) => Prefix + schemaId;

    public static AvroType? Find(OrgState state, string schemaId) =>
        state.Documents.TryGetValue(KeyOf(schemaId), out var bytes) ? read.GetValue(bytes, static stored => AvroTypeBytes.Read(stored)) : null;

    /// <summary>To be called by whoever publishes; looks once per event and writes once per schema.</summary>
    public static void Keep(Transaction transaction, EventSchema schema)
    {
        if (transaction.Document(schema.DocumentKey) is null) transaction.SetDocument(schema.DocumentKey, AvroTypeBytes.Write(schema.Type));
    }
}
