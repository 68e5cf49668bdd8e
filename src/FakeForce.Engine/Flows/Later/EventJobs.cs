using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Later;

/// <summary>Has the flows of platform events wait that a transaction published, whichever API it came by. They run behind its commit, in the order of the events, which rules of delivery may have changed.</summary>
internal static class EventJobs
{
    public static void Add(Transaction transaction)
    {
        if (transaction.Rules?.Flows is not { Events: { Count: > 0 } flows } || transaction.IsRestoration) return;
        foreach (var entry in transaction.Events.Own)
            if (flows.TryGetValue(entry.Kind.Name, out var listeners))
                foreach (var flow in listeners)
                {
                    var job = new FlowJob("", 0, FlowJobKind.Event, flow.FullName, transaction.Now) { ReplayId = entry.ReplayId, SchemaId = entry.Kind.SchemaId, Bytes = Convert.ToBase64String(entry.Payload.Span) };
                    FlowJobDocuments.Add(transaction, job with { UserId = transaction.Author?.UserId ?? PublisherOf(transaction, entry.Kind.Name, job) });
                }
    }

    // Of an event that a rule of delivery has held or repeated.
    private static RecordId PublisherOf(Transaction transaction, string name, FlowJob job) =>
        transaction.Catalog.TryFind(name, out var type) && type.TryField("CreatedById", out var publisher) ? RowOf(transaction.Start, type, job).Reference(publisher.Ordinal) : default;

    /// <summary>The event's fields as a row. Its definition may have become another one since it was published.</summary>
    public static Row RowOf(OrgState state, SObjectType type, FlowJob job)
    {
        var reader = new FieldVisitor(new RowDraft(type));
        var schema = job.SchemaId is { } id ? SchemaDocuments.Find(state, id) : null;
        PayloadWalk.Visit(schema ?? EventSchemas.OfEvent(type).Type, Convert.FromBase64String(job.Bytes ?? ""), reader);
        return new Row(reader.Draft.Pack());
    }

    private sealed class FieldVisitor(RowDraft draft) : PayloadVisitor
    {
        private Field? field;

        public RowDraft Draft => draft;

        public override void BeginRecord() { }
        public override void EndRecord() { }
        public override void BeginArray() { }
        public override void EndArray() { }
        public override void Name(string name) => field = draft.Type.TryField(name, out var found) ? found : null;
        public override void Null() { }
        public override void Boolean(bool value) => Set(Value.Of(value));
        public override void Integer(long value) => Set(field?.Type.Storage == StorageKind.Double ? Value.Of((double)value) : Value.Of(value));
        public override void Double(double value) => Set(field?.Type.Storage == StorageKind.Integer ? Value.Of((long)value) : Value.Of(value));

        public override void Text(ReadOnlySpan<byte> utf8)
        {
            var text = System.Text.Encoding.UTF8.GetString(utf8);
            Set(field?.Type.Storage == StorageKind.Reference ? RecordId.TryParse(text, out var id) ? Value.Of(id) : Value.Null : Value.Of(text));
        }

        private void Set(Value value)
        {
            if (field is { Type.Storage: not StorageKind.None }) draft[field] = value;
        }
    }
}
